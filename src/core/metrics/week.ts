import { after, type Instant } from '../ids.ts';
import type { Window } from './dora.ts';
import type { Spread } from './measure.ts';
import { type Known, type Scope, type Stats, statsOf } from './stats.ts';

const weekMs = 7 * 86_400_000;

/** A week of live incidents beside the four before it. */
export type Week = { readonly last: Stats; readonly before: Stats };

/** A week as it began and ended, and the four that ended when it began. */
export function weekOf({ since, until }: Window, known: Known): Week {
  const scope = (from: Instant, to: Instant): Scope => ({
    window: { since: from, until: to },
    mode: 'live',
    services: undefined,
  });
  return {
    last: statsOf(scope(since, until), known),
    before: statsOf(scope(after(since, -4 * weekMs), since), known),
  };
}

/** The spread of one of the times; throws for a name that no time has. */
export function timeIn(
  { times }: Pick<Stats, 'times'>,
  name: Stats['times'][number]['name'],
): Spread {
  const found = times.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is no time`);
  return found;
}
