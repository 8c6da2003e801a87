import type { Answer } from '../core/answer.ts';
import { frozenOut } from '../core/freeze/deciders.ts';
import { serviceOf, type Target } from '../core/ids.ts';
import type { OrderOf } from '../core/orders.ts';
import { type AnyRefusal, refuseAtEdge } from '../core/refusals.ts';
import { register } from '../core/release/deciders.ts';
import { noHistory } from '../core/release/history.ts';
import { registeredText } from '../core/texts/releases.ts';
import { refusalText } from '../core/texts.ts';
import { nearest } from '../lib/nearest.ts';
import { onTargets, type TargetState } from './on-targets.ts';
import type { Ordered } from './ordered.ts';
import { answerNo } from './refuse.ts';
import type { Ship } from './ship.ts';
import { notOfTheTeam } from './team.ts';
import { voiceOf } from './voice.ts';

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
  return onTargets(ship, ordered, {
    targets: [order.target],
    decide: ([there], at) => register({ order, actor, at }, there?.state ?? noHistory),
    say: (_, [there]) => `${registeredText(order)}${warning(ship, order, there)}`,
  });
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
