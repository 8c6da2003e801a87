import { z } from 'zod';
import { SupportRule } from '../gates/rule.ts';
import { ReportRule } from '../report/shapes.ts';
import { SignedOrder } from '../standing-order/signed.ts';
import { Severity } from './orders.ts';

const ms = z.int().positive();
const QuietHours = z.strictObject({ from: z.string(), to: z.string(), zone: z.string() });

/**
 * The terms that an incident goes by, in milliseconds: those that were in force when it was declared, so that an edit of
 * the configuration in the middle of an incident moves no clock. Without an entry a severity has no reports.
 */
export const Rules = z.strictObject({
  /** How long a decision waits before the next person is paged. */
  maxWaitMs: ms,
  handoverMs: ms,
  approvalMs: ms,
  breakGlassMs: ms,
  ackRemindMs: ms,
  ackEscalateMs: ms,
  /** How soon users should have stopped hurting; missing where no objective is known. */
  mitigateMs: ms.optional(),
  /** What the owner of the worst-hit service signed ahead; missing where nobody did. */
  standingOrder: SignedOrder.optional(),
  /** How often people are told how things stand, by severity. */
  /** Whether support is asked if reports rise, who and when. */
  supportAck: SupportRule.optional(),
  reportEveryMs: z.partialRecord(Severity, ms),
  /** What holds for its report; missing: it opens only when somebody asks for it, and keeps nobody from closing. */
  report: ReportRule.optional(),
  /** When nobody is bothered with what can wait. */
  quietHours: QuietHours.optional(),
  /** In which zone a clock time is meant; UTC where nothing says. */
  zone: z.string().optional(),
});
export type Rules = z.infer<typeof Rules>;

const minute = 60_000;

/** The terms of product.md and configuration.md where nothing says otherwise. */
export const usualRules: Rules = {
  maxWaitMs: 5 * minute,
  handoverMs: 5 * minute,
  approvalMs: 60 * minute,
  breakGlassMs: 30 * minute,
  ackRemindMs: 5 * minute,
  ackEscalateMs: 10 * minute,
  reportEveryMs: { sev1: 30 * minute, sev2: 60 * minute },
};
