import { z } from 'zod';
import { Handle } from '../incident/orders.ts';

/** Orders about who may know of a private incident. */
export const privacyOrders = [
  z.strictObject({ kind: z.literal('invite'), who: Handle }),
  z.strictObject({ kind: z.literal('makePublic') }),
] as const;
