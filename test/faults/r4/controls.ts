import type { Clock } from '../../../src/app/ports/clock.ts';
import type { Playbooks } from '../../../src/app/ports/playbooks.ts';
import type { Registry } from '../../../src/app/ports/registry.ts';
import type { WakeUps } from '../../../src/app/ports/wake-ups.ts';
import type { World } from '../../../src/app/ports/world.ts';
import * as registry from './guards.ts';
import {
  endsWithoutEnding,
  hearsNoEnd,
  leavesChildren,
  retriesBlindly,
  saysAllEnded,
  sleepsWithItsClock,
  wakesOnce,
} from './guards-outside.ts';
import type { Finding } from './judge.ts';
import type { Life, Scheduler } from './scheduler.ts';

/** What one process has in hand. */
export type Ports = {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly wire: WakeUps;
  readonly world: World;
  readonly playbooks: Playbooks;
};

type Sea = {
  readonly scheduler: Scheduler;
  readonly life: Life;
  /** A number that nobody had in this story. */
  readonly stranger: () => number;
};

/** The ports without one guard. */
export type Without = (ports: Ports, sea: Sea) => Ports;

/** A guard that is taken away, and what its absence is caught by: one of these is enough. */
export type Control = { readonly without: Without; readonly caughtBy: readonly Finding[] };

/** All guards that can be taken away, one at a time. */
export const controls = {
  'decides-on-the-old': {
    without: registry.decidesOnTheOld,
    caughtBy: ['broken', 'twice', 'lost', 'doubled'],
  },
  'forgets-keys': { without: registry.forgetsKeys, caughtBy: ['doubled'] },
  'answers-too-early': { without: registry.answersTooEarly, caughtBy: ['lost'] },
  'keeps-no-locks': { without: registry.keepsNoLocks, caughtBy: ['locks'] },
  'keeps-no-names': { without: registry.keepsNoNames, caughtBy: ['named'] },
  'keeps-no-leases': { without: registry.keepsNoLeases, caughtBy: ['unguarded'] },
  'has-no-heartbeat': { without: registry.hasNoHeartbeat, caughtBy: ['robbed'] },
  'gives-nobody-up': { without: registry.givesNobodyUp, caughtBy: ['leases', 'unfinished'] },
  'gives-up-too-early': { without: registry.givesUpTooEarly, caughtBy: ['robbed'] },
  'sleeps-with-its-clock': { without: sleepsWithItsClock, caughtBy: ['unguarded'] },
  'keeps-no-terms': { without: registry.keepsNoTerms, caughtBy: ['terms'] },
  'hears-no-terms': { without: registry.hearsNoTerms, caughtBy: ['terms', 'unfinished'] },
  'reads-no-tail': { without: registry.readsNoTail, caughtBy: ['unfinished'] },
  'wakes-once': { without: wakesOnce, caughtBy: ['unfinished'] },
  'hears-no-end': { without: hearsNoEnd, caughtBy: ['unheard'] },
  'ends-without-ending': { without: endsWithoutEnding, caughtBy: ['stale', 'orphans'] },
  'leaves-children': { without: leavesChildren, caughtBy: ['orphans'] },
  'says-all-ended': { without: saysAllEnded, caughtBy: ['orphans'] },
  'retries-blindly': { without: retriesBlindly, caughtBy: ['twice'] },
} as const satisfies Record<string, Control>;

export type ControlName = keyof typeof controls;

export const isControl = (name: string): name is ControlName => Object.hasOwn(controls, name);
export const controlNames: readonly ControlName[] = Object.keys(controls).filter(isControl);
