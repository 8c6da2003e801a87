import type { Answer } from '../core/answer.ts';
import { type Actor, actorName, type Command, type Decision } from '../core/command.ts';
import { decide } from '../core/decide.ts';
import { type Instant, personIn } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { Order, OrderOf } from '../core/orders.ts';
import { because } from '../core/policy/because.ts';
import { machineMay } from '../core/policy/may.ts';
import type { AnyRefusal } from '../core/refusals.ts';
import { acceptedText } from '../core/texts/accepted.ts';
import { noteText } from '../core/texts/notes.ts';
import { asJson } from '../lib/json.ts';
import { answerQuestion } from './answer-question.ts';
import { type AboutDrills, handleDrill, isAboutDrills } from './drills/handle-drill.ts';
import { gatherFacts } from './facts/gather.ts';
import {
  type AboutGoneBack,
  handleGoneBack,
  isAboutGoneBack,
} from './gone-back/handle-gone-back.ts';
import { handleReport } from './handle-report.ts';
import { incidentStream, type Loaded } from './incidents.ts';
import type { Ordered } from './ordered.ts';
import { findIncident } from './orders/find-incident.ts';
import { firstAnswer } from './orders/first-answer.ts';
import { inNames } from './orders/whom.ts';
import { type Counting, countOnce } from './plans/count-effects.ts';
import { type Losing, loseOnce } from './plans/data-loss.ts';
import { showCard } from './plans/show-card.ts';
import type { Question } from './questions.ts';
import { isQuestion } from './questions.ts';
import { type By, emptyBatch, follow, type Outcome, record } from './record.ts';
import { answerNo, answerUnavailable } from './refuse.ts';
import { wordingOf } from './reports/report-wording.ts';
import type { Ship } from './ship.ts';
import { handleTabletop } from './tabletop/start-tabletop.ts';
import { type AboutTargets, handleTargets, isAboutTargets } from './targets/handle-targets.ts';
import { voiceOf } from './voice.ts';

/** How often an order is decided anew because somebody else wrote first. */
const mostTries = 50;

/**
 * The whole way of an order: decided, durably recorded, and only then answered. A key that was answered before gets the
 * same answer and changes nothing. Never rejects for what people or the world do: that is a refusal.
 */
export async function handleOrder(ship: Ship, ordered: Ordered): Promise<Answer> {
  try {
    const before = await ship.registry.answered(ordered.arrival.key);
    if (before !== undefined) return firstAnswer(ship, before);
    const { order, actor } = ordered;
    await noteSeen(ship, actor);
    // A program is told first that it may not, before anything is looked up for it. What it may is explained to it.
    const no =
      actor.kind === 'machine' && order.kind !== 'help' ? machineMay(order.kind, actor) : undefined;
    if (no) return await kept(ship, ordered.arrival.key, answerNo(ship, no));
    if (isQuestion(order)) return await answerQuestion(ship, { ...ordered, order });
    return await kept(ship, ordered.arrival.key, await answer(ship, ordered, order));
  } catch (error) {
    return answerUnavailable(ship, error);
  }
}

/** Who orders is there: they stay in the directory. What hinders this hinders no order; a stop goes through on a full disk. */
async function noteSeen({ directory, clock, log }: Ship, actor: Actor): Promise<void> {
  if (actor.kind !== 'person') return;
  try {
    await directory.saw(actor.person, clock.now());
  } catch (err) {
    log.warn({ event: 'PersonNotNoted', err });
  }
}

/**
 * Also a "no" and a "so it is already" are the answer of their key: sent again later, they must not become an order.
 * Only "busy" invites to send it again.
 */
async function kept(ship: Ship, key: string, answer: Answer): Promise<Answer> {
  if (answer.accepted ? answer.events.length > 0 : answer.refusal.code === 'Busy') return answer;
  const batch = { ...emptyBatch, key, reads: [], events: [], answer: asJson(answer) };
  const stored = await ship.registry.append(batch);
  return stored.status === 'duplicate' ? firstAnswer(ship, stored.answer) : answer;
}

async function answer(
  ship: Ship,
  ordered: Ordered,
  order: Exclude<Order, Question>,
): Promise<Answer> {
  if (order.kind === 'tabletopStart') return handleTabletop(ship, { ...ordered, order });
  if (isAboutDrills(order)) return handleDrill(ship, { ...ordered, order });
  if (isAboutGoneBack(order)) return handleGoneBack(ship, { ...ordered, order });
  if (isAboutTargets(order)) return handleTargets(ship, { ...ordered, order });
  // What the sender must be in time for is measured from here, and what takes long is looked up once.
  const given = {
    ...ordered,
    order,
    at: ship.clock.now(),
    count: countOnce(ship),
    lose: loseOnce(ship),
  };
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    // Found anew each time: whoever was first may just have opened the incident that this is about.
    const found = await findIncident(ship, order, ordered);
    if (found.status === 'unclear') return answerNo(ship, found.refusal);
    const loaded = found.status === 'found' ? await ship.incidents.load(found.id) : nowhere;
    const answered = await decideOnce(ship, given, loaded);
    if (answered) return answered;
  }
  return answerNo(ship, { code: 'Busy', facts: {} });
}

