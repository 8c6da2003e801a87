import type { Event } from '../events.ts';
import type { Heeder } from '../heed.ts';
import { after } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from '../paging/decisions.ts';
import { nextPage } from '../paging/pages.ts';
import { isGone } from '../paging/succession-list.ts';
import { standingOrderKey } from './asks.ts';
import { counting, heldBy, lateAt } from './countdown.ts';
import { announcedAt, planUnderOrder } from './eligible.ts';

/** Announces the standing order, and pages everybody who may cancel it. What does not hold any more says nothing. */
const standingOrderDue: Heeder<'standingOrderDue'> = (_order, incident, at) => {
  const due = announcedAt(incident);
  const decision = decisionSince(incident);
  const made = planUnderOrder(incident);
  const signed = incident.rules.standingOrder;
  if (due === undefined || decision === undefined || due > at || !made || !signed) return [];
  return [
    {
      type: 'StandingOrderAnnounced',
      plan: made.id,
      signedBy: signed.by,
      until: after(at, signed.countdownMs),
    },
    ...[...heldBy(incident)]
      .filter((person) => !isGone(incident, person))
      .map(
        (person, index): Event => ({
          type: 'PersonPaged',
          page: nextPage(incident, index),
          person,
          why: 'standing-order',
          ask: standingOrderKey(made.id),
          decision,
        }),
      ),
  ];
};

/** Nobody gave it in its time: nothing acts on what was announced long ago. */
const standingOrderLate: Heeder<'standingOrderLate'> = (_order, incident, at) => {
  const order = counting(incident);
  return order && lateAt(order) <= at ? ended(incident, 'late') : [];
};

/** It was given and could not be carried out: it is not tried again. */
const standingOrderRefused: Heeder<'standingOrderRefused'> = ({ plan, code }, incident) =>
  counting(incident)?.plan === plan ? ended(incident, 'refused', code) : [];

/** What the timer and the loop say about standing orders. */
export const standingOrderHeeders = { standingOrderDue, standingOrderLate, standingOrderRefused };

type Why = Extract<Event, { type: 'StandingOrderEnded' }>['why'];

function ended(incident: Incident, why: Why, code?: string): readonly Event[] {
  const order = counting(incident);
  return order
    ? [
        {
          type: 'StandingOrderEnded',
          plan: order.plan,
          why,
          ...(code === undefined ? {} : { code }),
        },
      ]
    : [];
}

/** What follows by itself: somebody decided, or what it needs does not hold any more. */
export const standingOrderOver = (incident: Incident): readonly Event[] =>
  incident.rung === 'closed' || planUnderOrder(incident)?.id === counting(incident)?.plan
    ? []
    : ended(incident, incident.acted ? 'decided' : 'moot');
