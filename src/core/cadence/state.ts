import type { Instant } from '../ids.ts';
import type { Reminder } from './events.ts';

/** The last reminder of one kind. */
export type Reminding = {
  readonly at: Instant;
  readonly due: Instant;
  readonly times: number;
};

/** What an incident knows of keeping people informed. */
export type Cadence = {
  readonly reminded: Readonly<Partial<Record<Reminder, Reminding>>>;
  readonly reportedAt: Instant | undefined;
  readonly snoozed: { readonly at: Instant; readonly until: Instant } | undefined;
};

export const noCadence: Cadence = { reminded: {}, reportedAt: undefined, snoozed: undefined };
