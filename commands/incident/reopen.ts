import { grammar } from '../grammar.ts';
import { reason } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

export const reopen: Verb = {
  family: 'incident',
  word: 'reopen',
  synonyms: ['re-open'],
  usage: 'reopen <reason>',
  summary: 'Take the incident back to deciding',
  examples: ['reopen 5xx is back since 04:10'],
  where: 'incident',
  danger: true,
  ...grammar('reopen', [reason]),
};
