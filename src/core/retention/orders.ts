import { z } from 'zod';
import { IncidentId } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';

/** Orders about what is kept of an incident, may be erased, or is taken out; `entry` is the incident. */
export const retentionOrders = [
  z.strictObject({ kind: z.literal('registryHold'), entry: IncidentId, reason: FreeText }),
  z.strictObject({ kind: z.literal('registryRelease'), entry: IncidentId, reason: FreeText }),
  z.strictObject({
    kind: z.literal('registryExport'),
    entry: IncidentId,
    bundle: z.literal(true, { error: 'say --bundle: all of it with its proof' }),
  }),
] as const;
