import type { Event, EventMap, EventOf, EventType } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import { isFor } from './considering.ts';
import type { Proposal, Table } from './table.ts';

const withTable = (state: Incident, changed: Partial<Table>): Incident => ({
  ...state,
  table: { ...state.table, ...changed },
});

/** Every proposal for which this holds stands as said from now on. */
const stand = (
  { proposals }: Table,
  standing: Proposal['standing'],
  which: (proposal: Proposal) => boolean,
): Table['proposals'] =>
  Object.fromEntries(
    Object.entries(proposals).map(([id, one]) => [id, which(one) ? { ...one, standing } : one]),
  );

/** The events of this noun alone. */
export const proposalEvolvers = {
  ObjectionsAsked: (state, { poll: id, until, because: { person: by } }, at) =>
    withTable(state, {
      polls: [...state.table.polls, { id, by, since: at, until, status: 'open' }],
      polled: state.table.polled + 1,
    }),
  ObjectionRaised: (state, { objection: id, by, poll }, at) =>
    withTable(state, {
      objections: [...state.table.objections, { id, by, at, poll }],
      objected: state.table.objected + 1,
      heard: false,
    }),
  ObjectionsEnded: (state, { poll }) =>
    withTable(state, {
      polls: state.table.polls.map((one) => (one.id === poll ? { ...one, status: 'ended' } : one)),
    }),
} satisfies Partial<Evolvers<EventType>>;

type OnTable<T extends EventType> = (
  state: Incident,
  event: EventMap[T],
  at: Instant,
) => Partial<Table>;

const stillStands = ({ standing: { status } }: Proposal): boolean =>
  status === 'open' || status === 'declined';

/** Who proposes the same again stands behind it; "not now" stays "not now". */
const proposed: OnTable<'StrategyProposed'> = ({ table }, event, at) => {
  const { proposal: id, strategy, plan, by } = event;
  // Recorded before proposals had names: the plan's own standing says it.
  if (id === undefined) return {};
  const same = table.proposals[id];
  const first = { id, strategy, plan, by: [by], at, standing: { status: 'open' } } as const;
  const more = same && { ...same, by: [...new Set([...same.by, by])] };
  return { proposals: { ...table.proposals, [id]: more ?? first } };
};

const decided = (
  { table }: Incident,
  event: EventOf<'StrategyDecided' | 'SwitchOrdered'>,
  at: Instant,
): Partial<Table> => {
  const { strategy, plan, considered, unproven, counts } = event;
  return {
    proposals: stand(
      table,
      { status: 'taken' },
      (one) => stillStands(one) && isFor(one, { strategy, plan }),
    ),
    objections: [],
    polls: [],
    heard: true,
    decided: { at, by: event.because.person, strategy, plan, unproven, counts, considered },
  };
};

const over = ({ table }: Incident): Partial<Table> => ({
  proposals: stand(table, { status: 'expired' }, stillStands),
  objections: [],
  polls: [],
  heard: true,
});

const heard = (): Partial<Table> => ({ heard: true });

/** What the events of other nouns make of the table. */
const others: { readonly [T in EventType]?: OnTable<T> } = {
  StrategyProposed: proposed,
  ProposalDeclined: ({ table, severity }, { plan, proposal, until }) => ({
    proposals: stand(
      table,
      { status: 'declined', until, severity },
      (one) =>
        stillStands(one) && (one.id === proposal || (plan !== undefined && one.plan === plan)),
    ),
    heard: true,
  }),
  ProposalExpired: ({ table }, { plan, proposal }) => ({
    proposals: stand(
      table,
      { status: 'open' },
      (one) =>
        one.standing.status === 'declined' &&
        (one.id === proposal || (plan !== undefined && one.plan === plan)),
    ),
  }),
  StrategyDecided: decided,
  SwitchOrdered: decided,
  RunPaused: heard,
  RunStopping: heard,
  RecoveryReached: over,
  IncidentClosed: over,
};

/** The state with its table as this event leaves it. */
export function onTheTable(state: Incident, event: Event, at: Instant): Incident {
  const changed = tabled(state, event.type, event, at);
  return changed === undefined ? state : withTable(state, changed);
}

const tabled = <T extends EventType>(
  ...[state, type, event, at]: [Incident, T, EventMap[T], Instant]
): Partial<Table> | undefined => others[type]?.(state, event, at);
