import { grammar } from '../grammar.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const abort: Verb = {
  family: 'rollback',
  word: 'abort',
  synonyms: ['terminate'],
  usage: 'abort [<reason>]',
  summary: 'End the run: no new step starts, running ones are told to stop',
  examples: ['abort', 'abort the queue is filling up'],
  where: 'incident',
  danger: true,
  ...grammar('abort', [optionalText({ field: 'reason', what: 'a reason' })]),
};
