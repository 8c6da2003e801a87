import type { Answer } from '../../core/answer.ts';
import type { Because } from '../../core/because.ts';
import { addOutside, explainOutside } from '../../core/gone-back/deciders.ts';
import { outsideEntry } from '../../core/gone-back/row.ts';
import type { PersonId, Target } from '../../core/ids.ts';
import { serviceOf } from '../../core/ids.ts';
import type { Order, OrderOf } from '../../core/orders.ts';
import { type AnyRefusal, refuse } from '../../core/refusals.ts';
import { noHistory } from '../../core/release/history.ts';
import { addedText, explainedAnswer } from '../../core/texts/gone-back.ts';
import { asJson } from '../../lib/json.ts';
import type { Ordered } from '../ordered.ts';
import { firstAnswer } from '../orders/first-answer.ts';
import { notOfTheTeam } from '../people/team.ts';
import { emptyBatch, newEvent } from '../record.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { serviceAt } from '../targets/handle-release.ts';
import { onTargetsOnce, untilStored } from '../targets/on-targets.ts';
import { voiceOf } from '../voice.ts';
import { loadOutside } from './streams.ts';
import { nextOutside } from './watch.ts';

/** The orders about what went back outside: recorded on streams of their own. */
export type AboutGoneBack = OrderOf<'registryAdd' | 'registryExplain'>;

export const isAboutGoneBack = (order: Order): order is AboutGoneBack =>
  order.kind === 'registryAdd' || order.kind === 'registryExplain';

type Asked<K extends AboutGoneBack['kind']> = Ordered & { readonly order: OrderOf<K> };

/** Adds what nobody saw, or what the team says of it. Never a program: somebody answers for it. */
export function handleGoneBack(
  ship: Ship,
  asked: Ordered & { readonly order: AboutGoneBack },
): Promise<Answer> {
  const { order } = asked;
  return order.kind === 'registryAdd'
    ? add(ship, { ...asked, order })
    : explain(ship, { ...asked, order });
}

type Speaker = { readonly by: PersonId } | { readonly no: AnyRefusal };

/** Who of the team that owns the target says so. */
function speaker(ship: Ship, { order, actor }: Ordered, target: Target): Speaker {
  if (actor.kind === 'machine') {
    return { no: refuse('MachineMayNot', { token: actor.token, order: order.kind }) };
  }
  const no = notOfTheTeam(ship, target, actor);
  return no ? { no } : { by: actor.person };
}

async function add(ship: Ship, asked: Asked<'registryAdd'>): Promise<Answer> {
  const { order } = asked;
  const service = serviceAt(ship, order.target);
  if ('code' in service) return answerNo(ship, service);
  const who = speaker(ship, asked, order.target);
  if ('no' in who) return answerNo(ship, who.no);
  const { by } = who;
  return untilStored(ship, async () => {
    const outside = await nextOutside(ship);
    return onTargetsOnce(ship, asked, {
      targets: [order.target],
      decide: ([there], at) => addOutside({ order, by, at }, there?.state ?? noHistory, outside),
      say: () => addedText(outside, voiceOf(ship)),
    });
  });
}

const explain = (ship: Ship, asked: Asked<'registryExplain'>): Promise<Answer> =>
  untilStored(ship, () => explainOnce(ship, asked));

/** Nothing when somebody else was first. */
async function explainOnce(
  ship: Ship,
  asked: Asked<'registryExplain'>,
): Promise<Answer | undefined> {
  const { order, arrival } = asked;
  const { stream, version, state: known } = await loadOutside(ship.registry, order.outside);
  if (known === undefined) {
    return answerNo(ship, refuse('UnknownOutside', { said: order.outside }));
  }
  const { target } = known.row;
  const who = speaker(ship, asked, target);
  if ('no' in who) return answerNo(ship, who.no);
  const event = explainOutside(
    order,
    { target, ...who },
    becauseOf(ship, asked, { target, ...who }),
  );
  const at = ship.clock.now();
  const by = { at, actor: who.by, via: arrival.via, key: arrival.key, mode: 'live' } as const;
  const answer: Answer = {
    accepted: true,
    events: [{ stream, version: version + 1, type: event.type }],
    say: explainedAnswer(order.outside, voiceOf(ship)),
  };
  const entry = outsideEntry({ event, at: known.row.declaredAt, stream, version: version + 1 });
  const stored = await ship.registry.append({
    ...emptyBatch,
    key: arrival.key,
    reads: [{ stream, version }],
    events: [newEvent(stream, event, { id: order.outside, targets: [target] }, by)],
    ...(entry && { entries: [entry] }),
    answer: asJson(answer),
  });
  if (stored.status === 'duplicate') return firstAnswer(ship, stored.answer);
  return stored.status === 'appended' ? answer : undefined;
}

function becauseOf(
  ship: Ship,
  { order, arrival }: Ordered,
  { target, by }: { readonly target: Target; readonly by: PersonId },
): Because {
  const { digest, services } = ship.configurations.current();
  return {
    rule: `the team may ${order.kind}`,
    person: by,
    role: services[serviceOf(target)]?.owner ?? 'administrator',
    configuration: digest,
    arrival: arrival.arrival,
    program: ship.program,
  };
}
