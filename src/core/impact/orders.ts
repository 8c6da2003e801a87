import { z } from 'zod';
import { PlanId } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';
import { acceptWords } from './needs.ts';

/** The number of rows that a signature gives up, or that nobody knows it. */
const LostRows = z
  .string()
  .regex(/^(?:\d{1,15}|unknown)$/u, 'write the number of rows that was shown, or unknown');

/** What going takes beside the digest of the card: typed and ticked in the dialog. */
export const confirmation = {
  /** What is accepted by name although nobody knows it. */
  accept: z.array(z.enum(acceptWords)).max(acceptWords.length).optional(),
  /** `service@environment`, where the plan asks for it. */
  typed: z.string().trim().min(1).max(2_000).optional(),
  /** What may be lost, signed by whoever goes, where that is the data's owner. */
  lose: LostRows.optional(),
};

export const impactOrders = [
  z.strictObject({ kind: z.literal('lose'), plan: PlanId.optional(), rows: LostRows }),
  z.strictObject({
    kind: z.literal('assume'),
    /** Which of the plan's assumptions, counted from 1. */
    assumption: z.string().regex(/^[1-9]\d{0,2}$/u, 'an assumption is named by its number'),
    outcome: z.enum(['held', 'broken']),
    evidence: FreeText,
  }),
] as const;
