import type { Account } from '../../../account/account.ts';

type Count = number | null | undefined;

/** An effect of a release, however many plans met it: counted when going back was first decided, and last. */
export type Effect = {
  readonly effect: string;
  readonly name: string;
  readonly atDecision: number | undefined;
  readonly last: number | undefined;
};

const isKnown = (count: Count): count is number => count !== null && count !== undefined;

/** Every effect once, in the order in which plans met them: what one run counted at its end is not told again by the next. */
export function effectsOnce({ effects }: Pick<Account, 'effects'>): readonly Effect[] {
  const keys = [...new Set(effects.map(({ effect, name }) => JSON.stringify({ effect, name })))];
  return keys.flatMap((key) => {
    const plans = effects.filter(({ effect, name }) => JSON.stringify({ effect, name }) === key);
    const counts = plans.flatMap(({ atDecision, last }) => [atDecision, last]);
    return plans.slice(0, 1).map(({ effect, name }) => ({
      effect,
      name,
      atDecision: plans.map(({ atDecision }) => atDecision).find(isKnown),
      last: counts.slice(1).findLast(isKnown),
    }));
  });
}

export const amount = (count: Count): string =>
  isKnown(count) ? count.toLocaleString('en-US') : 'not counted';

/** `orders: 212 at go, 240 when they were counted last`; one number where nothing changed. */
export const effectText = ({ name, atDecision, last }: Effect): string =>
  atDecision === undefined || last === undefined || atDecision === last
    ? `${name}: ${amount(last ?? atDecision)}`
    : `${name}: ${amount(atDecision)} at go, ${amount(last)} when counted last`;
