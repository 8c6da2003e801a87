import type { Batch } from '../../app/ports/batch.ts';
import { sha256 } from '../../lib/hash.ts';

/** The upper 16 bits of an advisory lock say what it is about, so that we are never in the way of somebody else's. 21336 is in migrations/postgres/0002-events.sql. */
const marks = { registry: 21_334n, thing: 21_335n, place: 21_337n } as const;
/** 48 bits. */
const hexDigits = 12;

const markedBy = (mark: bigint, rest: bigint): bigint => (mark << 48n) | rest;

/** The beginning of a hash: two things of one number only wait for each other in vain. */
const numberOf = (name: string): bigint => BigInt(`0x${sha256(name).slice(0, hexDigits)}`);

/** Held by every append together with all others, and by a rebuild alone. */
const wholeRegistry = markedBy(marks.registry, 0n);

/** Until the end of the transaction nobody appends. */
export const aloneInRegistry = `SELECT pg_advisory_xact_lock(${wholeRegistry})`;

/** What one process at a time may do: see `alone`. */
export const placeNumber = (name: string): bigint => markedBy(marks.place, numberOf(name));

type Thing = { readonly name: string; readonly isShared: boolean };

/**
 * Locks for everything that a batch rests on or changes, until the end of its transaction: with them all its questions
 * have answers that stay true. In one order for all, so that no two batches wait for each other in a circle; streams that
 * are only read are shared.
 */
export function lockThings(batch: Batch): string {
  const things = new Map<bigint, boolean>();
  for (const { name, isShared } of thingsOf(batch)) {
    const number = markedBy(marks.thing, numberOf(name));
    things.set(number, isShared && (things.get(number) ?? true));
  }
  const locks = [...things]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([number, isShared]) => lock(number, isShared));
  return `SELECT ${[lock(wholeRegistry, true), ...locks].join(', ')}`;
}

/** The same for one thing, alone. */
export const lockThing = (name: string): string =>
  `SELECT ${lock(wholeRegistry, true)}, ${lock(markedBy(marks.thing, numberOf(name)), false)}`;

const lock = (number: bigint, isShared: boolean): string =>
  `pg_advisory_xact_lock${isShared ? '_shared' : ''}(${number})`;

function thingsOf(batch: Batch): readonly Thing[] {
  const own = (kind: string) => (name: string) => ({ name: `${kind}:${name}`, isShared: false });
  return [
    ...batch.reads.map(({ stream }) => ({ name: `stream:${stream}`, isShared: true })),
    ...batch.events.map(({ stream }) => stream).map(own('stream')),
    ...(batch.entries ?? []).map(({ stream }) => stream).map(own('stream')),
    own('key')(batch.key),
    ...batch.names.map(own('name')),
    ...batch.locks.map(({ target }) => target).map(own('target')),
    ...(batch.takes?.targets ?? []).map(own('target')),
    ...batch.leases.map(({ stepId }) => stepId).map(own('step')),
    ...batch.due.map(({ key }) => key).map(own('due')),
  ];
}
