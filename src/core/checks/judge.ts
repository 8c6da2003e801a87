import type { CheckSpec } from '../plan/plan.ts';
import type { Verdict } from './verdict.ts';

type Measured = Exclude<Verdict, 'skipped'>;

/** What has been seen of one check since somebody began to ask. Times are milliseconds of the monotonic clock. */
export type Watch = {
  readonly since: number;
  readonly verdict: Measured | undefined;
  readonly passingSince: number | undefined;
  /** How many measurements since the last pass were none, by verdict. */
  readonly misses: Readonly<Record<Exclude<Measured, 'pass'>, number>>;
  readonly held: boolean;
};

const noMisses = { fail: 0, error: 0, inconclusive: 0 } as const;

export const beginWatch = (now: number): Watch => ({
  since: now,
  verdict: undefined,
  passingSince: undefined,
  misses: noMisses,
  held: false,
});

/**
 * One more measurement, asked at `asked` and answered at `now`. Whatever is not a pass starts the soak anew; the limits
 * only delay the moment at which the verdict says so. The soak lasts from the end of the first pass to the beginning of
 * the last one: nobody knows at which moment of a slow measurement the world was well.
 */
export function observe(
  spec: CheckSpec,
  watch: Watch,
  verdict: Measured,
  { asked, now }: { readonly asked: number; readonly now: number },
): Watch {
  if (verdict === 'pass') {
    const passingSince = watch.passingSince ?? now;
    const held = spec.soakMs === 0 || asked - passingSince >= spec.soakMs;
    return { ...watch, verdict, passingSince, misses: noMisses, held };
  }
  const misses = { ...watch.misses, [verdict]: watch.misses[verdict] + 1 };
  const limit = {
    fail: spec.failureLimit,
    error: spec.errorLimit,
    inconclusive: spec.inconclusiveLimit,
  };
  return {
    since: watch.since,
    verdict: misses[verdict] > limit[verdict] ? verdict : watch.verdict,
    passingSince: undefined,
    misses,
    held: false,
  };
}

/**
 * Whether a check that is asked until it has a verdict has one: it held, or its time to come round is over. One that
 * passes now and then but never holds has as long again as its soak.
 */
export function isConcluded(spec: CheckSpec, watch: Watch, now: number): boolean {
  if (watch.held) return true;
  if (watch.verdict === undefined || watch.passingSince !== undefined) return false;
  const wavers = watch.verdict === 'pass';
  return now - watch.since >= spec.withinMs + (wavers ? spec.soakMs : 0);
}
