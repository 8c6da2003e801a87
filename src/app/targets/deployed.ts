import type { Event } from '../../core/events.ts';
import type { Target } from '../../core/ids.ts';
import { type Deployment, deploymentsIn } from '../../core/metrics/dora.ts';
import {
  evolveTarget,
  noHistory,
  type TargetHistory,
  wayBack,
} from '../../core/release/history.ts';
import { recorded, targetStream } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';

/** What went live on a target, and whether it goes back to anything from there. */
export type Deployed = {
  readonly target: Target;
  readonly deployments: readonly Deployment[];
  readonly hasWayBack: boolean;
};

/** What went live on one target, kept by the version of its stream: only what is new is read again. */
export type DeployedOn = (target: Target) => Promise<Deployed>;

type Known = {
  readonly version: number;
  readonly state: TargetHistory;
  /** Registrations alone: a release may be said again with more of what it carries. */
  readonly registered: readonly Event[];
  readonly deployed: Deployed;
};

export function openDeployed(registry: Pick<Registry, 'read'>): DeployedOn {
  const known = new Map<Target, Known>();
  return async (target) => {
    const before = known.get(target);
    const added = await registry.read(targetStream(target), before?.version);
    if (before !== undefined && added.length === 0) return before.deployed;
    const log = added.map(recorded);
    const registered = [
      ...(before?.registered ?? []),
      ...log.map(({ event }) => event).filter(({ type }) => type === 'ReleaseRegistered'),
    ];
    const state = log.reduce(evolveTarget, before?.state ?? noHistory);
    const deployed = {
      target,
      deployments: deploymentsIn(registered),
      hasWayBack: wayBack(state) !== undefined,
    };
    known.set(target, {
      version: (before?.version ?? 0) + added.length,
      state,
      registered,
      deployed,
    });
    return deployed;
  };
}
