import { z } from 'zod';
import { Day } from '../../lib/days.ts';
import { Because } from '../because.ts';
import { IncidentId, Instant, LocalId, PersonId, PlanId, Target } from '../ids.ts';
import { stored } from '../stored.ts';
import { Score } from './score-shape.ts';
import { surpriseKinds } from './surprise.ts';

/** Why this service is rehearsed now: it never was, its last drill failed, it changed since it last passed, or it is the oldest. */
export const drillReasons = ['never', 'failed', 'changed', 'oldest', 'named'] as const;
export type DrillReason = (typeof drillReasons)[number];

const Service = z.string();

/** Which playbook was or would be rehearsed, and which release it went back from. */
export const Rehearsed = z.strictObject({
  playbook: z.strictObject({ name: z.string(), version: z.string(), digest: z.string() }),
  release: z.string().optional(),
});
export type Rehearsed = z.infer<typeof Rehearsed>;

/** People named the day on which this service is rehearsed next. When it is due stays as it is. */
const DrillScheduled = stored('DrillScheduled', {
  service: Service,
  day: Day,
  by: PersonId,
  because: Because,
});
/** The team was reminded on this day, of this drill, and whose turn it is. */
const DrillReminded = stored('DrillReminded', {
  service: Service,
  target: Target,
  team: z.string(),
  day: Day,
  person: PersonId,
  why: z.enum(drillReasons),
  /** When it is due, or was; none where it was never rehearsed. */
  due: Day.optional(),
  playbook: z.string().optional(),
  /** How long it takes, and where that is known from. */
  takes: z.strictObject({ ms: z.int(), from: z.enum(['drills', 'plan']) }).optional(),
  /** Working days before this one on which nobody was reminded, though it was due. */
  missed: z.int().default(0),
  /** It was put off until now. */
  again: z.literal(true).optional(),
});
/** Later today. */
const DrillPostponed = stored('DrillPostponed', {
  service: Service,
  day: Day,
  by: PersonId,
  until: Instant,
  because: Because,
});
/** Not today. When it is due stays as it is. From the second in a row on, those who lead the team are told. Texts: `reason`. */
const DrillSkipped = stored('DrillSkipped', {
  service: Service,
  day: Day,
  by: PersonId,
  inARow: z.int().positive(),
  leads: z.array(PersonId),
  because: Because,
});
/** The incident is a drill: of this service, and with these surprises to come. */
const DrillBegan = stored('DrillBegan', {
  service: Service,
  surprises: z.array(z.enum(surpriseKinds)).default([]),
});
/** A surprise began. `person` falls silent, or is the stand-in that orders something else; `check` fails until `until`; nobody can tell what became of `step`. */
const SurpriseSprung = stored('SurpriseSprung', {
  surprise: z.enum(surpriseKinds),
  person: PersonId.optional(),
  check: z.string().optional(),
  until: Instant.optional(),
  plan: PlanId.optional(),
  step: LocalId.optional(),
});
/** A live incident took its target, so the drill is over and says nothing of anybody. */
const DrillOvertaken = stored('DrillOvertaken', {});
/** It was rehearsed: in this incident, decided by this person. `tookMs`: from its declaration to its end. */
const DrillDone = stored('DrillDone', {
  service: Service,
  incident: IncidentId,
  person: PersonId,
  passed: z.boolean(),
  rehearsed: Rehearsed.optional(),
  tookMs: z.int().min(0),
  /** How it went in figures; missing where an earlier version recorded it. */
  score: Score.optional(),
});
/**
 * It was closed before any strategy began in it, so it neither passed nor failed and is no rehearsal. `code`: of the
 * refusal that stood in the way last; missing where nobody decided on a strategy.
 */
const DrillLeftUnscored = stored('DrillLeftUnscored', {
  service: Service,
  incident: IncidentId,
  person: PersonId,
  code: z.string().optional(),
});

export const drillEvents = [
  DrillScheduled,
  DrillReminded,
  DrillPostponed,
  DrillSkipped,
  DrillDone,
  DrillLeftUnscored,
  DrillBegan,
  SurpriseSprung,
  DrillOvertaken,
] as const;
