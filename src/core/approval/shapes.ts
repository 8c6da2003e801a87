import { z } from 'zod';
import { PersonId } from '../ids.ts';

export const overdueWays = ['wait', 'proceed', 'deny', 'page'] as const;
/** What an answer that does not come in time means. */
export const Overdue = z.enum(overdueWays);
export type Overdue = z.infer<typeof Overdue>;

export const stakeholderModes = ['approve', 'notify', 'consult'] as const;
export const stakeholderMoments = ['before', 'start', 'end'] as const;
export const stakeholderScopes = [
  'all',
  'destructive',
  'data-loss',
  'point-of-no-return',
  'unknown-data',
] as const;
export type Scope = (typeof stakeholderScopes)[number];

/** Somebody with a say in a plan, or who is told of it: a role, people by their ids, or both. */
export const Stakeholder = z.strictObject({
  role: z.string().optional(),
  people: z.array(PersonId),
  mode: z.enum(stakeholderModes),
  when: z.enum(stakeholderMoments),
  /** How many different people have to approve. */
  min: z.int().positive(),
  /** How long an answer is waited for; without it as long as it takes. */
  timeoutMs: z.int().positive().optional(),
  onTimeout: Overdue,
  /** For which plans; any of these is enough. */
  for: z.array(z.enum(stakeholderScopes)).min(1),
});
export type Stakeholder = z.infer<typeof Stakeholder>;

/** Who has to agree before a step starts. */
export const StepApproval = z.strictObject({
  roles: z.array(z.string()).min(1),
  min: z.int().positive(),
  timeoutMs: z.int().positive().optional(),
  onTimeout: Overdue,
});
export type StepApproval = z.infer<typeof StepApproval>;
