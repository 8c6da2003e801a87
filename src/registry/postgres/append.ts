import type { Appended, Batch, NewEvent } from '../../app/ports/batch.ts';
import { storable } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Instant } from '../../core/ids.ts';
import { homeOf } from '../names.ts';
import { type Sealed, sealEvents } from '../seal-events.ts';
import type { Session } from './connect.ts';
import type { StreamEnd } from './events.ts';
import { ruleOnLeases } from './leases.ts';
import { ruleOnAll } from './locks.ts';
import type { Rows } from './rows.ts';
import { lockThings } from './things.ts';
import { begin, CommitUnknown, commit } from './transaction.ts';

/** When something is written, where its events come to stand, and what stands there already. */
export type Placed = {
  readonly at: Instant;
  readonly positions: readonly number[];
  readonly ends: ReadonlyMap<string, StreamEnd>;
};

/**
 * The whole of an append: one way there and back for its locks and questions, one for what it writes and its commit.
 * `writing` is told what is about to be written.
 */
export async function appendBatch(
  session: Session,
  batch: Batch,
  writing: (events: readonly Envelope[]) => void,
): Promise<Appended> {
  const facts = await gather(session, batch);
  const refused = refusal(batch, facts);
  if (refused !== undefined) {
    await session.link.client.query('ROLLBACK');
    return refused;
  }
  const sealed = sealAt(facts, batch.events);
  const events = sealed.map(({ envelope }) => envelope);
  writing(events);
  // All are on their way before the commit is, so nothing of it can come after it.
  const sent = write(session.rows, batch, { ...facts, sealed });
  await inOneGo([...sent, commit(session)]);
  return { status: 'appended', events };
}

type Facts = Awaited<ReturnType<typeof gather>>;

/** Takes the locks of the batch, and then asks all that it rests on: each question sees what was committed before. */
async function gather({ link: { client }, rows }: Session, batch: Batch) {
  const { takes } = batch;
  const begun = client.query(`${begin}; ${lockThings(batch)}`);
  const asked = {
    known: rows.keys.find(batch.key),
    placed: rows.events.place(batch.events.length, streamsOf(batch)),
    taken: rows.names.taken(batch.names),
    otherOpen: takes?.targets.length ? rows.summaries.otherOpen(takes) : undefined,
    holdings: rows.locks.of(batch.locks.map(({ target }) => target)),
    leased: rows.leases.of(batch.leases.map(({ stepId }) => stepId)),
  };
  await inOneGo([begun, ...Object.values(asked)]);
  return {
    known: await asked.known,
    placed: await asked.placed,
    taken: await asked.taken,
    otherOpen: await asked.otherOpen,
    locks: ruleOnAll(batch.locks, await asked.holdings),
    leases: ruleOnLeases(batch.leases, await asked.leased),
  };
}

const streamsOf = ({ reads, events, entries = [] }: Batch): readonly string[] => [
  ...new Set([...reads, ...events, ...entries].map(({ stream }) => stream)),
];

function refusal(
  batch: Batch,
  { known, placed: { ends }, taken, otherOpen, locks, leases }: Facts,
): Appended | undefined {
  if (known) return { status: 'duplicate', answer: known.answer };
  const stale = batch.reads.find(
    ({ stream, version }) => (ends.get(stream)?.version ?? 0) !== version,
  );
  const name = batch.names.find((one, index) => taken.has(one) || batch.names.indexOf(one) < index);
  const on = stale?.stream ?? name ?? otherOpen;
  if (on !== undefined) return { status: 'conflict', on };
  if ('by' in locks) return { status: 'targetHeld', ...locks };
  return 'on' in leases ? { status: 'conflict', on: leases.on } : undefined;
}

/** Seals events where they were placed. */
export function sealAt(
  { placed: { at, positions, ends } }: { readonly placed: Placed },
  events: readonly NewEvent[],
): readonly Sealed[] {
  return sealEvents(events, {
    positionOf: (index) => positions[index] ?? 0,
    recordedAt: at,
    headOf: (stream) => ends.get(stream),
  });
}

type Writing = Facts & { readonly sealed: readonly Sealed[] };

function write(rows: Rows, batch: Batch, facts: Writing): readonly Promise<unknown>[] {
  const { locks, leases, sealed } = facts;
  if ('by' in locks || 'on' in leases) throw new Error('Nothing is written of what was refused');
  return [
    ...writeEvents(rows, sealed),
    rows.keys.add(batch.key, batch.answer),
    ...rows.names.add(batch.names.map((name) => ({ name, stream: homeOf(name, batch) }))),
    ...locks.write.map(rows.locks.write),
    ...leases.write.map(rows.leases.write),
    ...batch.due.map(rows.due.apply),
    ...batch.summaries.map(rows.summaries.put),
    ...(batch.entries ?? []).flatMap((entry) => rows.entries.put(entry, beganAt(entry, facts))),
    ...addWords(rows, batch, facts),
  ];
}

/** Events with their texts, and the ends of their streams. */
export const writeEvents = (rows: Rows, sealed: readonly Sealed[]): readonly Promise<unknown>[] =>
  sealed.length === 0
    ? []
    : [...rows.events.add(sealed.map(({ envelope }) => envelope)), ...rows.texts.add(sealed)];

function beganAt(
  { stream }: { readonly stream: string },
  { placed: { ends }, sealed }: Writing,
): number {
  const first = sealed.find(({ envelope }) => envelope.stream === stream)?.envelope.position;
  const began = ends.get(stream)?.began ?? first;
  if (began === undefined) throw new Error(`Nothing stands on ${stream}`);
  return began;
}

/** What was written in an incident is found by its words from the moment it is stored. */
function addWords(rows: Rows, batch: Batch, facts: Writing): readonly Promise<unknown>[] {
  const { ends } = facts.placed;
  const hasEntry = (stream: string) =>
    ends.get(stream)?.hasEntry === true ||
    (batch.entries ?? []).some((entry) => entry.stream === stream);
  const written = batch.events.flatMap(({ stream, texts }, index) =>
    Object.entries(hasEntry(stream) ? texts : {}).map(([name, text]) => ({
      position: facts.placed.positions[index] ?? 0,
      name,
      text: storable(text),
      entry: beganAt({ stream }, facts),
    })),
  );
  return rows.words.add(written);
}

/** Waits for all, so that no answer is left on the way; the first fault is told, and before all that a commit is unknown. */
export async function inOneGo(sent: readonly unknown[]): Promise<void> {
  const faults = (await Promise.allSettled(sent)).flatMap((one) =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  const fault: unknown = faults.find((one) => one instanceof CommitUnknown) ?? faults[0];
  if (fault !== undefined) throw fault;
}
