import { grammar } from '../grammar.ts';
import { momentOrAgo } from '../parts/moment.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const note: Verb = {
  family: 'incident',
  word: 'note',
  synonyms: ['memo', 'log'],
  usage: 'note [--at <time>] <text>',
  summary: 'Put a note into the timeline',
  examples: [
    'note the provider says their certificate expired at 02:40',
    'note --at 20m first complaint by phone',
    'note --at 2026-11-21T02:40:00Z first complaint by phone',
  ],
  where: 'incident',
  danger: false,
  ...grammar('note', [text({ field: 'text', what: 'the text of the note', inQuotes: true })], {
    options: [{ field: 'at', flag: 'at', takes: 'a time like 20m', normal: momentOrAgo }],
  }),
};
