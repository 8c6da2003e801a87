import { strategies } from '../../src/core/strategy/strategy.ts';
import { grammar } from '../grammar.ts';
import { confirmation } from '../parts/confirmation.ts';
import { course } from '../parts/course.ts';
import { targets } from '../parts/targets.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const reason = text({ field: 'reason', what: 'a reason: it goes on record', inQuotes: true });

export const switchTo: Verb = {
  family: 'rollback',
  word: 'switch',
  synonyms: ['change', 'switch-to'],
  usage: `switch ${strategies.join('|')}|<plan> [<service[@env]>…] [--steps "<first>; <second>"] [--for <release>] [--undo] [--override] "<reason>"`,
  summary: 'Follow another strategy; the old one ends first',
  examples: [
    'switch wait "the queue is draining"',
    'switch RB-18 release 1 has the same fault',
    'switch flag-off --steps "Turn it off in the console; Check that purchases rise" the new form fails',
  ],
  where: 'incident',
  danger: true,
  ...grammar('switch', [course('to'), targets(), reason], {
    options: [
      { field: 'steps', flag: 'steps', takes: 'the steps in quotes, parted by semicolons' },
      { field: 'awaits', flag: 'for', takes: 'the release, commit or pull request' },
      { field: 'undo', flag: 'undo' },
      { field: 'override', flag: 'override' },
      ...confirmation,
    ],
  }),
};
