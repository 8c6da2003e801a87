import { standingOf } from '../../core/drill/standing.ts';
import { serviceOf } from '../../core/ids.ts';
import type { RehearsalRecord } from '../../core/plan/card-rehearsal.ts';
import type { FrozenPlan } from '../../core/plan/plan.ts';
import type { Ship } from '../ship.ts';
import { loadDrills } from './books.ts';
import { drilledIn, rulesOf } from './look.ts';

/** How the way back that this plan goes was rehearsed, a record for each of its services that has drills; none for another strategy. */
export async function rehearsalsOf(
  { configurations, registry, clock }: Pick<Ship, 'configurations' | 'registry' | 'clock'>,
  { strategy, targets, playbook }: Pick<FrozenPlan, 'strategy' | 'targets' | 'playbook'>,
): Promise<readonly RehearsalRecord[]> {
  if (strategy !== 'rollback') return [];
  const names = new Set(targets.map(serviceOf));
  const drilled = drilledIn(configurations.current()).filter(({ name }) => names.has(name));
  return Promise.all(
    drilled.map(async (service) => {
      const { state: book } = await loadDrills(registry, service.name);
      // Where drills go by a playbook of their own, it is meant to be another one than that of the plan.
      const now = service.drills.playbook === undefined ? { playbook } : undefined;
      const standing = standingOf({ rules: rulesOf(service), book, now }, clock.now());
      return { service: service.name, standing, book };
    }),
  );
}
