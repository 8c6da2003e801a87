import { approvalDeciders } from './approval/deciders.ts';
import { mayHold } from './authority/command.ts';
import { authorityDeciders } from './authority/deciders.ts';
import { cadenceDeciders } from './cadence/deciders.ts';
import { channelDeciders } from './channel/deciders.ts';
import { checkDeciders } from './checks/deciders.ts';
import { type Command, type Decider, type Decision, refused } from './command.ts';
import { silenced } from './drill/spring.ts';
import type { Event } from './events.ts';
import { extentDeciders } from './extent/deciders.ts';
import { gateDeciders } from './gates/deciders.ts';
import type { PersonId } from './ids.ts';
import { impactDeciders } from './impact/deciders.ts';
import { incidentDeciders } from './incident/deciders.ts';
import { declare } from './incident/declare.ts';
import type { Incident } from './incident/incident.ts';
import { noteDeciders } from './notes/deciders.ts';
import type { OrderOf } from './orders.ts';
import { outsideDeciders } from './outside/deciders.ts';
import { pagingDeciders } from './paging/deciders.ts';
import { may } from './policy/may.ts';
import { staleScreen } from './policy/stale.ts';
import { privacyDeciders } from './privacy/deciders.ts';
import { proposalDeciders } from './proposals/deciders.ts';
import { publicUpdateDeciders } from './public-updates/deciders.ts';
import { type Refusal, type RefusalCode, refuse } from './refusals.ts';
import { reportDeciders } from './report/deciders.ts';
import { restDeciders } from './rest/deciders.ts';
import { retentionDeciders } from './retention/deciders.ts';
import { reviewDeciders } from './review/deciders.ts';
import { runDeciders } from './run/deciders.ts';
import { standDownDeciders } from './standdown/deciders.ts';
import { isSigned, signedMay } from './standing-order/acting.ts';
import { strategyDeciders } from './strategy/deciders.ts';
import { card } from './strategy/plans.ts';
import { onlyRehearsed, tabletopDeciders } from './tabletop/deciders.ts';

const deciders = {
  ...incidentDeciders,
  ...authorityDeciders,
  ...extentDeciders,
  ...cadenceDeciders,
  ...publicUpdateDeciders,
  ...standDownDeciders,
  ...strategyDeciders,
  ...proposalDeciders,
  ...pagingDeciders,
  ...privacyDeciders,
  ...channelDeciders,
  ...impactDeciders,
  ...noteDeciders,
  ...approvalDeciders,
  ...runDeciders,
  ...restDeciders,
  ...checkDeciders,
  ...reviewDeciders,
  ...reportDeciders,
  ...gateDeciders,
  ...outsideDeciders,
  ...retentionDeciders,
  ...tabletopDeciders,
};

/** The orders that change an incident which exists already. */
export type ChangeKind = keyof typeof deciders;
export type Change = OrderOf<ChangeKind>;

const isChange = (order: Command['order']): order is Change => order.kind in deciders;

const table: { readonly [K in ChangeKind]: Decider<K> } = deciders;

/**
 * What an order does: events, a note that it is so already, or a refusal with what is to be kept of it. Pure: the same
 * command on the same state always answers the same. Orders that only read are never decided; giving one here is a bug.
 */
export function decide(command: Command, incident: Incident | undefined): Decision {
  const { order, actor } = command;
  if (actor.kind === 'machine') {
    return refused(refuse('MachineMayNot', { token: actor.token, order: order.kind }));
  }
  const by = actor.person;
  if (order.kind === 'declare') return declare({ ...command, order }, by);
  if (!incident) {
    if (order.kind === 'card') return card({ ...command, order }, by, incident);
    throw new Error(`${order.kind} cannot be decided here`);
  }
  const decision = onIncident({ command, by, incident });
  if (decision.status !== 'refused') return decision;
  const { refusal, events } = decision;
  const told = withWay(refusal, by, command);
  // Whoever signed ahead said nothing now: that it was refused is told of the standing order.
  const said = isSigned(command) ? [] : kept(refusal.code, command, by);
  return refused(told, [...said, ...events]);
}

/** Whoever may not decide is told whether they could take command. */
const withWay = (refusal: Refusal, by: PersonId, { facts }: Pick<Command, 'facts'>): Refusal =>
  refusal.code === 'NotTheAuthority'
    ? refuse('NotTheAuthority', {
        ...refusal.facts,
        onRoster: mayHold(facts.roster).includes(by),
      })
    : refusal;

function onIncident(context: Context): Decision {
  const { command, by, incident } = context;
  const { order, actor } = command;
  const no = isSigned(command)
    ? signedMay({ ...command, by }, incident)
    : (may(order.kind, actor, incident) ??
      onlyRehearsed(order.kind, incident) ??
      silenced(order.kind, by, incident) ??
      staleScreen(command, incident));
  if (no) return refused(no);
  if (order.kind === 'card') return card({ ...command, order }, by, incident);
  if (!isChange(order)) throw new Error(`${order.kind} cannot be decided here`);
  return apply(order.kind, order, context);
}

type Context = {
  readonly command: Command;
  readonly by: PersonId;
  readonly incident: Incident;
};

const apply = <K extends ChangeKind>(
  kind: K,
  order: OrderOf<K>,
  { command, by, incident }: Context,
): Decision => table[kind]({ ...command, order, by }, incident);

/**
 * What an incident keeps of a refusal: others' orders as advice, which moves nothing, everything else by its code. A
 * closed incident keeps nothing of what came too late.
 */
function kept(
  code: RefusalCode,
  { order, words }: Pick<Command, 'order' | 'words'>,
  by: PersonId,
): readonly Event[] {
  if (code === 'IncidentClosed') return [];
  const texts = words === undefined ? {} : { texts: { words } };
  return code === 'NotTheAuthority'
    ? [{ type: 'OrderAdvised', order: order.kind, by, ...texts }]
    : [{ type: 'OrderRefused', order: order.kind, code, by, ...texts }];
}
