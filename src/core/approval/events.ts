import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, LocalId, PersonId, PlanId } from '../ids.ts';
import { stored } from '../stored.ts';
import { Overdue } from './shapes.ts';

/** What an approval binds to: the plan, by its hash, and where a step of its run waits the step. */
const about = { plan: PlanId, hash: z.string(), step: LocalId.optional() };

/** Somebody's agreement is waited for from now on. `need` names what for, within the plan. */
const ApprovalAsked = stored('ApprovalAsked', {
  ...about,
  need: z.string(),
  roles: z.array(z.string()),
  people: z.array(PersonId),
  min: z.int().positive(),
  until: Instant.optional(),
});

/** Texts: `reason`. `roles` are those in which the person approved; `ahead`: given before the incident, and when. */
const ApprovalGiven = stored('ApprovalGiven', {
  ...about,
  person: PersonId,
  roles: z.array(z.string()),
  until: Instant,
  ahead: Instant.optional(),
  because: Because,
});

/** Texts: `reason`. */
const ApprovalDenied = stored('ApprovalDenied', {
  ...about,
  person: PersonId,
  roles: z.array(z.string()),
  because: Because,
});

/** An approval that counts no more: its time is over, the plan is not what would run now, or it was given ahead and taken back. */
const ApprovalVoided = stored('ApprovalVoided', {
  ...about,
  person: PersonId,
  why: z.enum(['expired', 'changed', 'revoked']),
});

/** Nobody answered in time, and what that means by the plan. */
const ApprovalLapsed = stored('ApprovalLapsed', { ...about, need: z.string(), means: Overdue });

export const approvalEvents = [
  ApprovalAsked,
  ApprovalGiven,
  ApprovalDenied,
  ApprovalVoided,
  ApprovalLapsed,
] as const;
