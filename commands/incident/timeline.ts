import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { momentOrAgo } from '../parts/moment.ts';
import { optional } from '../parts/names.ts';
import { fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';

const format = choice({
  field: 'format',
  what: 'a format',
  code: 'UnknownWord',
  words: {
    md: ['markdown', 'text'],
    json: [],
    csv: ['spreadsheet'],
    html: ['page'],
    png: ['picture', 'image'],
    svg: [],
  },
});

const kindOf = (typed: string): string => fold(typed);
/** Slack's own form of a name is the account that it means. */
const nameOf = (typed: string): string =>
  typed.replace(/^<@([A-Z0-9]{1,40})(?:\|[^>]*)?>$/u, '@$1');

export const timeline: Verb = {
  family: 'incident',
  word: 'timeline',
  synonyms: ['history', 'events'],
  usage:
    'timeline [md|json|csv|html|png|svg] [--kind <kind>] [--by <name>] [--since <time>] [--until <time>] [--words <words>] [--zone <zone>]',
  summary: 'All that happened, in order',
  examples: ['timeline', 'timeline csv', 'timeline --kind decide --zone Europe/Berlin'],
  where: 'incident',
  danger: false,
  ...grammar('timeline', [optional(format)], {
    options: [
      {
        field: 'kinds',
        flag: 'kind',
        takes: 'a kind of entry',
        normal: kindOf,
        many: { between: ',' },
      },
      { field: 'by', flag: 'by', takes: 'a name', normal: nameOf, many: {} },
      { field: 'since', flag: 'since', takes: 'a time like 30m', normal: momentOrAgo },
      { field: 'until', flag: 'until', takes: 'a time like 30m', normal: momentOrAgo },
      { field: 'words', flag: 'words', takes: 'words, between quotes where there are several' },
      { field: 'zone', flag: 'zone', takes: 'a time zone, as Europe/Berlin' },
    ],
  }),
};
