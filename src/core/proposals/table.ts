import type { Instant, PersonId, PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Severity } from '../incident/orders.ts';
import type { EffectCount } from '../strategy/events.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Considered } from './considered.ts';
import type { ProposalId } from './ids.ts';

/** The authority's "not now": until when, and the severity under which it was said. */
export type Declined = {
  readonly status: 'declined';
  readonly until: Instant;
  readonly severity: Severity | null;
};

export type Proposal = {
  readonly id: ProposalId;
  readonly strategy: Strategy;
  readonly plan: PlanId | undefined;
  /** Everybody who proposed it, the first one first. */
  readonly by: readonly PersonId[];
  readonly at: Instant;
  readonly standing: { readonly status: 'open' | 'taken' | 'expired' } | Declined;
};

export type Objection = {
  /** `X1`. */
  readonly id: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** The poll that it answered; undefined where nobody had asked. */
  readonly poll: string | undefined;
};

/** "Any strong objections?": silence until the end is consent. */
export type Poll = {
  /** `O1`. */
  readonly id: string;
  readonly by: PersonId;
  readonly since: Instant;
  readonly until: Instant;
  readonly status: 'open' | 'ended';
};

/** The last decision, as the status tells it. */
export type DecidedLast = {
  readonly at: Instant;
  readonly by: PersonId;
  readonly strategy: Strategy;
  readonly plan: PlanId | undefined;
  readonly unproven: readonly string[];
  readonly counts: readonly EffectCount[];
  readonly considered: Considered;
};

/** What is on the table of one incident. */
export type Table = {
  readonly proposals: Readonly<Record<ProposalId, Proposal>>;
  /** Objections and polls since the last decision. */
  readonly objections: readonly Objection[];
  readonly polls: readonly Poll[];
  /** How many there ever were: their numbers go on after a decision. */
  readonly objected: number;
  readonly polled: number;
  /** Whether the authority has done anything about the strategy since the last objection. */
  readonly heard: boolean;
  readonly decided: DecidedLast | undefined;
};

export const emptyTable: Table = {
  proposals: {},
  objections: [],
  polls: [],
  objected: 0,
  polled: 0,
  heard: true,
  decided: undefined,
};

type Tabled = Pick<Incident, 'table'>;

export const openProposals = ({ table }: Tabled): readonly Proposal[] =>
  Object.values(table.proposals).filter(({ standing }) => standing.status === 'open');

/** Open ones, and those that were declined for a time: what may still be decided. */
export const standingProposals = ({ table }: Tabled): readonly Proposal[] =>
  Object.values(table.proposals).filter(
    ({ standing: { status } }) => status === 'open' || status === 'declined',
  );

/** The proposal for the same course that still stands, if there is one. */
export const sameProposal = (
  incident: Tabled,
  { strategy, plan }: Pick<Proposal, 'strategy' | 'plan'>,
): Proposal | undefined =>
  standingProposals(incident).find((one) => one.strategy === strategy && one.plan === plan);

export const openPoll = ({ table }: Tabled): Poll | undefined =>
  table.polls.find(({ status }) => status === 'open');

/** The objections that answered this poll. */
export const answersTo = ({ table }: Tabled, poll: string): readonly Objection[] =>
  table.objections.filter((one) => one.poll === poll);
