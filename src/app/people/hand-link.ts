import type { Answer } from '../../core/answer.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { linkText } from '../../core/texts/dashboard.ts';
import type { Ordered } from '../ordered.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { issueLink, mayEnter } from './passes.ts';
import { personOf } from './sight.ts';

/** Where a link of the dashboard leads: the page that asks before it spends it. */
export const signInPath = '/dashboard/sign-in';

/** Hands a one-time link of the dashboard to whoever asks for it, and to nobody else. */
export async function handLink(ship: Ship, { actor }: Ordered): Promise<Answer> {
  const person = personOf(actor);
  const place = ship.address.url();
  if (place === undefined) return answerNo(ship, refuseAtEdge('Busy', {}));
  if (person === undefined || !mayEnter(ship, person)) {
    return answerNo(
      ship,
      refuseAtEdge('NotNamed', { admins: ship.configurations.current().admins }),
    );
  }
  const { secret, until } = await issueLink(ship, person);
  ship.log.info({ event: 'LinkIssued', person, until });
  const url = `${place}${signInPath}?link=${secret}`;
  const text = linkText({ url, until, isPublic: ship.address.isPublic }, voiceOf(ship));
  return { accepted: true, events: [], say: text };
}
