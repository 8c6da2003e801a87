import type { Ask, Asker } from '../asks.ts';
import type { PlanId } from '../ids.ts';
import { rollback } from '../texts/voice.ts';
import { clock, list, oneLine, person } from '../texts/words.ts';
import { counting, heldBy } from './countdown.ts';

export const standingOrderKey = (plan: PlanId): string => `standing-order/${plan}`;

/** The countdown of a standing order: whoever may decide may cancel it. */
export const standingOrderAsks: Asker = ({ incident, voice }) => {
  const order = counting(incident);
  const made = order && incident.plans[order.plan];
  if (!order || !made) return [];
  const { plan, signedBy, since, until } = order;
  const { targets, to } = made.document;
  const ask: Ask = {
    key: standingOrderKey(plan),
    of: [...heldBy(incident)],
    where: 'direct',
    urgent: true,
    since,
    until,
    lines: [
      `Nobody has decided: at ${clock(until, voice)} ${plan} rolls ${list(targets)} back to release ${oneLine(to.version, 60)} by itself.`,
      `${person(signedBy, voice)} signed this standing order ahead. It destroys nothing, and it is the first step here.`,
      `Anybody asked here may cancel it. Only ${person(incident.authority, voice)} can do it now.`,
    ],
    actions: [
      { label: 'Cancel it', command: rollback(voice, 'cancel') },
      { label: 'Do it now', command: rollback(voice, `go ${plan}`) },
    ],
  };
  return [ask];
};
