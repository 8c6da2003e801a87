import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { step } from '../parts/step.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const state = choice({
  field: 'state',
  what: 'a state',
  code: 'UnknownWord',
  words: {
    seen: ['read'],
    doing: ['working', 'started'],
    done: ['finished', 'complete', 'completed'],
    failed: ['fail'],
    blocked: ['stuck'],
  },
});

export const ack: Verb = {
  family: 'rollback',
  word: 'ack',
  synonyms: ['acknowledge'],
  usage: 'ack <step> seen|doing|done|failed|blocked [<evidence>]',
  summary: 'Say how far you are with a step that a person carries out',
  examples: ['ack tell-support done all shifts have confirmed'],
  where: 'incident',
  danger: true,
  ...grammar('ack', [step, state, optionalText({ field: 'evidence', what: 'evidence' })]),
};
