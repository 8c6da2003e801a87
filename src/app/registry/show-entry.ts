import { accountOf } from '../../core/account/account.ts';
import type { Answer } from '../../core/answer.ts';
import { IncidentId, OutsideId, PlanId } from '../../core/ids.ts';
import type { Incident, MadePlan } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { outsideEntryText } from '../../core/texts/gone-back.ts';
import { registryEntryText } from '../../core/texts/registry-entry.ts';
import { loadOutside } from '../gone-back/streams.ts';
import { incidentOf } from '../incidents.ts';
import type { Ordered } from '../ordered.ts';
import { maySee, personOf, summariesFor } from '../people/sight.ts';
import { noteRead } from '../reading/reads.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

/** One incident on one page, by its name or that of one of its plans. A private one is not there for others. */
export async function showEntry(
  ship: Ship,
  { order, actor, arrival }: Ordered & { readonly order: OrderOf<'registryShow'> },
): Promise<Answer> {
  const outside = OutsideId.safeParse(order.entry).data;
  if (outside !== undefined) return showOutside(ship, outside);
  const id = await incidentNamed(ship, order.entry);
  const { state } = id === undefined ? { state: undefined } : await ship.incidents.load(id);
  if (state === undefined || !maySee(ship, state, personOf(actor))) {
    const open = await summariesFor(ship, personOf(actor), { open: true });
    const facts = { said: order.entry, open: open.map((one) => one.id) };
    return answerNo(ship, { code: 'UnknownIncident', facts });
  }
  await noteRead(ship, state, { actor, what: order.kind, arrival });
  const account = accountOf(await ship.logs.read(state.id));
  if (account === undefined) throw new Error(`${state.id} begins with no declaration`);
  const say = registryEntryText(account, voiceOf(ship), planNamed(state, order.entry));
  return { accepted: true, incident: state.id, events: [], say };
}

/** What went back outside, and what the team said of it. It is nobody's secret. */
async function showOutside(ship: Ship, said: OutsideId): Promise<Answer> {
  const { state } = await loadOutside(ship.registry, said);
  return state === undefined
    ? answerNo(ship, refuse('UnknownOutside', { said }))
    : { accepted: true, events: [], say: outsideEntryText(state, voiceOf(ship)) };
}

/** The plan that was asked for, where it is one of this incident. */
function planNamed({ plans }: Incident, said: string): MadePlan | undefined {
  const plan = PlanId.safeParse(said).data;
  return plan && plans[plan];
}

/** `INC-3`, or the incident of the plan `RB-17`. */
const incidentNamed = async (
  { registry }: Pick<Ship, 'registry'>,
  said: string,
): Promise<IncidentId | undefined> =>
  IncidentId.safeParse(said).data ?? incidentOf((await registry.streamOf(said)) ?? '');
