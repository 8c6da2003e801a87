import type { Event } from './events.ts';
import type { Facts } from './facts.ts';
import type { Instant, OutsideId, PersonId, PlanId, Target } from './ids.ts';
import type { Incident } from './incident/incident.ts';
import type { Severity } from './incident/orders.ts';
import type { OrderKind, OrderOf } from './orders.ts';
import type { Refusal } from './refusals.ts';
import type { OpenLesson } from './report/shapes.ts';
import type { PlanShape } from './standing-approval/shape.ts';

/** Who orders. A machine's token names the orders that it may give; the timer ends only what has a term. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly person: PersonId;
      /** Not by this person now, but by what they signed ahead. */
      readonly under?: 'standing-order';
    }
  | { readonly kind: 'machine'; readonly token: string; readonly may: readonly string[] };

/** The actor as the record names one. */
export const actorName = (actor: Actor): string =>
  actor.kind === 'person' ? actor.person : `machine:${actor.token}`;

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
  | {
      readonly note: 'AlreadyPaused';
      readonly plan: PlanId;
      /** When it takes itself to rest, where nobody answers until then. */
      readonly restsAt?: Instant;
    }
  | { readonly note: 'AlreadyRunning'; readonly plan: PlanId }
  | { readonly note: 'AlreadyGoingToRest'; readonly plan: PlanId }
  | { readonly note: 'AlreadyRests'; readonly plan: PlanId }
  | { readonly note: 'AlreadyStopping'; readonly plan: PlanId }
  | { readonly note: 'AlreadyOnRung'; readonly rung: string }
  | { readonly note: 'AlreadyWaived'; readonly check: string }
  | { readonly note: 'AlreadyClosedResidual'; readonly residual: string }
  | { readonly note: 'AlreadySeverity'; readonly severity: Severity }
  | { readonly note: 'AlreadyInScope'; readonly targets: readonly Target[] }
  | { readonly note: 'AlreadyHolds'; readonly role: string; readonly person: PersonId }
  | { readonly note: 'AlreadyAttached'; readonly incident: string }
  | { readonly note: 'AlreadyInvited'; readonly person: PersonId }
  | { readonly note: 'AlreadyPublic'; readonly incident: string }
  | { readonly note: 'AlreadyClaimed'; readonly until: Instant }
  | { readonly note: 'AlreadyOffered'; readonly person: PersonId; readonly until: Instant }
  | { readonly note: 'AlreadyAcked'; readonly step: string; readonly state: string }
  | { readonly note: 'AlreadyRegistered'; readonly version: string }
  | {
      readonly note: 'AlreadySettled';
      readonly assumption: number;
      readonly outcome: 'held' | 'broken';
    }
  | { readonly note: 'AlreadyApproved'; readonly plan: PlanId }
  | { readonly note: 'AlreadyDenied'; readonly plan: PlanId }
  /** What would be signed ahead, shown to whoever may sign it. */
  | {
      readonly note: 'AheadToSign';
      readonly target: Target;
      readonly shape: PlanShape;
      readonly until: Instant;
      readonly days: number | undefined;
    }
  | {
      readonly note: 'AlreadyMade';
      readonly plan: PlanId;
      /** What its playbook has not taken up yet. */
      readonly lessons: readonly OpenLesson[];
    }
  | { readonly note: 'AlreadyNoted'; readonly entry: string }
  | { readonly note: 'AlreadyYourDecision'; readonly entry: string }
  | { readonly note: 'AlreadyProposed'; readonly proposal: string }
  | { readonly note: 'AlreadyFollowed'; readonly strategy: string }
  | { readonly note: 'AlreadyReviewed'; readonly review: string }
  | { readonly note: 'AlreadyFactor'; readonly factor: string; readonly isNamed: boolean }
  | { readonly note: 'AlreadyFollowedUp'; readonly followUp: string; readonly status: string }
  /** A public update that was dealt with already. */
  | { readonly note: 'AlreadyUpdate'; readonly update: string; readonly status: string }
  | { readonly note: 'AlreadyFinished'; readonly at: Instant }
  | { readonly note: 'AlreadySigned'; readonly by: PersonId }
  | { readonly note: 'AwaitsSecond'; readonly check: string }
  | { readonly note: 'AlreadyJudged'; readonly change: string; readonly verdict: string }
  | { readonly note: 'AutomationIsOn'; readonly target: Target }
  | {
      readonly note: 'AutomationNeedsAnother';
      readonly target: Target;
      readonly until: Instant;
    }
  /** A poll is open until then. */
  | { readonly note: 'AlreadyPaged'; readonly people: readonly PersonId[] }
  | { readonly note: 'AlreadyAsked'; readonly until: Instant }
  | { readonly note: 'AlreadyScheduled'; readonly service: string; readonly day: string }
  | { readonly note: 'AlreadySkipped'; readonly service: string; readonly by: PersonId }
  | { readonly note: 'AlreadyChosen'; readonly point: string; readonly option: string }
  | { readonly note: 'StoryAlreadyPaused' }
  | { readonly note: 'AlreadyOutside'; readonly outside: OutsideId }
  /** A legal hold is on it. */
  | {
      readonly note: 'AlreadyHeld';
      readonly incident: string;
      readonly by: PersonId;
      readonly since: Instant;
    }
  | { readonly note: 'NotHeld'; readonly incident: string }
  /** The key was used before, and its answer is not kept any more. */
  | { readonly note: 'AlreadyCarriedOut' };

type Events = readonly Event[];

/** What deciding answers: events to record, a friendly "that is so already", or a refusal with what is to be kept of it. */
export type Decision =
  | { readonly status: 'decided'; readonly events: Events }
  | { readonly status: 'nothing'; readonly note: Note }
  | { readonly status: 'refused'; readonly refusal: Refusal; readonly events: Events };

/** What leaves something on record. */
export type Eventful = Exclude<Decision, { readonly status: 'nothing' }>;

export const decided = (...events: Events): Eventful => ({ status: 'decided', events });
export const nothing = (note: Note): Decision => ({ status: 'nothing', note });
export const refused = (refusal: Refusal, events: Events = []): Eventful => ({
  status: 'refused',
  refusal,
  events,
});
