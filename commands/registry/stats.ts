import { grammar } from '../grammar.ts';
import { since } from '../parts/moment.ts';
import { fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';

export const registryStats: Verb = {
  family: 'registry',
  word: 'stats',
  synonyms: ['metrics', 'figures'],
  usage:
    'stats [--service <service>] [--team <team>] [--quarter 2026q3] [--since <time>] [--until <time>] [--mode live|drill|tabletop|imported] [--form text|summary|json]',
  summary: 'How fast incidents were over and how rollbacks went, of the last 90 days',
  examples: ['stats', 'stats --service checkout --quarter 2026q3', 'stats --form summary'],
  where: 'anywhere',
  danger: false,
  ...grammar('registryStats', [], {
    options: [
      { field: 'service', flag: 'service', takes: 'a service', normal: fold },
      { field: 'team', flag: 'team', takes: 'a team', normal: fold },
      { field: 'quarter', flag: 'quarter', takes: 'a quarter like 2026q3', normal: fold },
      { field: 'since', flag: 'since', takes: 'a day, a moment or 30d', normal: since },
      { field: 'until', flag: 'until', takes: 'a day, a moment or 30d', normal: since },
      { field: 'mode', flag: 'mode', takes: 'live, drill, tabletop or imported', normal: fold },
      { field: 'form', flag: 'form', takes: 'text, summary or json', normal: fold },
    ],
  }),
};
