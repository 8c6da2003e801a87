import type { Clock } from '../../../src/app/ports/clock.ts';
import type { Playbooks } from '../../../src/app/ports/playbooks.ts';
import type { Registry } from '../../../src/app/ports/registry.ts';
import type { WakeUps } from '../../../src/app/ports/wake-ups.ts';
import type { World } from '../../../src/app/ports/world.ts';
import type { Life, Scheduler } from './scheduler.ts';
import type { Finding } from './judge.ts';

/** What one process has in hand. */
export type Ports = {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly wire: WakeUps;
  readonly world: World;
  readonly playbooks: Playbooks;
};

type Sea = { readonly scheduler: Scheduler; readonly life: Life };

/** A guard that is taken away, and what its absence is caught by. */
export type Control = {
  readonly name: string;
  readonly caughtBy: readonly Finding[];
  readonly without: (ports: Ports, sea: Sea) => Ports;
};
