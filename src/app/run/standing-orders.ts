import type { Incident } from '../../core/incident/incident.ts';
import { counting } from '../../core/standing-order/countdown.ts';
import { eachApart } from '../apart.ts';
import { handleOrder } from '../handle-order.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import type { Ship } from '../ship.ts';

const lookAgainMs = 500;

/** What says nothing about the plan: it is tried again until the order's minute is over. */
const passing: ReadonlySet<string> = new Set(['Busy', 'RegistryUnavailable']);

/**
 * Gives each standing order whose countdown is over, as whoever signed it: the timer looks nothing up, and going needs
 * everything that a go by hand needs. Given by two processes, or twice, it is carried out once.
 */
export async function giveStandingOrders(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const apart = eachApart(ship, 'StandingOrderNotGiven');
  while (!signal.aborted) {
    for (const incident of incidents.all()) {
      await apart(incident.id, () => giveIfDue(ship, incident));
    }
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

async function giveIfDue(ship: Ship, incident: Incident): Promise<void> {
  const order = counting(incident);
  if (order === undefined || ship.clock.now() < order.until) return;
  const { id } = incident;
  const { plan, signedBy } = order;
  const code = await givenNo(ship, { id, plan, signedBy });
  if (code === undefined || passing.has(code)) return;
  await handleReport(
    ship,
    { kind: 'standingOrderRefused', plan, code },
    { incident: id, actor: 'worker' },
  );
}

type Given = Pick<Incident, 'id'> &
  Pick<NonNullable<ReturnType<typeof counting>>, 'plan' | 'signedBy'>;

/** The code with which the order was refused; undefined where it was carried out. */
async function givenNo(ship: Ship, { id, plan, signedBy }: Given): Promise<string | undefined> {
  const answer = await handleOrder(ship, {
    order: { kind: 'go', plan },
    incident: id,
    actor: { kind: 'person', person: signedBy, under: 'standing-order' },
    arrival: {
      via: 'timer',
      arrival: 'timer:standing-order',
      key: `standing-order/${id}/${plan}`,
    },
  });
  return answer.accepted ? undefined : answer.refusal.code;
}
