import { z } from 'zod';
import { IncidentId } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';

/** Orders about what may be erased of an incident; `entry` is the incident. */
export const retentionOrders = [
  z.strictObject({ kind: z.literal('registryHold'), entry: IncidentId, reason: FreeText }),
  z.strictObject({ kind: z.literal('registryRelease'), entry: IncidentId, reason: FreeText }),
] as const;
