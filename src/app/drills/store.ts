import type { Answer } from '../../core/answer.ts';
import type { EventOf } from '../../core/events.ts';
import { asJson } from '../../lib/json.ts';
import type { Loaded } from '../incidents.ts';
import type { Appended, Batch } from '../ports/batch.ts';
import { type By, emptyBatch, newEvent } from '../record.ts';
import type { Ship } from '../ship.ts';
import { drillStream } from './books.ts';

/** The events that stand on the stream of a service's drills. */
export type DrillEvent = EventOf<
  | 'DrillScheduled'
  | 'DrillReminded'
  | 'DrillPostponed'
  | 'DrillSkipped'
  | 'DrillDone'
  | 'DrillLeftUnscored'
>;

type ToStore = {
  readonly events: readonly DrillEvent[];
  /** Every stream that was looked at: where one has grown, nothing is stored. */
  readonly reads: readonly Pick<Loaded<unknown>, 'stream' | 'version'>[];
  readonly due: Batch['due'];
  readonly answer: Answer | null;
};

/** Stores what happened to drills, with when they are looked at again. */
export const storeDrills = (
  { registry }: Pick<Ship, 'registry'>,
  { events, reads, due, answer }: ToStore,
  by: By,
): Promise<Appended> =>
  registry.append({
    ...emptyBatch,
    key: by.key,
    reads: reads.map(({ stream, version }) => ({ stream, version })),
    events: events.map((event) =>
      newEvent(
        drillStream(event.service),
        event,
        { id: drillStream(event.service), targets: [] },
        by,
      ),
    ),
    due,
    answer: asJson(answer),
  });

/** Where these events will stand on a stream that was read. */
export const placed = (
  events: readonly DrillEvent[],
  { stream, version }: Pick<Loaded<unknown>, 'stream' | 'version'>,
): Extract<Answer, { accepted: true }>['events'] =>
  events.map(({ type }, index) => ({ stream, version: version + index + 1, type }));
