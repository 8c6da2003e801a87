import { grammar } from '../grammar.ts';
import { reason } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

export const takeCommand: Verb = {
  family: 'incident',
  word: 'take-command',
  synonyms: ['takecommand', 'break-glass'],
  usage: 'take-command <reason>',
  summary: 'Decide from now on, without a handover; somebody else reviews it',
  examples: ['take-command nobody answers'],
  where: 'incident',
  danger: true,
  ...grammar('takeCommand', [reason]),
};
