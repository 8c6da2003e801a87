import type { Erasure } from '../../app/ports/erasure.ts';
import type { Weight } from '../../app/ports/weight.ts';
import type { Envelope } from '../../core/envelope.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { envelopesIn } from '../envelopes.ts';
import { type ErasedOne, each, erasedEvent } from '../erasure.ts';
import { inOneGo, sealAt, writeEvents } from './append.ts';
import type { Session } from './connect.ts';
import type { Rows } from './rows.ts';
import type { Standing } from './texts.ts';
import { aloneInRegistry, lockThing } from './things.ts';

/** Something that is still there to be erased, and where. */
type Left =
  | { readonly what: Exclude<ErasedOne, { kind: 'text' }> }
  | { readonly what: Extract<ErasedOne, { kind: 'text' }>; readonly text: Standing };

/** What hinders it now, before anything is written about it. */
export async function hindrance(
  rows: Rows,
  erasure: Erasure,
): Promise<'gone' | 'stale' | undefined> {
  if (!(await holds(rows, erasure.what))) return 'gone';
  return (await isStale(rows, erasure)) ? 'stale' : undefined;
}

/** Whether there is anything left to erase. */
export const holds = async (rows: Rows, what: Erasure['what']): Promise<boolean> =>
  (await left(rows, what)).length > 0;

/** How much of it there is; undefined where there is nothing left to erase. */
export async function weigh(rows: Rows, what: Erasure['what']): Promise<Weight | undefined> {
  const all = await left(rows, what);
  if (all.length === 0) return undefined;
  const texts = all.flatMap((one) => ('text' in one ? [one.text] : []));
  const people = all.flatMap(({ what: one }) => (one.kind === 'person' ? [one.person] : []));
  const found = all.flatMap(({ what: one }) => (one.kind === 'search' ? [one.search] : []));
  const reasons = (await Promise.all(found.map(rows.posts.whySearched))).filter(
    (reason) => reason !== undefined,
  );
  const accounts = (await Promise.all(people.map(rows.people.accountsOf))).flat();
  const { counts } = rows;
  return {
    texts: texts.length + reasons.length,
    characters: sum([...texts.map(({ text }) => text), ...reasons].map(({ length }) => length)),
    words: await sumOf(texts.map(counts.words)),
    answers: await counts.answers(),
    accounts: accounts.length,
    sessions: await sumOf(people.map(counts.sessions)),
    searches: await sumOf(people.map(counts.searches)),
    notes: await rows.posts.naming(accounts),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const sumOf = async (numbers: readonly Promise<number>[]): Promise<number> =>
  sum(await Promise.all(numbers));

/** What of it is still there. */
async function left(rows: Rows, what: Erasure['what']): Promise<readonly Left[]> {
  switch (what.kind) {
    case 'person':
      return (await rows.people.has(what.person, what.unseenSince)) ? [{ what }] : [];
    case 'search':
      return (await rows.posts.whySearched(what.search)) === undefined ? [] : [{ what }];
    case 'text':
    case 'texts':
      return textsLeft(rows, what);
    default:
      return unreachable(what);
  }
}

async function textsLeft(
  rows: Rows,
  what: Extract<Erasure['what'], { readonly stream: string }>,
): Promise<readonly Left[]> {
  const wanted = each(what).flatMap((one) => (one.kind === 'text' ? [one] : []));
  const versions = wanted.map(({ version }) => version);
  const there = await rows.texts.inStream(what.stream, versions);
  return wanted.flatMap((one) => {
    const text = there.find(({ version, name }) => version === one.version && name === one.name);
    return text === undefined ? [] : [{ what: one, text }];
  });
}

/** Whether something was recorded since it was decided on which that depends. */
async function isStale({ events }: Rows, { what, upTo }: Erasure): Promise<boolean> {
  if (!('stream' in what)) return (await events.newest()).position > upTo;
  return ((await events.endsOf([what.stream])).get(what.stream)?.position ?? 0) > upTo;
}

/** Nothing is appended meanwhile to what it depends on: to the stream of a text, or for anything else to any. */
const lockFor = (what: Erasure['what']): string =>
  'stream' in what ? lockThing(`stream:${what.stream}`) : aloneInRegistry;

/**
 * The work of an erasure, inside its transaction: the event first, it is what lets the texts go. No events: nothing was
 * done.
 */
export async function eraseRow(
  { link, rows }: Session,
  erasure: Erasure,
): Promise<readonly Envelope[]> {
  await link.client.query(lockFor(erasure.what));
  const [first, ...others] = await left(rows, erasure.what);
  if (first === undefined || (await isStale(rows, erasure))) return [];
  const event = erasedEvent(erasure, {
    gone: [first.what, ...others.map(({ what }) => what)],
    about: await aboutOf(rows, first),
  });
  const sealed = sealAt({ placed: await rows.events.place(1, [event.stream]) }, [event]);
  await inOneGo(writeEvents(rows, sealed));
  await rows.keys.forgetAnswers();
  for (const { envelope } of sealed) {
    for (const one of [first, ...others]) await take(rows, one, envelope.position);
  }
  return sealed.map(({ envelope }) => envelope);
}

async function take(rows: Rows, one: Left, erasedBy: number): Promise<void> {
  if ('text' in one) {
    await rows.words.forget(one.text);
    return rows.texts.erase(one.text, erasedBy);
  }
  if (one.what.kind === 'search') return rows.posts.forgetSearch(one.what.search);
  const { person } = one.what;
  for (const account of await rows.people.accountsOf(person)) await rows.posts.forget(account);
  await rows.posts.forgetWhy(person);
  await rows.passes.end({ person });
  await rows.people.erase(person);
}

async function aboutOf(rows: Rows, one: Left): Promise<Envelope | undefined> {
  if (!('text' in one)) return undefined;
  const { stream, version } = one.what;
  return envelopesIn(await rows.events.ofStream(stream, version - 1, 1)).find(
    (event) => event.version === version,
  );
}
