import type { Appended, Batch, LockChange, NewEvent } from '../../app/ports/batch.ts';
import { storable } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Instant } from '../../core/ids.ts';
import { homeOf } from '../names.ts';
import { sealEvents } from '../seal-events.ts';
import type { Rows } from './rows.ts';

/**
 * The work of an append, inside its transaction. Everything but `appended` must be rolled back by the caller: the answer
 * may come after some rows are written.
 */
export function appendBatch(rows: Rows, batch: Batch, recordedAt: Instant): Appended {
  const known = rows.keys.find(batch.key);
  if (known) return { status: 'duplicate', answer: known.answer };
  const stale = batch.reads.find(
    ({ stream, version }) => (rows.events.headOf(stream)?.version ?? 0) !== version,
  );
  if (stale) return { status: 'conflict', on: stale.stream };
  const taken = batch.names.find((name) => !rows.names.take(name, homeOf(name, batch)));
  if (taken !== undefined) return { status: 'conflict', on: taken };
  const other = otherOpen(rows, batch.takes);
  if (other !== undefined) return { status: 'conflict', on: other };
  const held = firstHeld(rows, batch.locks);
  if (held) return held;
  const leased = batch.leases.find((change) => !rows.leases.apply(change, recordedAt));
  if (leased) return { status: 'conflict', on: leased.stepId };
  return { status: 'appended', events: write(rows, batch, recordedAt) };
}

/** Seals the events after the last one, and writes them with their texts. */
export function writeEvents(
  rows: Rows,
  events: readonly NewEvent[],
  recordedAt: Instant,
): readonly Envelope[] {
  const { position } = rows.events.head();
  const { headOf } = rows.events;
  const sealed = sealEvents(events, {
    positionOf: (index) => position + 1 + index,
    recordedAt,
    headOf,
  });
  const envelopes = sealed.map(({ envelope }) => envelope);
  rows.events.add(envelopes);
  for (const one of sealed) rows.texts.add(one);
  return envelopes;
}

function write(rows: Rows, batch: Batch, recordedAt: Instant): readonly Envelope[] {
  const events = writeEvents(rows, batch.events, recordedAt);
  rows.keys.add(batch.key, batch.answer);
  for (const change of batch.due) rows.due.apply(change);
  for (const summary of batch.summaries) rows.summaries.put(summary);
  for (const entry of batch.entries ?? []) rows.entries.put(entry);
  batch.events.forEach((event, index) => addWords(rows, event, events[index]));
  return events;
}

/** What was written in an incident is found by its words from the moment it is stored. */
function addWords(rows: Rows, { stream, texts }: NewEvent, stored: Envelope | undefined): void {
  const written = Object.entries(texts);
  const entry = written.length === 0 ? undefined : rows.entries.of(stream);
  if (entry === undefined || stored === undefined) return;
  const { position } = stored;
  for (const [name, text] of written) rows.words.add({ position, name }, storable(text), entry);
}

/** Another open incident on one of the targets that come under this one. */
const otherOpen = (rows: Rows, takes: Batch['takes']): string | undefined =>
  takes === undefined || takes.targets.length === 0
    ? undefined
    : rows.summaries
        .find({ open: true })
        .find(
          ({ id, targets }) =>
            id !== takes.incident && targets.some((target) => takes.targets.includes(target)),
        )?.id;

function firstHeld(rows: Rows, changes: readonly LockChange[]): Appended | undefined {
  for (const change of changes) {
    const by = rows.locks.apply(change);
    if (by !== undefined) return { status: 'targetHeld', target: change.target, by };
  }
  return undefined;
}
