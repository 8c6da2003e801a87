import type { PageCall, PageOutcome, Pager } from '../../src/app/ports/pager.ts';

/** A pager that keeps what it is told, and answers what the test says. */
export type SimPager = {
  readonly told: readonly PageCall[];
  /** `trigger P1 dev`: what it was told, in order. */
  readonly lines: () => readonly string[];
  answer: (call: PageCall, signal: AbortSignal) => PageOutcome | Promise<PageOutcome>;
  readonly pager: Pager;
};

export function simPager(): SimPager {
  const told: PageCall[] = [];
  const sim: SimPager = {
    told,
    lines: () =>
      told.map(({ action, key, person }) => `${action} ${key.split('/').at(-1)} ${person}`),
    answer: () => ({ status: 'taken', delivered: false }),
    pager: async (call, signal) => {
      told.push(call);
      return sim.answer(call, signal);
    },
  };
  return sim;
}
