import type { Because } from './because.ts';
import type { Event } from './events.ts';
import type { Instant, PersonId, PlanId, Target } from './ids.ts';
import type { Incident } from './incident/incident.ts';
import type { OrderKind, OrderOf } from './orders.ts';
import type { CheckSpec, FrozenPlan } from './plan/plan.ts';
import type { Refusal } from './refusals.ts';
import type { EffectCount } from './strategy/events.ts';

/** Who orders. A machine's token names the orders that it may give; the timer ends only what has a term. */
export type Actor =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'machine'; readonly token: string; readonly may: readonly string[] };

/** The actor as the record names one. */
export const actorName = (actor: Actor): string =>
  actor.kind === 'person' ? actor.person : `machine:${actor.token}`;

export type Roster = {
  readonly people: readonly PersonId[];
  readonly deputy: PersonId | undefined;
  readonly source: string;
  readonly digest: string;
  readonly ageMs: number;
};

export type HeldTarget = { readonly target: Target; readonly incident: string };

/** What was looked up for an order before deciding. The decision rests on it, so what matters of it is stored with the decision. */
export type Facts = {
  /** How the order arrived and under which rules. */
  readonly basis: Pick<Because, 'configuration' | 'arrival' | 'program'>;
  readonly observing: boolean;
  readonly confirmMs: number;
  readonly declinedMs: number;
  /** Who is meant by the name in the order; undefined when nobody is. */
  readonly named: PersonId | undefined;
  readonly nearestName: string | undefined;
  /** The roster of the worst-hit target. */
  readonly roster: Roster;
  /** Who holds a role by configuration, for roles that nobody was assigned in the incident. */
  readonly roleHolders: Readonly<Record<string, readonly PersonId[]>>;
  /** Targets that some incident holds. */
  readonly held: readonly HeldTarget[];
  /** Open incidents on the order's targets. */
  readonly openOnTargets: readonly HeldTarget[];
  readonly nextIncident: number;
  readonly nextPlan: number;
  readonly nextEpoch: number;
  /** For `plan` and the card: the plan as it would be frozen now, or why there is none. */
  readonly plan: FrozenPlan | Refusal | undefined;
  /** Digest of the plan's playbook and of its service's configuration now; undefined when it cannot be read any more. */
  readonly playbookNow: string | undefined;
  readonly configurationNow: string | undefined;
  /** The version that is live on each target of the plan that the order would start; undefined where nobody registered one. */
  readonly liveNow: Readonly<Record<Target, string | undefined>>;
  readonly counts: readonly EffectCount[];
  /** The service's own success criteria. */
  readonly criteria: readonly CheckSpec[];
};

/** An order with everything that deciding needs. Time, ids and actor arrive here; the core has no clock. */
export type Command<K extends OrderKind = OrderKind> = {
  readonly order: OrderOf<K>;
  /** The order as it would be typed: kept as advice when it is not this person's to give. */
  readonly words?: string;
  /** The epoch of the strategy that was on the screen on which it was given. */
  readonly seen?: number | undefined;
  readonly actor: Actor;
  readonly at: Instant;
  readonly facts: Facts;
};

/** A decider of one order kind: what it does to this incident. */
export type Decider<K extends OrderKind> = (
  command: Command<K> & { readonly by: PersonId },
  incident: Incident,
) => Decision;

export type Note =
  | { readonly note: 'AlreadyPaused'; readonly plan: PlanId }
  | { readonly note: 'AlreadyRunning'; readonly plan: PlanId }
  | { readonly note: 'AlreadyStopping'; readonly plan: PlanId }
  | { readonly note: 'AlreadyOnRung'; readonly rung: string }
  | { readonly note: 'AlreadyWaived'; readonly check: string }
  | { readonly note: 'AlreadyClosedResidual'; readonly residual: string }
  | { readonly note: 'AlreadyHolds'; readonly role: string; readonly person: PersonId }
  | { readonly note: 'AlreadyAcked'; readonly step: string; readonly state: string }
  | { readonly note: 'AlreadyRegistered'; readonly version: string }
  | { readonly note: 'AlreadyMade'; readonly plan: PlanId }
  /** The key was used before, and its answer is not kept any more. */
  | { readonly note: 'AlreadyCarriedOut' };

type Events = readonly Event[];

/** What deciding answers: events to record, a friendly "that is so already", or a refusal with what is to be kept of it. */
export type Decision =
  | { readonly status: 'decided'; readonly events: Events }
  | { readonly status: 'nothing'; readonly note: Note }
  | { readonly status: 'refused'; readonly refusal: Refusal; readonly events: Events };

export const decided = (...events: Events): Decision => ({ status: 'decided', events });
export const nothing = (note: Note): Decision => ({ status: 'nothing', note });
export const refused = (refusal: Refusal, events: Events = []): Decision => ({
  status: 'refused',
  refusal,
  events,
});
