import type { Answer } from '../core/answer.ts';
import { type Actor, actorName } from '../core/command.ts';
import type { Event } from '../core/events.ts';
import { serviceOf } from '../core/ids.ts';
import type { OrderOf } from '../core/orders.ts';
import { machineMay } from '../core/policy/may.ts';
import { type Refusal, refuse } from '../core/refusals.ts';
import { register } from '../core/release/deciders.ts';
import { noteText } from '../core/texts/notes.ts';
import { registeredText } from '../core/texts/releases.ts';
import { asJson } from '../lib/json.ts';
import { nearest } from '../lib/nearest.ts';
import { firstAnswer } from './first-answer.ts';
import { type Loaded, loadTarget } from './incidents.ts';
import type { Ordered } from './ordered.ts';
import type { Service } from './ports/configuration.ts';
import { type By, emptyBatch, newEvent } from './record.ts';
import { answerNo } from './refuse.ts';
import { peopleNamed } from './rosters.ts';
import type { Ship } from './ship.ts';
import { voiceOf } from './voice.ts';

const mostTries = 50;

/** Puts a release on its target's own stream, where plans look for the way back. */
export async function handleRelease(
  ship: Ship,
  ordered: Ordered & { readonly order: OrderOf<'releaseRegister'> },
): Promise<Answer> {
  const { order, actor, arrival } = ordered;
  const { services } = ship.configurations.current();
  const name = serviceOf(order.target);
  const service = services[name];
  if (!service) {
    const known = Object.keys(services);
    const facts = { said: name, services: known, nearest: nearest(name, known) };
    return answerNo(ship, { code: 'UnknownService', facts });
  }
  const no = mayRegister(ship, service, actor);
  if (no) return answerNo(ship, no);
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const answered = await registerOnce(ship, { order, actor, arrival });
    if (answered) return answered;
  }
  return answerNo(ship, { code: 'Busy', facts: {} });
}

/** A token that may, or a person of the owning team: whoever may decide about the service, or administers it all. */
function mayRegister(
  ship: Ship,
  { owner, roster, deputy }: Service,
  actor: Actor,
): Refusal | undefined {
  if (actor.kind === 'machine') return machineMay('releaseRegister', actor);
  const { admins } = ship.configurations.current();
  const { people: team } = peopleNamed(ship, [
    ...roster,
    ...(deputy === undefined ? [] : [deputy]),
  ]);
  return [...team, ...ship.directory.ids(admins)].includes(actor.person)
    ? undefined
    : refuse('NotTheRole', { role: owner, holders: team });
}

type Registering = Pick<Ordered, 'actor' | 'arrival'> & {
  readonly order: OrderOf<'releaseRegister'>;
};

async function registerOnce(ship: Ship, ordered: Registering): Promise<Answer | undefined> {
  const { order, actor } = ordered;
  const before = await loadTarget(ship.registry, order.target);
  const at = ship.clock.now();
  const decision = register({ order, actor, at }, before.state);
  switch (decision.status) {
    case 'refused':
      return answerNo(ship, decision.refusal);
    case 'nothing':
      return { accepted: true, events: [], say: noteText(decision.note, voiceOf(ship)) };
    case 'decided':
      return store(ship, ordered, { before, events: decision.events, at });
  }
}

type Registered = {
  readonly before: Loaded<unknown>;
  readonly events: readonly Event[];
  readonly at: string;
};

async function store(
  ship: Ship,
  { order, actor, arrival }: Registering,
  { before, events, at }: Registered,
): Promise<Answer | undefined> {
  const { stream, version } = before;
  const by: By = { at, actor: actorName(actor), via: arrival.via, key: arrival.key, mode: 'live' };
  const answer: Answer = {
    accepted: true,
    events: events.map(({ type }, index) => ({ stream, version: version + index + 1, type })),
    say: registeredText(order),
  };
  const about = { id: order.target, targets: [order.target] };
  const stored = await ship.registry.append({
    ...emptyBatch,
    key: by.key,
    reads: [{ stream, version }],
    events: events.map((event) => newEvent(stream, event, about, by)),
    answer: asJson(answer),
  });
  if (stored.status === 'duplicate') return firstAnswer(ship, stored.answer);
  return stored.status === 'appended' ? answer : undefined;
}
