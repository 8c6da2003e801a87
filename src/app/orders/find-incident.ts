import type { Actor } from '../../core/command.ts';
import { IncidentId, PlanId, type Target } from '../../core/ids.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import type { Order } from '../../core/orders.ts';
import { type AnyRefusal, refuse } from '../../core/refusals.ts';
import { isOfTabletop, isOutOfPlace } from '../../core/tabletop/deciders.ts';
import { incidentOf } from '../incidents.ts';
import type { Ordered } from '../ordered.ts';
import { maySee, personOf, type Sighted, summariesFor } from '../people/sight.ts';
import { isQuestion } from '../questions.ts';

export type Found =
  | { readonly status: 'found'; readonly id: IncidentId }
  /** The order is to open one. */
  | { readonly status: 'none' }
  | { readonly status: 'unclear'; readonly refusal: AnyRefusal };

/**
 * Which incident an order is about: the one it names, the one of the plan that it names, the one on its target, else
 * the only open one of those that it can be about. Where that leaves a choice it is refused with the open incidents to choose from. A private incident
 * is not there for whoever may not know of it.
 */
export async function findIncident(
  ship: Sighted,
  order: Order,
  { incident: said, actor }: Pick<Ordered, 'incident' | 'actor'>,
): Promise<Found> {
  if (order.kind === 'declare') return { status: 'none' };
  const open = await summariesFor(ship, personOf(actor), { open: true });
  const ids = open.map(({ id }) => id);
  const meant = namedBy(order) ?? said;
  if (meant !== undefined) return named(ship, meant, { ids, actor });
  if (order.kind === 'card') return onTarget(ship, order.target, open);
  const plan = planIn(order);
  const made = incidentOf((plan && (await ship.registry.streamOf(plan))) ?? '');
  if (made && (await isSeen(ship, made, actor))) return found(made);
  return onlyOne(order, open);
}

/** That a private incident holds a target is told: a second one on it would be two commands. */
async function onTarget(
  { registry }: Sighted,
  target: Target,
  seen: readonly IncidentSummary[],
): Promise<Found> {
  const there = seen.find(({ targets }) => targets.includes(target));
  if (there) return found(there.id);
  const [hidden] = await registry.summaries({ open: true, target });
  return hidden
    ? unclear({
        code: 'TargetHasIncident',
        facts: { target, incident: hidden.id, isPrivate: true },
      })
    : { status: 'none' };
}

async function isSeen(ship: Sighted, id: IncidentId, actor: Actor): Promise<boolean> {
  const { state } = await ship.incidents.load(id);
  // What was signed ahead acts by itself: nothing is shown to whoever signed it.
  const isSigned = actor.kind === 'person' && actor.under === 'standing-order';
  return state !== undefined && (isSigned || maySee(ship, state, personOf(actor)));
}

const found = (id: IncidentId): Found => ({ status: 'found', id });
const unclear = (refusal: AnyRefusal): Found => ({ status: 'unclear', refusal });

async function named(
  ship: Sighted,
  said: string,
  { ids, actor }: { readonly ids: readonly string[]; readonly actor: Actor },
): Promise<Found> {
  const id = IncidentId.safeParse(said.toUpperCase());
  return id.success && (await isSeen(ship, id.data, actor))
    ? found(id.data)
    : unclear({ code: 'UnknownIncident', facts: { said, open: ids } });
}

function onlyOne(order: Order, open: readonly IncidentSummary[]): Found {
  const [only, ...more] = placesFor(order, open).map(({ id }) => id);
  if (only !== undefined) {
    return more.length === 0
      ? found(only)
      : unclear({ code: 'WhichIncident', facts: { open: [only, ...more] } });
  }
  return unclear(
    isOfTabletop(order)
      ? refuse('NoTabletop', {})
      : { code: 'NoIncident', facts: { order: order.kind, open: [] } },
  );
}

/**
 * Where an order has its place: that of a tabletop in one, that about a drill in what is rehearsed, and what acts or only
 * reads in what is real, beside which a tabletop is no choice. What would change either is asked about.
 */
export function placesFor(
  order: Order,
  open: readonly IncidentSummary[],
): readonly IncidentSummary[] {
  const tabletops = open.filter(({ mode }) => mode === 'tabletop');
  if (isOfTabletop(order)) return tabletops;
  if (order.kind === 'drillReport') return orAll(open, ({ mode }) => mode !== 'live');
  return isOutOfPlace(order.kind) || isQuestion(order)
    ? orAll(open, ({ mode }) => mode !== 'tabletop')
    : open;
}

function orAll(
  open: readonly IncidentSummary[],
  fits: (one: IncidentSummary) => boolean,
): readonly IncidentSummary[] {
  const fitting = open.filter(fits);
  return fitting.length === 0 ? open : fitting;
}

/** What a legal hold is put on, or is taken out, is always named: it may be years since it was closed. */
const namedBy = (order: Order): string | undefined =>
  order.kind === 'registryHold' ||
  order.kind === 'registryRelease' ||
  order.kind === 'registryExport'
    ? order.entry
    : undefined;

/** The name of a plan; that of a proposal belongs to its incident alone, and is the name of nothing else. */
function planIn(order: Order): string | undefined {
  const plan = order.kind === 'propose' ? order.strategy : 'plan' in order ? order.plan : undefined;
  return PlanId.safeParse(plan).data;
}
