import { IncidentId, PlanId } from '../core/ids.ts';
import type { Order } from '../core/orders.ts';
import type { AnyRefusal } from '../core/refusals.ts';
import { incidentOf } from './incidents.ts';
import type { Ship } from './ship.ts';

export type Found =
  | { readonly status: 'found'; readonly id: IncidentId }
  /** The order is to open one. */
  | { readonly status: 'none' }
  | { readonly status: 'unclear'; readonly refusal: AnyRefusal };

/**
 * Which incident an order is about: the one it names, the one of the plan that it names, the one on its target, else
 * the only open one. Where that leaves a choice it is refused with the open incidents to choose from.
 */
export async function findIncident(
  { registry }: Pick<Ship, 'registry'>,
  order: Order,
  said: string | undefined,
): Promise<Found> {
  if (order.kind === 'declare') return { status: 'none' };
  const open = await registry.summaries({ open: true });
  if (said !== undefined)
    return named(
      { registry },
      said,
      open.map(({ id }) => id),
    );
  if (order.kind === 'card') {
    const there = open.find(({ targets }) => targets.includes(order.target));
    return there ? { status: 'found', id: there.id } : { status: 'none' };
  }
  const plan = planIn(order);
  const made = incidentOf((plan && (await registry.streamOf(plan))) ?? '');
  if (made) return found(made);
  return onlyOne(
    order,
    open.map(({ id }) => id),
  );
}

const found = (id: IncidentId): Found => ({ status: 'found', id });
const unclear = (refusal: AnyRefusal): Found => ({ status: 'unclear', refusal });

async function named(
  { registry }: Pick<Ship, 'registry'>,
  said: string,
  open: readonly string[],
): Promise<Found> {
  const id = IncidentId.safeParse(said.toUpperCase());
  return id.success && (await registry.streamOf(id.data)) !== undefined
    ? found(id.data)
    : unclear({ code: 'UnknownIncident', facts: { said, open } });
}

function onlyOne(order: Order, open: readonly IncidentId[]): Found {
  const [only, ...more] = open;
  if (only === undefined)
    return unclear({ code: 'NoIncident', facts: { order: order.kind, open } });
  return more.length === 0 ? found(only) : unclear({ code: 'WhichIncident', facts: { open } });
}

/** The name of a plan; that of a proposal belongs to its incident alone, and is the name of nothing else. */
function planIn(order: Order): string | undefined {
  const plan = order.kind === 'propose' ? order.strategy : 'plan' in order ? order.plan : undefined;
  return PlanId.safeParse(plan).data;
}
