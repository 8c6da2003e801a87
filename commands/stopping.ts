import { edits } from '../src/lib/edits.ts';
import { exactVerb, wordsOf } from './lookup.ts';
import { meanings } from './parts/choice.ts';
import { planOf } from './parts/plan.ts';
import { strategyWords } from './parts/strategy.ts';
import { reserved } from './reserved.ts';
import { stop } from './rollback/stop.ts';
import { fold } from './spelling.ts';
import type { Known } from './verb.ts';
import { nextWord } from './words.ts';

const stops: readonly string[] = [stop.word, ...stop.synonyms];
const strategies = [...meanings(strategyWords).keys()];
const others: readonly string[] = [
  ...wordsOf('rollback').filter((word) => !stops.includes(word)),
  ...reserved.rollback,
  ...strategies,
  'help',
];

/**
 * True when the words after `/rollback` say stop, in whatever spelling. A stop that was not meant costs a tap, a stop
 * that was not understood costs an incident; so only a word that is nearer to another verb or to a known service, or
 * that names a target or a plan, is none.
 */
export function meansStop(words: string, known: Known): boolean {
  // Only the beginning counts, so that a stop is known at once however much was pasted after it.
  const tail = words.slice(0, 200);
  const word = nextWord(tail, 0);
  if (word === undefined) return false;
  const said = fold(word.text);
  const [beginning = '', environment] = said.split(/[.,;:!?…@]/u, 2);
  if (stops.includes(beginning)) return !isTarget(said, environment, known);
  const exact = exactVerb('rollback', tail) !== undefined || planOf(word) !== undefined;
  return !exact && !said.includes('@') && isMisspelled(said, known);
}

/** `stop@prod` is a target where there is a service of that name. Without the environment the verb wins. */
const isTarget = (said: string, environment: string | undefined, known: Known): boolean =>
  environment !== undefined && known.services.includes(said.split('@', 1).join(''));

function isMisspelled(said: string, known: Known): boolean {
  if (said.length < 3) return false;
  // Of three letters the first must be right: `stp`, but not `old`.
  if (said.length === 3 && !stops.some((word) => word.startsWith(said.charAt(0)))) return false;
  const reach = said.length === 3 ? 1 : 2;
  const far = nearness(said, stops);
  return far <= reach && far <= nearness(said, others) && far <= nearness(said, known.services);
}

const nearness = (said: string, words: readonly string[]): number =>
  Math.min(...words.map((word) => edits(said, word)));

/** True when one of the words is a stop and no strategy's name: what to offer when nothing else was understood. */
export const mentionsStop = (line: string): boolean =>
  line
    .slice(0, 1_000)
    .split(/\s/u)
    .map(fold)
    .some((word) => stops.includes(word) && !strategies.includes(word));