/** The orders that change an incident, or open one. */
type Decidable = Exclude<
  Order,
  Question | AboutTargets | AboutDrills | AboutGoneBack | OrderOf<'tabletopStart'>
>;

type Given = Ordered & {
  readonly order: Decidable;
  readonly at: Instant;
  readonly count: Counting;
  readonly lose: Losing;
};

const nowhere: Loaded<undefined> = { stream: '', version: 0, state: undefined };

/** Decides on the state as it was read; nothing when somebody else wrote in between. */
async function decideOnce(
  ship: Ship,
  given: Given,
  before: Loaded<Incident | undefined>,
): Promise<Answer | undefined> {
  const { order, actor, arrival, seen, at, count, lose } = given;
  const gathering = { order, incident: before.state, arrival, count, lose };
  const { facts, ground } = await gatherFacts(ship, gathering);
  const words = ship.say(inNames(ship.directory, order));
  const command = { order, words, seen, actor, at, facts };
  const decision = decide(command, before.state);
  if (decision.status === 'nothing') {
    return {
      accepted: true,
      incident: before.state?.id,
      events: [],
      say: noteText(decision.note, voiceOf(ship)),
    };
  }
  const isLive = before.state?.mode !== 'drill';
  if (isLive && decision.status === 'refused' && (await isFreed(ship, decision.refusal, command)))
    return undefined;
  const by: By = {
    at,
    actor: actorName(actor),
    via: arrival.via,
    key: arrival.key,
    mode: before.state?.mode ?? 'live',
  };
  const outcome = { ...follow(before, decision.events, by), ground };
  return store(ship, { order, decision, outcome: await showCard(ship, outcome), by });
}

/** A drill never stands in the way of a live incident: it ends at once, and the order is decided anew. */
async function isFreed(
  ship: Ship,
  { code, facts }: AnyRefusal,
  command: Command,
): Promise<boolean> {
  const { actor } = command;
  if (code !== 'TargetHasIncident' || actor.kind === 'machine') return false;
  const why = because(command, actor.person, { role: 'declarer' });
  const { events } = await handleReport(
    ship,
    { kind: 'liveBegan', because: why },
    { incident: facts.incident, actor: 'worker' },
  );
  return events.length > 0;
}

type ToStore = {
  readonly order: Decidable;
  readonly decision: Exclude<Decision, { status: 'nothing' }>;
  readonly outcome: Outcome;
  readonly by: By;
};

async function store(ship: Ship, what: ToStore): Promise<Answer | undefined> {
  const { outcome, by } = what;
  const text = await worded(ship, what);
  if (outcome.events.length === 0) return text;
  const result = await record(ship, outcome, by, asJson(text));
  switch (result.status) {
    case 'appended':
      return text;
    case 'duplicate':
      return firstAnswer(ship, result.answer);
    case 'conflict':
      return undefined;
    case 'targetHeld':
      return answerNo(ship, {
        code: 'TargetHeld',
        facts: { target: result.target, by: result.by },
      });
  }
}

/** What whoever ordered is told once it is stored. */
async function worded(ship: Ship, { order, decision, outcome, by }: ToStore): Promise<Answer> {
  const { before, events, incident } = outcome;
  const shown = events.find((event) => event.type === 'CardShown');
  const card = shown && { card: shown.card, say: shown.texts?.['card'] ?? '' };
  if (decision.status === 'refused') {
    return { ...answerNo(ship, decision.refusal, incident?.id), ...card };
  }
  if (!incident) throw new Error(`${order.kind} decided nothing about any incident`);
  const wording = order.kind === 'reportFinish' ? await wordingOf(ship, incident) : [];
  const accepted = { events, incident, before: before.state, by: personIn(by.actor) };
  return {
    accepted: true,
    incident: incident.id,
    events: stored(incidentStream(incident.id), before.version, events),
    say: [acceptedText(order, accepted, voiceOf(ship)), ...wording].join('\n'),
    ...card,
  };
}

const stored = (stream: string, version: number, events: Outcome['events']) =>
  events.map(({ type }, index) => ({ stream, version: version + index + 1, type }));
