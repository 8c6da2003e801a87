import type { Answer } from '../../core/answer.ts';
import { setAutomation } from '../../core/automation/deciders.ts';
import type { Instant, PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { noHistory } from '../../core/release/history.ts';
import { eventText } from '../../core/texts.ts';
import { asJson } from '../../lib/json.ts';
import type { Loaded } from '../incidents.ts';
import type { Ordered } from '../ordered.ts';
import { firstAnswer } from '../orders/first-answer.ts';
import { inNames } from '../orders/whom.ts';
import { maySee } from '../people/sight.ts';
import { teamOf } from '../people/team.ts';
import type { Service } from '../ports/configuration.ts';
import { follow, record } from '../record.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { serviceAt } from './handle-release.ts';
import { onTargetsOnce, untilStored } from './on-targets.ts';

type Asked = Ordered & { readonly order: OrderOf<'auto'> };
type Here = {
  readonly by: PersonId;
  readonly service: Service;
  readonly incident: Loaded<Incident | undefined> | undefined;
};

/** Says whether triggers may act by themselves on a target. Whoever may not order it in an incident is kept as advice there. */
export async function handleAuto(ship: Ship, ordered: Asked): Promise<Answer> {
  const { order, actor } = ordered;
  const service = serviceAt(ship, order.target);
  if ('code' in service) return answerNo(ship, service);
  if (actor.kind === 'machine') {
    return answerNo(ship, refuse('MachineMayNot', { token: actor.token, order: order.kind }));
  }
  const { person } = actor;
  return untilStored(ship, () => tryAuto(ship, ordered, { by: person, service }));
}

/** A single time; nothing when somebody else wrote first. */
async function tryAuto(
  ship: Ship,
  ordered: Asked,
  who: Omit<Here, 'incident'>,
): Promise<Answer | undefined> {
  const { target, mode } = ordered.order;
  const [open] = await ship.registry.summaries({ open: true, target });
  const incident = open && (await ship.incidents.load(open.id));
  // Turning it on again asks nobody in the incident. Everything else does, and must not tell who that is.
  if (mode !== 'on' && incident?.state && !maySee(ship, incident.state, who.by)) {
    const { id } = incident.state;
    return answerNo(ship, refuse('TargetHasIncident', { target, incident: id, isPrivate: true }));
  }
  const answer = await decided(ship, ordered, { ...who, incident });
  const advised = answer?.accepted === false && answer.refusal.code === 'NotTheAuthority';
  if (!advised || !incident) return answer;
  return keepAdvice(ship, ordered, {
    incident,
    answer: { ...answer, incident: open.id },
    by: who.by,
  });
}

function decided(
  ship: Ship,
  ordered: Asked,
  { by, service, incident }: Here,
): Promise<Answer | undefined> {
  const { order, arrival } = ordered;
  const { terms, digest: configuration } = ship.configurations.current();
  const voice = voiceOf(ship);
  const because = (role: string) => ({
    rule: `${role} may auto ${order.mode}`,
    person: by,
    role,
    roster: { source: 'configuration', digest: service.digest, ageMs: 0 },
    configuration,
    arrival: arrival.arrival,
    program: ship.program,
  });
  return onTargetsOnce(ship, ordered, {
    targets: [order.target],
    reads: incident ? [{ stream: incident.stream, version: incident.version }] : [],
    decide: ([there], at: Instant) =>
      setAutomation({ order, by, at }, there?.state.automation ?? noHistory.automation, {
        incident: incident?.state,
        owner: service.owner,
        roster: teamOf(ship, order.target),
        because,
        mostMs: terms.autoOffMaxMs,
        secondMs: terms.approvalMs,
      }),
    say: ([event]) =>
      event ? eventText({ event, texts: event.texts ?? {}, at: voice.now, actor: by }, voice) : '',
  });
}

type Advice = {
  readonly incident: Loaded<Incident | undefined>;
  readonly answer: Answer;
  readonly by: PersonId;
};

async function keepAdvice(
  ship: Ship,
  { order, arrival }: Asked,
  { incident, answer, by }: Advice,
): Promise<Answer | undefined> {
  const at = ship.clock.now();
  const words = ship.say(inNames(ship.directory, order));
  const mode = incident.state?.mode ?? 'live';
  const advice = { type: 'OrderAdvised', order: order.kind, by, texts: { words } } as const;
  const how = { at, actor: by, via: arrival.via, key: arrival.key, mode };
  const stored = await record(ship, follow(incident, [advice], how), how, asJson(answer));
  if (stored.status === 'duplicate') return firstAnswer(ship, stored.answer);
  return stored.status === 'appended' ? answer : undefined;
}
