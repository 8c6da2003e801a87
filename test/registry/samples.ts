import type { Batch, NewEvent } from '../../src/app/ports/batch.ts';
import type { Erasure } from '../../src/app/ports/erasure.ts';
import { IncidentId, instant, PersonId, Target } from '../../src/core/ids.ts';
import type { IncidentSummary } from '../../src/core/incident/summary.ts';

export const checkout = Target.parse('checkout@prod');
export const search = Target.parse('search@prod');
export const ann = PersonId.parse('p_ann');
const start = Date.parse('2026-03-01T10:00:00.000Z');

/** A clock that a test moves by hand. */
export function handClock() {
  let ms = 0;
  return {
    now: () => instant(start + ms),
    monotonic: () => ms,
    advance: (by: number) => {
      ms += by;
    },
  };
}
export type HandClock = ReturnType<typeof handClock>;

/** `minutes` after the start of all tests here. */
export const at = (minutes: number) => instant(start + minutes * 60_000);

export function note(stream: string, text: string, more: Partial<NewEvent> = {}): NewEvent {
  return {
    stream,
    type: 'NoteAdded',
    schema: 1,
    at: at(0),
    actor: ann,
    via: 'slack',
    correlation: 'c-1',
    mode: 'live',
    targets: [checkout],
    codes: { step: 'stop-worker', tries: [1, 2] },
    texts: { note: text },
    ...more,
  };
}

let batches = 0;

/** A batch with a key of its own and nothing else in it but what is given. */
export function batch(parts: Partial<Batch> = {}): Batch {
  batches += 1;
  return {
    key: `key-${batches}`,
    reads: [],
    events: [],
    names: [],
    locks: [],
    leases: [],
    due: [],
    summaries: [],
    answer: 'done',
    ...parts,
  };
}

/** An erasure by order of somebody who knows all that is there. */
export const erasureOf = (what: Erasure['what'], more: Partial<Erasure> = {}): Erasure => ({
  what,
  by: 'p_bo',
  basis: 'order',
  upTo: Number.MAX_SAFE_INTEGER,
  at: at(1),
  via: 'cli',
  ...more,
});

export function summary(number: number, more: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    id: IncidentId.parse(`INC-${number}`),
    rung: 'acting',
    mode: 'live',
    severity: 'sev1',
    targets: [checkout],
    authority: ann,
    declaredAt: at(0),
    updatedAt: at(number),
    version: number,
    ...more,
  };
}
