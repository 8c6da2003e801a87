import { grammar } from '../grammar.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const conditions = optionalText({ field: 'conditions', what: 'how things stand', inQuotes: true });

export const update: Verb = {
  family: 'incident',
  word: 'update',
  synonyms: ['inform', 'sitrep', 'status-report'],
  usage:
    'update [--for tactical|executive] [--actions "<what is done>"] [--needs "<what is waited for>"] [<how things stand>]',
  summary: 'Tell everybody how things stand; what you leave out is said as the record has it',
  examples: [
    'update',
    'update --needs "a DBA by 04:00" users can buy again, slowly',
    'update --for executive buying works again since 03:40',
  ],
  where: 'incident',
  danger: false,
  ...grammar('statusReport', [conditions], {
    options: [
      { field: 'audience', flag: 'for', takes: 'tactical or executive' },
      { field: 'actions', flag: 'actions', takes: 'what is being done' },
      { field: 'needs', flag: 'needs', takes: 'what is waited for' },
    ],
  }),
};
