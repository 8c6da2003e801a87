import { z } from 'zod';
import { Because } from '../because.ts';
import { Target } from '../ids.ts';
import { Severity } from '../incident/orders.ts';
import { OwnCriterion } from '../plan/plan.ts';
import { stored } from '../stored.ts';

/** Texts: `reason`. */
const SeverityChanged = stored('SeverityChanged', {
  from: Severity.nullable(),
  to: Severity,
  because: Because,
});

/** Which targets the incident covers from now on. What left gave its lock back. Texts: `reason`. */
const ScopeChanged = stored('ScopeChanged', {
  added: z.array(Target),
  removed: z.array(Target),
  /** What recovery means for those that came in, until a plan says more. */
  criteria: z.array(OwnCriterion).optional(),
  because: Because,
});

export const extentEvents = [SeverityChanged, ScopeChanged] as const;
