import { deepEqual, equal, partialDeepStrictEqual } from 'node:assert/strict';
import type { Note } from '../../src/core/command.ts';
import {
  type Event,
  type EventOf,
  Event as EventSchema,
  type EventType,
} from '../../src/core/events.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Refusal, RefusalCode } from '../../src/core/refusals.ts';
import { type Act, opening, type Scene, say } from './scene.ts';

/** Something that is said in a scene: an order, a report, or a row of them; where it depends on the scene, a function of it. */
export type Move = Act | ((scene: Scene) => Act) | readonly Move[];

const isRow = (move: Move): move is readonly Move[] => Array.isArray(move);

function play(scene: Scene, move: Move): Scene {
  if (isRow(move)) return move.reduce(play, scene);
  const next = say(scene, typeof move === 'function' ? move(scene) : move);
  const { told } = next;
  const empty = told.status === 'heeded' && told.events.length === 0;
  if (empty || told.status === 'refused' || told.status === 'nothing') {
    throw new Error(`The scene is not set: ${JSON.stringify(told)}`);
  }
  return next;
}

/** The story so far. Every order in it was accepted and every report heeded, or the specification is wrong. */
export const given = (...moves: readonly Move[]): Given => new Given(moves.reduce(play, opening));

class Given {
  readonly scene: Scene;
  constructor(scene: Scene) {
    this.scene = scene;
  }

  /** The state that the story has led to. */
  get incident(): Incident {
    if (!this.scene.incident) throw new Error('There is no incident yet');
    return this.scene.incident;
  }

  when(move: Exclude<Move, readonly Move[]>): Outcome {
    const act = typeof move === 'function' ? move(this.scene) : move;
    return new Outcome(this.scene, say(this.scene, act));
  }

  whenReported(move: Exclude<Move, readonly Move[]>): Outcome {
    return this.when(move);
  }
}

/** What came of it. Every sentence ends in the exact list of what was recorded. */
class Outcome {
  readonly #before: Scene;
  readonly scene: Scene;
  constructor(before: Scene, scene: Scene) {
    this.#before = before;
    this.scene = scene;
  }

  get #events(): readonly Event[] {
    return this.scene.log.slice(this.#before.log.length).map(({ event }) => event);
  }

  #recorded(types: readonly EventType[]): Recorded {
    const events = this.#events;
    deepEqual(
      events.map(({ type }) => type),
      types,
    );
    // What was recorded must be readable again for ever.
    for (const event of events) EventSchema.parse(JSON.parse(JSON.stringify(event)));
    return new Recorded(events, this.scene.incident);
  }

  thenRecords(...types: readonly EventType[]): Recorded {
    const { told } = this.scene;
    deepEqual('refusal' in told ? told.refusal : undefined, undefined);
    return this.#recorded(types);
  }

  /** Refused with this code; the list is what is kept of it. */
  thenRefuses(code: RefusalCode, ...kept: readonly EventType[]): Refused {
    const { told } = this.scene;
    if (told.status !== 'refused') throw new Error(`It was not refused: ${JSON.stringify(told)}`);
    equal(told.refusal.code, code);
    return new Refused(told.refusal, this.#recorded(kept));
  }

  /** It is so already, or it is late and says nothing. */
  thenNothing(note?: Note['note']): void {
    const told = note === undefined ? { status: 'heeded' } : { status: 'nothing', note: { note } };
    partialDeepStrictEqual(this.scene.told, told);
    this.#recorded([]);
  }
}

class Refused {
  readonly refusal: Refusal;
  readonly #kept: Recorded;
  constructor(refusal: Refusal, kept: Recorded) {
    this.refusal = refusal;
    this.#kept = kept;
  }

  /** What is kept of it says at least this. */
  where<T extends EventType>(type: T, says: Partial<EventOf<T>>): this {
    this.#kept.where(type, says);
    return this;
  }

  saying(facts: object): void {
    deepEqual(this.refusal.facts, facts);
  }
}

class Recorded {
  readonly events: readonly Event[];
  readonly #incident: Incident | undefined;
  constructor(events: readonly Event[], incident: Incident | undefined) {
    this.events = events;
    this.#incident = incident;
  }

  get incident(): Incident {
    if (!this.#incident) throw new Error('There is no incident');
    return this.#incident;
  }

  /** The first event of this type says at least this. */
  where<T extends EventType>(type: T, says: Partial<EventOf<T>>): this {
    const found = this.events.find((event) => event.type === type);
    partialDeepStrictEqual(found, says);
    return this;
  }

  on(rung: Incident['rung']): this {
    equal(this.incident.rung, rung);
    return this;
  }
}
