import { grammar } from '../grammar.ts';
import { meanings } from '../parts/choice.ts';
import { since } from '../parts/moment.ts';
import { strategyWords } from '../parts/strategy.ts';
import { optionalText } from '../parts/text.ts';
import { fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';

const strategies = meanings(strategyWords);
/** Slack's own form of a name is the account that it means. */
const handle = (typed: string): string =>
  typed.replace(/^<@([A-Z0-9]{1,40})(?:\|[^>]*)?>$/u, '@$1');
const time = 'a day, a moment or 30d';

export const registryList: Verb = {
  family: 'registry',
  word: 'list',
  synonyms: ['search', 'find'],
  usage:
    'list [<words>] [--service <service>] [--since <time>] [--until <time>] [--outcome <outcome>] [--strategy <strategy>] [--person <@person> --because <reason>] [--mode <mode>] [--oldest-first] [--after <incident>] [--format md|json|csv]',
  summary: 'Incidents and what was done about them, the newest first',
  examples: ['list', 'list discount code --service checkout --since 30d', 'list --outcome worse'],
  where: 'anywhere',
  danger: false,
  ...grammar(
    'registryList',
    [optionalText({ field: 'words', what: 'words to look for', inQuotes: true })],
    {
      options: [
        { field: 'service', flag: 'service', takes: 'a service', normal: fold },
        { field: 'since', flag: 'since', takes: time, normal: since },
        { field: 'until', flag: 'until', takes: time, normal: since },
        { field: 'outcome', flag: 'outcome', takes: 'an outcome, as success', normal: fold },
        {
          field: 'strategy',
          flag: 'strategy',
          takes: 'a strategy, as rollback',
          normal: (typed) => strategies.get(fold(typed)) ?? typed,
        },
        { field: 'person', flag: 'person', takes: 'a person', normal: handle },
        { field: 'because', flag: 'because', takes: 'a reason, between quotes' },
        { field: 'mode', flag: 'mode', takes: 'live, drill, tabletop or imported', normal: fold },
        { field: 'oldestFirst', flag: 'oldest-first' },
        {
          field: 'after',
          flag: 'after',
          takes: 'an incident',
          normal: (typed) => fold(typed).toUpperCase(),
        },
        { field: 'format', flag: 'format', takes: 'md, json or csv', normal: fold },
      ],
    },
  ),
};
