import type { Answer } from '../../core/answer.ts';
import { type Actor, actorName, type Decision } from '../../core/command.ts';
import type { Event, EventOf } from '../../core/events.ts';
import { outsideEntry } from '../../core/gone-back/row.ts';
import type { Instant, Target } from '../../core/ids.ts';
import type { TargetHistory } from '../../core/release/history.ts';
import { noteText } from '../../core/texts/notes.ts';
import { asJson } from '../../lib/json.ts';
import { outsideStream } from '../gone-back/streams.ts';
import { type Loaded, loadTarget, targetStream } from '../incidents.ts';
import { firstAnswer } from '../orders/first-answer.ts';
import type { Batch } from '../ports/batch.ts';
import { type By, emptyBatch, newEvent } from '../record.ts';
import { answerNo } from '../refuse.ts';
import type { Arrival, Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

const mostTries = 50;

/** The events that stand on the stream of a target, and what went back there outside, on its own. */
type TargetEvent = EventOf<
  | 'ReleaseRegistered'
  | 'ChangeFixed'
  | 'AutomationSet'
  | 'AutomationOnAsked'
  | 'PlanApprovedAhead'
  | 'AheadRevoked'
  | 'ReleaseLeft'
  | 'WentBackOutside'
>;

const types = [
  'ReleaseRegistered',
  'ChangeFixed',
  'AutomationSet',
  'AutomationOnAsked',
  'PlanApprovedAhead',
  'AheadRevoked',
  'ReleaseLeft',
  'WentBackOutside',
] as const satisfies readonly TargetEvent['type'][];

const isOnTarget = (event: Event): event is TargetEvent =>
  types.some((type) => type === event.type);

export type TargetState = Loaded<TargetHistory> & { readonly target: Target };

/** An order about targets outside any incident: what it reads, what it decides, and what is said once it is stored. */
type TargetOrder = {
  readonly targets: readonly Target[];
  readonly decide: (states: readonly TargetState[], at: Instant) => Decision;
  readonly say: (events: readonly Event[], states: readonly TargetState[]) => string;
  /** What the decision looks at beside the targets. */
  readonly reads?: Batch['reads'];
};

type Who = { readonly actor: Actor; readonly arrival: Arrival };

/** Decides on the targets' own streams and records there, again as often as somebody else was first. */
export const onTargets = (ship: Ship, who: Who, order: TargetOrder): Promise<Answer> =>
  untilStored(ship, () => onTargetsOnce(ship, who, order));

/** Tries until nobody else was first; what is looked up for it is looked up anew each time. */
export async function untilStored(
  ship: Ship,
  attempt: () => Promise<Answer | undefined>,
): Promise<Answer> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const answered = await attempt();
    if (answered) return answered;
  }
  return answerNo(ship, { code: 'Busy', facts: {} });
}

/** The same a single time; nothing when somebody else was first. */
export async function onTargetsOnce(
  ship: Ship,
  who: Who,
  order: TargetOrder,
): Promise<Answer | undefined> {
  const states = await Promise.all(
    order.targets.map(async (target) => ({
      target,
      ...(await loadTarget(ship.registry, target)),
    })),
  );
  const at = ship.clock.now();
  const decision = order.decide(states, at);
  switch (decision.status) {
    case 'refused':
      return answerNo(ship, decision.refusal);
    case 'nothing':
      return { accepted: true, events: [], say: noteText(decision.note, voiceOf(ship)) };
    case 'decided':
      return store(ship, who, { order, events: decision.events.filter(isOnTarget), states, at });
  }
}

type ToStore = {
  readonly order: TargetOrder;
  readonly events: readonly TargetEvent[];
  readonly states: readonly TargetState[];
  readonly at: Instant;
};

async function store(
  ship: Ship,
  { actor, arrival }: Who,
  { order, events, states, at }: ToStore,
): Promise<Answer | undefined> {
  const { reads = [], say } = order;
  const by: By = { at, actor: actorName(actor), via: arrival.via, key: arrival.key, mode: 'live' };
  const answer: Answer = {
    accepted: true,
    events: placed(events, states),
    say: say(events, states),
  };
  const stored = await ship.registry.append({
    ...emptyBatch,
    key: by.key,
    reads: [...states.map(({ stream, version }) => ({ stream, version })), ...reads],
    events: events.map((event) =>
      newEvent(streamOf(event), event, { id: event.target, targets: [event.target] }, by),
    ),
    ...found(events, at),
    answer: asJson(answer),
  });
  if (stored.status === 'duplicate') return firstAnswer(ship, stored.answer);
  return stored.status === 'appended' ? answer : undefined;
}

const streamOf = (event: TargetEvent): string =>
  event.type === 'WentBackOutside' ? outsideStream(event.outside) : targetStream(event.target);

/** What went back outside has a name and an entry of its own. */
function found(events: readonly TargetEvent[], at: Instant): Pick<Batch, 'names' | 'entries'> {
  const back = events.filter((event) => event.type === 'WentBackOutside');
  return {
    names: back.map(({ outside }) => outside),
    entries: back.flatMap(
      (event) => outsideEntry({ event, at, stream: streamOf(event), version: 1 }) ?? [],
    ),
  };
}

/** Where each event will stand. */
function placed(
  events: readonly TargetEvent[],
  states: readonly TargetState[],
): Extract<Answer, { accepted: true }>['events'] {
  const next = new Map(states.map(({ stream, version }) => [stream, version]));
  return events.map((event) => {
    const stream = streamOf(event);
    const version = (next.get(stream) ?? 0) + 1;
    next.set(stream, version);
    return { stream, version, type: event.type };
  });
}
