import { millis } from '../../core/ids.ts';
import { destroyedDatasets } from '../../core/impact/loss.ts';
import type { DatasetSpec, Loss } from '../../core/impact/shapes.ts';
import { type FrozenPlan, planHash } from '../../core/plan/plan.ts';
import { withDeadline } from '../deadline.ts';
import type { Ship } from '../ship.ts';

/** How long looking up one figure may take: a person is waiting. */
const probeTimeoutMs = 3_000;

/** What a plan would lose now of the datasets that it destroys something of. */
export type Losing = (plan: FrozenPlan) => Promise<readonly Loss[]>;

type Probe = DatasetSpec['rows'];

/** A figure of a dataset; null where it is not asked for, or nobody can tell in time. */
async function figure(
  { clock, world }: Pick<Ship, 'clock' | 'world'>,
  count: Probe,
  id: string,
): Promise<number | null> {
  if (count === undefined) return null;
  const { value } = await withDeadline(clock, { ms: probeTimeoutMs }, (signal) =>
    world.count({ id, count }, signal),
  );
  return value.status === 'counted' ? value.count : null;
}

/** The newest restorable point is told in seconds since 1970; one that lies ahead is as fresh as can be. */
async function lossOf(
  ship: Pick<Ship, 'clock' | 'world'>,
  { name: dataset, owner, newest, rows }: DatasetSpec,
): Promise<Loss> {
  const [point, many] = await Promise.all([
    figure(ship, newest, `newest-${dataset}`),
    figure(ship, rows, `rows-${dataset}`),
  ]);
  const age = point === null ? null : millis(ship.clock.now()) - point * 1_000;
  return {
    dataset,
    owner,
    rows: many === null ? null : Math.ceil(many),
    ageMs: age === null ? null : Math.max(0, Math.round(age)),
  };
}

/** Looks up what a plan would lose, now. */
export const dataLoss = (
  ship: Pick<Ship, 'clock' | 'world'>,
  plan: FrozenPlan,
): Promise<readonly Loss[]> =>
  Promise.all(destroyedDatasets(plan).map((dataset) => lossOf(ship, dataset)));

/** Looks each plan up once, however often an order has to be decided anew. */
export function loseOnce(ship: Pick<Ship, 'clock' | 'world'>): Losing {
  const known = new Map<string, Promise<readonly Loss[]>>();
  return (plan) => {
    const hash = planHash(plan);
    const looking = known.get(hash) ?? dataLoss(ship, plan);
    known.set(hash, looking);
    return looking;
  };
}
