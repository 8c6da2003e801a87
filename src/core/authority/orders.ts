import { z } from 'zod';
import { FreeText, Handle } from '../incident/orders.ts';

export const authorityOrders = [
  z.strictObject({ kind: z.literal('handover'), who: Handle }),
  z.strictObject({ kind: z.literal('acceptHandover') }),
  z.strictObject({ kind: z.literal('takeCommand'), reason: FreeText }),
  /** The button **I decide**. The reason is asked of holders of `ops` only. */
  z.strictObject({ kind: z.literal('iDecide'), reason: FreeText.optional() }),
] as const;
