import { randomBytes } from 'node:crypto';
import type { WorkspaceClock } from '../../state/clock.ts';

/** Addresses of sockets, each good for one connection. */
export type Tickets = {
  readonly issue: () => string;
  /** Spends a ticket; false where it is unknown, spent or too old. */
  readonly spend: (ticket: string | null) => boolean;
};

const lifeMs = 30_000;

/** Tickets of 30 s by the workspace's clock. */
export function newTickets(clock: Pick<WorkspaceClock, 'now'>): Tickets {
  const issued = new Map<string, number>();
  const forgetOld = (): void => {
    for (const [ticket, at] of issued) if (clock.now() - at >= lifeMs) issued.delete(ticket);
  };
  return {
    issue: () => {
      forgetOld();
      const ticket = randomBytes(16).toString('hex');
      issued.set(ticket, clock.now());
      return ticket;
    },
    spend: (ticket) => {
      forgetOld();
      return ticket !== null && issued.delete(ticket);
    },
  };
}
