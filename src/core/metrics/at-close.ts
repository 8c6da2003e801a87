import type { Account } from '../account/account.ts';
import { millis } from '../ids.ts';
import type { Counted } from './counted.ts';
import { rowOf } from './row.ts';
import { times } from './times.ts';

/** How much of an incident was counted at its closes before. */
export type CountedSoFar = {
  /** Strategies that were activated, in order. */
  readonly courses: number;
  readonly unattendedMs: number;
  /** Its times are those of the first close: an incident that reopens changes no figure that was told. */
  readonly isClosed: boolean;
};

export const nothingCounted: CountedSoFar = { courses: 0, unattendedMs: 0, isClosed: false };

/** What a close makes final: everything that was not counted at the close before. `account`: up to this close. */
export function countedAtClose(
  account: Account,
  services: readonly string[],
  before: CountedSoFar,
): { readonly counted: readonly Counted[]; readonly soFar: CountedSoFar } {
  const { mode } = account;
  const row = rowOf(account);
  const courses = row.courses.slice(before.courses);
  const waitedMs = row.unattendedMs - before.unattendedMs;
  return {
    counted: [
      ...courses.flatMap(({ strategy, outcome = 'unknown' }) =>
        services.map(
          (service): Counted => ({
            of: 'runs',
            labels: { mode, service, strategy, outcome },
            value: 1,
          }),
        ),
      ),
      ...stepsOf(account, before.courses),
      ...(waitedMs > 0
        ? [{ of: 'unattended_seconds' as const, labels: { mode }, value: waitedMs / 1_000 }]
        : []),
      ...(before.isClosed ? [] : [...timesOf(account), ...rungsOf(account)]),
    ],
    soFar: { courses: row.courses.length, unattendedMs: row.unattendedMs, isClosed: true },
  };
}

/** An incident that nobody took up had nothing to decide, and is in none of the times. */
function timesOf(account: Account): readonly Counted[] {
  const { mode, outcome } = account;
  if (outcome === 'not-taken-up') return [];
  const row = rowOf(account);
  return times.flatMap(({ name: time, of }) => {
    const ms = of(row);
    const labels = { mode, time };
    return ms === undefined ? [] : [{ of: 'incident_seconds', labels, value: ms / 1_000 }];
  });
}

/** How long it stood on each rung until the next one; on the last one it stands still. */
const rungsOf = ({ rungs, mode }: Account): readonly Counted[] =>
  rungs.flatMap(({ rung, at }, index): readonly Counted[] => {
    const next = rungs[index + 1];
    if (next === undefined) return [];
    const value = (millis(next.at) - millis(at)) / 1_000;
    return [{ of: 'rung_seconds', labels: { mode, rung }, value }];
  });

const stepsOf = ({ strategies, mode }: Account, before: number): readonly Counted[] =>
  strategies
    .filter(({ activated }) => activated !== undefined)
    .slice(before)
    .flatMap(({ run }) => run?.steps ?? [])
    .flatMap(({ started, ended, outcome }): readonly Counted[] => {
      if (started === undefined || ended === undefined || outcome === undefined) return [];
      const value = (millis(ended) - millis(started)) / 1_000;
      return [{ of: 'step_seconds', labels: { mode, outcome }, value }];
    });
