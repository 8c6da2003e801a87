import { z } from 'zod';
import { FreeText, Handle } from '../incident/orders.ts';

export const authorityOrders = [
  z.strictObject({ kind: z.literal('handover'), who: Handle }),
  z.strictObject({ kind: z.literal('acceptHandover') }),
  z.strictObject({ kind: z.literal('takeCommand'), reason: FreeText }),
] as const;
