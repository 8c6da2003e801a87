import type { Log } from './afloat.ts';
import type { Findings, Remains } from './judge.ts';

/** What was found, as it is printed. */
export type Report = {
  readonly id: 'R1';
  readonly queue: 'memory' | 'redis';
  readonly seed: number;
  readonly kills: number;
  readonly incidents: number;
  readonly acknowledged: number;
  readonly effects: number;
  /** Steps of which nobody could tell what became of them: allowed, and each is settled by a person. */
  readonly unknown: number;
  readonly lost: number;
  readonly doubled: number;
  readonly twice: number;
  readonly stale: number;
  readonly unrecorded: number;
  readonly invented: number;
  readonly orphans: number;
  /** Services whose last run did not come to its end. */
  readonly unfinished: number;
  readonly chain: 'valid' | 'broken';
  readonly locks: 'as recorded' | 'other than recorded';
  readonly held: number;
  readonly seconds: number;
  readonly holds: boolean;
  readonly problems: readonly string[];
};

export type Seen = Pick<Report, 'queue' | 'seed' | 'kills' | 'incidents' | 'seconds'> & {
  readonly remains: Remains;
  readonly log: Log;
  readonly findings: Findings;
  readonly orphans: readonly string[];
  readonly unfinished: readonly string[];
  /** Whether the last life verified its own registry over HTTP. */
  readonly online: boolean;
};

const toldProblems = 20;

/** Counts what must be zero, and says whether it is. */
export function reportOf(seen: Seen): Report {
  const { remains, log, findings, orphans, unfinished, online, ...run } = seen;
  const chain = log.chain && online;
  const broken = [
    ...(chain ? [] : ['the chain does not verify']),
    ...(log.locks ? [] : ['the locks are not what the events say']),
    ...(log.leases === 0 ? [] : [`${log.leases} leases are left`]),
  ];
  const wrong = [...Object.values(findings).flat(), ...orphans, ...unfinished, ...broken];
  return {
    id: 'R1',
    ...run,
    acknowledged: remains.acknowledged.length,
    effects: remains.effects.length,
    unknown: remains.events.filter(({ type }) => type === 'StepUnknown').length,
    lost: findings.lost.length,
    doubled: findings.doubled.length,
    twice: findings.twice.length,
    stale: findings.stale.length,
    unrecorded: findings.unrecorded.length,
    invented: findings.invented.length,
    orphans: orphans.length,
    unfinished: unfinished.length,
    chain: chain ? 'valid' : 'broken',
    locks: log.locks ? 'as recorded' : 'other than recorded',
    held: log.held,
    holds: wrong.length === 0,
    problems: wrong.slice(0, toldProblems),
  };
}
