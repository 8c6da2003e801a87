import { grammar } from '../grammar.ts';
import { since } from '../parts/moment.ts';
import { fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';

export const registryList: Verb = {
  family: 'registry',
  word: 'list',
  synonyms: ['search', 'find'],
  usage:
    'list [--service <service>] [--since <time>] [--until <time>] [--mode live|drill|tabletop] [--after <incident>]',
  summary: 'Incidents and what was done about them, the newest first',
  examples: ['list', 'list --service checkout --since 30d'],
  where: 'anywhere',
  danger: false,
  ...grammar('registryList', [], {
    options: [
      { field: 'service', flag: 'service', takes: 'a service', normal: fold },
      { field: 'since', flag: 'since', takes: 'a day, a moment or 30d', normal: since },
      { field: 'until', flag: 'until', takes: 'a day, a moment or 30d', normal: since },
      { field: 'mode', flag: 'mode', takes: 'live, drill or tabletop', normal: fold },
      {
        field: 'after',
        flag: 'after',
        takes: 'an incident',
        normal: (typed) => fold(typed).toUpperCase(),
      },
    ],
  }),
};
