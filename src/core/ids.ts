import { z } from 'zod';

/** `INC-142`: one incident, in people's mouths and as the name of its stream. */
export const IncidentId = z
  .string()
  .regex(/^INC-\d+$/u, 'an incident is written INC-142')
  .brand<'IncidentId'>();
export type IncidentId = z.infer<typeof IncidentId>;

/** `OUT-3`: a release that went back on a target without a run of ours. */
export const OutsideId = z
  .string()
  .regex(/^OUT-[1-9]\d{0,8}$/u, 'what went back outside is written OUT-3')
  .brand<'OutsideId'>();
export type OutsideId = z.infer<typeof OutsideId>;

/** What the registry lists: an incident, or what went back outside. */
export const EntryId = z.union([IncidentId, OutsideId], { error: 'it is written INC-3 or OUT-3' });
export type EntryId = z.infer<typeof EntryId>;

/** `RB-17`: one plan and its one run. The same plan again is another number. */
export const PlanId = z
  .string()
  .regex(/^RB-\d+$/u, 'a plan is written RB-17')
  .brand<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;

/** `p_…`: one human. Names and accounts are in the directory only, never in an event. */
export const PersonId = z
  .string()
  .regex(/^p_[0-9a-z]+$/u)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** The person whose doing this was; undefined where it was the timer, a worker or a token. */
export const personIn = (actor: string): PersonId | undefined =>
  actor.startsWith('p_') ? PersonId.safeParse(actor).data : undefined;

/** `service@environment`: the unit that a strategy acts on and that a lock protects. */
export const Target = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}@[a-z0-9][a-z0-9-]{0,30}$/u,
    'a target is written service@environment, in lower case',
  )
  .brand<'Target'>();
export type Target = z.infer<typeof Target>;

/** The name of a step or check inside its playbook: lower case, digits and dashes. */
export const LocalId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/u, 'an id is lower-case letters, digits and dashes');

/** A moment: ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime({
  precision: 3,
  error: 'a time is written 2026-11-21T02:40:00Z',
});
export type Instant = z.infer<typeof Instant>;

export const millis = (at: Instant): number => Date.parse(at);
export const instant = (ms: number): Instant => new Date(ms).toISOString();
/** The moment `ms` after `at`. */
export const after = (at: Instant, ms: number): Instant => instant(millis(at) + ms);
/** The earliest of all these moments. Instants are written alike, so their order is that of their characters. */
export const earliest = (first: Instant, others: readonly Instant[]): Instant =>
  others.reduce((one, at) => (at < one ? at : one), first);
/** The later one of all these moments. */
export const latest = (first: Instant, others: readonly Instant[]): Instant =>
  others.reduce((last, at) => (at > last ? at : last), first);

/** `checkout@prod` → `checkout`. */
export const serviceOf = (target: Target): string => target.slice(0, target.indexOf('@'));
/** `prod` of `checkout@prod`. */
export const environmentOf = (target: Target): string => target.slice(target.indexOf('@') + 1);
