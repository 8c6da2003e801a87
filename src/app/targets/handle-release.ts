import type { Answer } from '../../core/answer.ts';
import { actorName } from '../../core/command.ts';
import type { Event } from '../../core/events.ts';
import { frozenOut } from '../../core/freeze/deciders.ts';
import { alsoGoneBack } from '../../core/gone-back/deciders.ts';
import { serviceOf, type Target } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { type AnyRefusal, refuseAtEdge } from '../../core/refusals.ts';
import { register } from '../../core/release/deciders.ts';
import { noHistory } from '../../core/release/history.ts';
import { noticedText } from '../../core/texts/gone-back.ts';
import { registeredText } from '../../core/texts/releases.ts';
import { refusalText } from '../../core/texts.ts';
import { nearest } from '../../lib/nearest.ts';
import { sightingOf } from '../gone-back/watch.ts';
import type { Ordered } from '../ordered.ts';
import { notOfTheTeam } from '../people/team.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { onTargetsOnce, type TargetState, untilStored } from './on-targets.ts';

type Registering = Ordered & { readonly order: OrderOf<'releaseRegister'> };

/** The service of a target, or the refusal that names those that are known. */
export function serviceAt({ configurations }: Pick<Ship, 'configurations'>, target: Target) {
  const { services } = configurations.current();
  const said = serviceOf(target);
  const known = Object.keys(services);
  return (
    services[said] ??
    refuseAtEdge('UnknownService', { said, services: known, nearest: nearest(said, known) })
  );
}

/** Puts a release on its target's own stream, where plans look for the way back. */
export async function handleRelease(ship: Ship, ordered: Registering): Promise<Answer> {
  const { order, actor } = ordered;
  const service = serviceAt(ship, order.target);
  const no = 'code' in service ? service : mayRegister(ship, ordered);
  if (no) return answerNo(ship, no);
  return untilStored(ship, async () => {
    const sighting = await sightingOf(ship, order, actorName(actor));
    return onTargetsOnce(ship, ordered, {
      targets: [order.target],
      decide: ([{ state } = { state: noHistory }], at) =>
        alsoGoneBack(register({ order, actor, at }, state), state, sighting),
      say: (events, [there]) =>
        `${registeredText(order)}${warning(ship, order, there)}${noticed(ship, events)}`,
    });
  });
}

/** An older release that is live again by nobody's run is a matter of its own. */
function noticed(ship: Ship, events: readonly Event[]): string {
  const back = events.find((event) => event.type === 'WentBackOutside');
  return back ? `\n${noticedText(back.outside, voiceOf(ship))}` : '';
}

/** A person of the owning team: whoever may decide about the service, or administers it all. Tokens were asked before. */
const mayRegister = (ship: Ship, { order, actor }: Registering): AnyRefusal | undefined =>
  actor.kind === 'machine' ? undefined : notOfTheTeam(ship, order.target, actor);

/** It is live, so it is on record; that it was to stay out is said all the louder. */
function warning(
  ship: Ship,
  { target, version, digest, commits }: OrderOf<'releaseRegister'>,
  there: TargetState | undefined,
): string {
  const no = there && frozenOut(target, there.state, { version, digest, commits });
  if (!no) return '';
  const { reason, lift } = refusalText(no, voiceOf(ship));
  return `\nWARNING: it should not be live. ${reason} ${lift}`;
}
