import { z } from 'zod';
import { Day } from '../../lib/days.ts';
import { IncidentId } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';
import { surpriseKinds } from './surprise.ts';

const Service = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, 'a service is written checkout');

export const drillOrders = [
  z.strictObject({ kind: z.literal('drillSchedule'), service: Service, day: Day }),
  z.strictObject({
    kind: z.literal('drillLater'),
    service: Service,
    /** A clock time of today, in the zone of the service's drills; without one in two hours. */
    at: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'a time is written 15:00')
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('drillSkip'),
    service: Service,
    reason: FreeText.optional(),
  }),
  z.strictObject({
    kind: z.literal('drillStart'),
    /** `checkout`, which means where its drills are; or `checkout@staging`. */
    where: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,62}(?:@[a-z0-9][a-z0-9-]{0,30})?$/u,
        'a drill is of checkout, or of checkout@staging',
      ),
    /** What happens on the way; `random` draws one of the others. */
    surprises: z
      .array(z.enum([...surpriseKinds, 'random']))
      .max(5)
      .optional(),
  }),
] as const;

/** What only reads. */
export const drillQuestions = [
  z.strictObject({ kind: z.literal('drillStatus'), service: Service.optional() }),
  /** How a drill went: the one that is named, else that of the channel. */
  z.strictObject({ kind: z.literal('drillReport'), drill: IncidentId.optional() }),
] as const;
