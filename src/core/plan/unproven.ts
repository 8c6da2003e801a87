import { fewWords, list } from '../texts/words.ts';
import type { FrozenPlan } from './plan.ts';

/** What nothing has proven, each in so many words; with 0 how many there are, because Details and the record have them all. */
export function unprovenIn({ assumes }: FrozenPlan, words: number): readonly string[] {
  const all = assumes.filter(({ check }) => check === undefined);
  return all.length > 0 && words === 0
    ? [`${all.length} (Details)`]
    : all.map(({ text }) => fewWords(text, words, 80));
}

/** What going accepts although nothing has proven it. */
export const unprovenLines = ({
  unproven,
}: {
  readonly unproven: readonly string[];
}): readonly string[] => (unproven.length === 0 ? [] : [`Unproven: ${list(unproven, 4)}.`]);
