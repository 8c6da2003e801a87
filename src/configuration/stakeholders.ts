import { z } from 'zod';
import type { ServiceStakeholder } from '../app/ports/configuration.ts';
import {
  overdueWays,
  stakeholderModes,
  stakeholderMoments,
  stakeholderScopes,
} from '../core/approval/shapes.ts';
import { Name, Span } from '../written/scalars.ts';
import { peopleOf } from './roster.ts';
import type { WrittenConfiguration } from './schema.ts';

/** Whoever has a say in a rollback of a service, or is told of it. */
export const writtenStakeholder = z.strictObject({
  role: Name.optional().describe('A role of this service; whoever holds it is asked'),
  people: z.array(Name).default([]).describe('People and groups, beside the role or without one'),
  mode: z.enum(stakeholderModes),
  when: z.enum(stakeholderMoments).default('before'),
  min: z.int().min(1).max(20).default(1).describe('How many different people have to approve'),
  timeout: Span.optional().describe('How long an answer is waited for'),
  on_timeout: z.enum(overdueWays).default('wait'),
  for: z.array(z.enum(stakeholderScopes)).min(1).default(['all']),
});
export type WrittenStakeholder = z.output<typeof writtenStakeholder>;

/** Nobody is consulted for longer than this, unless the file says so. */
const consultMs = 600_000;

/** A stakeholder with groups resolved; people are still names. */
export const stakeholderOf = (
  whole: Pick<WrittenConfiguration, 'groups' | 'people'>,
  written: WrittenStakeholder,
): ServiceStakeholder => ({
  role: written.role,
  people: peopleOf(whole, written.people),
  mode: written.mode,
  when: written.when,
  min: written.min,
  timeoutMs: written.timeout ?? (written.mode === 'consult' ? consultMs : undefined),
  onTimeout: written.on_timeout,
  for: written.for,
});
