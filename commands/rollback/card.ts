import { err } from '../../src/lib/result.ts';
import { grammar } from '../grammar.ts';
import { target } from '../parts/targets.ts';
import type { Verb } from '../verb.ts';

const bare = grammar('card', [target]);

/** The verb without a word. Whatever else stands in the line makes a plan of it, so that is what is offered. */
export const card: Verb = {
  family: 'rollback',
  word: '',
  synonyms: [],
  usage: '<service[@env]>',
  summary: 'The card: what is wrong, what a rollback does, and the decision',
  examples: ['checkout', 'checkout@staging'],
  where: 'anywhere',
  danger: false,
  ...bare,
  parse: (spot, known) => {
    const read = bare.parse(spot, known);
    if (read.ok || read.error.code !== 'ExtraWords') return read;
    const corrections = [`plan ${spot.line.slice(spot.at).trim()}`, ...read.error.corrections];
    return err({ ...read.error, corrections });
  },
};
