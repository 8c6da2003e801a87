import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant } from '../ids.ts';
import { stored } from '../stored.ts';
import { audiences } from './orders.ts';

export const reminders = ['severity', 'report', 'handover', 'effects'] as const;
export const Reminder = z.enum(reminders);
export type Reminder = z.infer<typeof Reminder>;

/** Somebody is asked for it now. `due`: since when it was due; earlier than this event where it waited for quiet hours to end. */
const Reminded = stored('Reminded', { of: Reminder, due: Instant });
/** Nobody is reminded of anything until then. */
const RemindersSnoozed = stored('RemindersSnoozed', { until: Instant, because: Because });
/** How things stand, for everybody. Texts: `conditions`, `actions`, `needs`. */
const StatusReported = stored('StatusReported', { audience: z.enum(audiences), because: Because });

export const cadenceEvents = [Reminded, RemindersSnoozed, StatusReported] as const;
