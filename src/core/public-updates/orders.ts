import { z } from 'zod';
import { Stage, UpdateName } from './shapes.ts';

/** More than this no status page shows well. */
const PublicText = z.string().trim().min(1).max(2_000);

/** Orders about what the public is told. */
export const publicUpdateOrders = [
  /** What is left out follows from the record: the stage from the rung, the text from the last status report. */
  z.strictObject({
    kind: z.literal('publishDraft'),
    stage: Stage.optional(),
    text: PublicText.optional(),
  }),
  z.strictObject({ kind: z.literal('publishApprove'), update: UpdateName }),
  z.strictObject({ kind: z.literal('publishDrop'), update: UpdateName }),
] as const;
