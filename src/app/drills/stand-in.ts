import { standIn, standInOrders } from '../../core/drill/stand-in.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { eachApart } from '../apart.ts';
import { handleOrder } from '../handle-order.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import type { Ship } from '../ship.ts';

const lookAgainMs = 500;

/** What says nothing about the order: it is given again. */
const passing: ReadonlySet<string> = new Set(['Busy', 'RegistryUnavailable']);

/**
 * Gives the order of the stand-in in each drill that is surprised with one, by the same way as anybody's: what the gate
 * makes of it is what is rehearsed. Given by two processes, or twice, it counts once.
 */
export async function playStandIn(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const given = new Set<string>();
  const apart = eachApart(ship, 'StandInNotPlayed');
  while (!signal.aborted) {
    for (const incident of incidents.all()) {
      if (given.has(incident.id)) continue;
      await apart(incident.id, async () => {
        if (await isGiven(ship, incident)) given.add(incident.id);
      });
    }
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

async function isGiven(ship: Ship, incident: Incident): Promise<boolean> {
  const order = standInOrders(incident);
  if (order === undefined) return false;
  const { id } = incident;
  const answer = await handleOrder(ship, {
    order,
    incident: id,
    actor: { kind: 'person', person: standIn },
    arrival: { via: 'timer', arrival: 'timer:stand-in', key: `drill/${id}/stand-in` },
  });
  return answer.accepted || !passing.has(answer.refusal.code);
}
