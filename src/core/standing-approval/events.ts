import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId, Target } from '../ids.ts';
import { stored } from '../stored.ts';
import { PlanShape } from './shape.ts';

/** Somebody agreed once, ahead, to every rollback of this shape, in these roles. On the stream `target/…`. Texts: `reason`. */
const PlanApprovedAhead = stored('PlanApprovedAhead', {
  target: Target,
  person: PersonId,
  roles: z.array(z.string()),
  shape: PlanShape,
  until: Instant,
  because: Because,
});
/** What these people agreed to ahead counts no more. Texts: `reason`. */
const AheadRevoked = stored('AheadRevoked', {
  target: Target,
  people: z.array(PersonId).min(1),
  by: PersonId,
  because: Because,
});

export const standingApprovalEvents = [PlanApprovedAhead, AheadRevoked] as const;
