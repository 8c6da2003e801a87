import type { EventOf } from '../events.ts';
import type { Instant, PlanId } from '../ids.ts';
import type { Signature } from './loss.ts';

export type Settled = EventOf<'AssumptionSettled'>['outcome'];

/** What an incident knows of data, time and what was taken for granted. */
export type Impact = {
  /** Who gave up what, by plan. */
  readonly signed: Readonly<Record<PlanId, readonly Signature[]>>;
  /** How far the time for stopping the harm has run, and since when it is said. */
  readonly targetTime: { readonly level: 'near' | 'missed'; readonly since: Instant } | undefined;
  /** What became of each assumption of each plan, by its number. */
  readonly settled: Readonly<Record<PlanId, Readonly<Record<number, Settled>>>>;
};

export const noImpact: Impact = { signed: {}, targetTime: undefined, settled: {} };
