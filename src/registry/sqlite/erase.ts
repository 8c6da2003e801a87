import type { Erasure } from '../../app/ports/erasure.ts';
import type { Weight } from '../../app/ports/weight.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Instant } from '../../core/ids.ts';
import { envelopesIn } from '../envelopes.ts';
import { type ErasedOne, each, erasedEvent } from '../erasure.ts';
import { writeEvents } from './append.ts';
import type { Rows } from './rows.ts';

/** What hinders it now, before anything is written about it. */
export function hindrance(rows: Rows, erasure: Erasure): 'gone' | 'stale' | undefined {
  if (left(rows, erasure.what).length === 0) return 'gone';
  return isStale(rows, erasure) ? 'stale' : undefined;
}

/** Whether there is anything left to erase. */
export const holds = (rows: Rows, what: Erasure['what']): boolean => left(rows, what).length > 0;

/** How much of it there is; undefined where there is nothing left to erase. */
export function weigh(rows: Rows, what: Erasure['what']): Weight | undefined {
  const all = left(rows, what);
  if (all.length === 0) return undefined;
  const texts = all.flatMap((one) => (one.kind === 'text' ? [textAt(rows, one)] : []));
  const reasons = all.flatMap((one) =>
    one.kind === 'search' ? (rows.posts.whySearched(one.search) ?? []) : [],
  );
  const people = all.flatMap((one) => (one.kind === 'person' ? [one.person] : []));
  const accounts = people.flatMap((person) => rows.people.accountsOf(person));
  return {
    texts: texts.length + reasons.length,
    characters: sum([...texts.map(({ text }) => text), ...reasons].map(({ length }) => length)),
    words: sum(texts.map(({ position, name }) => rows.counts.words({ position, name }))),
    answers: rows.counts.answers(),
    accounts: accounts.length,
    sessions: sum(people.map((person) => rows.counts.sessions(person))),
    searches: sum(people.map((person) => rows.counts.searches(person))),
    notes: rows.posts.naming(accounts),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function textAt(rows: Rows, one: Extract<ErasedOne, { kind: 'text' }>) {
  const event = eventOf(rows, one);
  const text = event && rows.texts.of(event)[one.name];
  return { position: event?.position ?? 0, name: one.name, text: text ?? '' };
}

/** What of it is still there. */
const left = (rows: Rows, what: Erasure['what']): readonly ErasedOne[] =>
  each(what).filter((one) => isThere(rows, one));

/** Whether something was recorded since it was decided on which that depends. */
function isStale(rows: Rows, { what, upTo }: Erasure): boolean {
  const isOfStream = what.kind === 'text' || what.kind === 'texts';
  const position = isOfStream ? rows.events.positionOf(what.stream) : rows.events.head().position;
  return position > upTo;
}

function isThere(rows: Rows, what: ErasedOne): boolean {
  if (what.kind === 'person') return rows.people.has(what.person, what.unseenSince);
  if (what.kind === 'search') return rows.posts.whySearched(what.search) !== undefined;
  const event = eventOf(rows, what);
  return event !== undefined && Object.hasOwn(rows.texts.of(event), what.name);
}

/**
 * The work of an erasure, inside its transaction: the event first, it is what lets the texts go. No events: nothing was
 * done.
 */
export function eraseRow(rows: Rows, erasure: Erasure, recordedAt: Instant): readonly Envelope[] {
  const [what, ...also] = left(rows, erasure.what);
  if (what === undefined || isStale(rows, erasure)) return [];
  const about = what.kind === 'text' ? eventOf(rows, what) : undefined;
  const event = erasedEvent(erasure, { gone: [what, ...also], about });
  const events = writeEvents(rows, [event], recordedAt);
  rows.keys.forgetAnswers();
  for (const { position } of events) {
    for (const one of [what, ...also]) take(rows, one, position);
  }
  return events;
}

function take(rows: Rows, what: ErasedOne, erasedBy: number): void {
  if (what.kind === 'person') {
    for (const account of rows.people.accountsOf(what.person)) rows.posts.forget(account);
    rows.posts.forgetWhy(what.person);
    rows.passes.end({ person: what.person });
    rows.people.erase(what.person);
    return;
  }
  if (what.kind === 'search') return rows.posts.forgetSearch(what.search);
  const event = eventOf(rows, what);
  if (event === undefined) return;
  const place = { position: event.position, name: what.name };
  rows.words.forget(place);
  rows.texts.erase(place, erasedBy);
}

function eventOf(
  rows: Rows,
  { stream, version }: { stream: string; version: number },
): Envelope | undefined {
  return envelopesIn(rows.events.ofStream(stream, version - 1, 1)).find(
    (event) => event.version === version,
  );
}
