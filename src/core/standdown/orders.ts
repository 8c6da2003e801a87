import { z } from 'zod';
import { Instant } from '../ids.ts';

/** `08:00` on the clocks of the incident's zone, the next time it comes. */
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const Span = z.string().regex(/^[1-9]\d{0,3}[mh]$/u);

/** Orders about standing down. */
export const standDownOrders = [
  z.strictObject({ kind: z.literal('standdown'), until: z.union([Instant, Clock, Span]) }),
] as const;
