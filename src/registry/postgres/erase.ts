import type { Erasure } from '../../app/ports/registry.ts';
import type { Weight } from '../../app/ports/weight.ts';
import type { Envelope } from '../../core/envelope.ts';
import { envelopesIn } from '../envelopes.ts';
import { type ErasedOne, each, erasedEvent } from '../erasure.ts';
import { inOneGo, sealAt, writeEvents } from './append.ts';
import type { Session } from './connect.ts';
import type { Rows } from './rows.ts';
import type { Standing } from './texts.ts';
import { lockThing } from './things.ts';

/** Something that is still there to be erased, and where. */
type Left =
  | { readonly what: Extract<ErasedOne, { kind: 'person' }> }
  | { readonly what: Extract<ErasedOne, { kind: 'text' }>; readonly text: Standing };

/** Whether there is anything left to erase. */
export const holds = async (rows: Rows, what: Erasure['what']): Promise<boolean> =>
  (await left(rows, what)).length > 0;

/** How much of it there is; undefined where there is nothing left to erase. */
export async function weigh(rows: Rows, what: Erasure['what']): Promise<Weight | undefined> {
  const all = await left(rows, what);
  if (all.length === 0) return undefined;
  const texts = all.flatMap((one) => ('text' in one ? [one.text] : []));
  const people = all.flatMap((one) => ('text' in one ? [] : [one.what.person]));
  const accounts = (await Promise.all(people.map(rows.people.accountsOf))).flat();
  const { counts } = rows;
  return {
    texts: texts.length,
    characters: sum(texts.map(({ text }) => text.length)),
    words: await sumOf(texts.map(counts.words)),
    answers: await counts.answers(),
    accounts: accounts.length,
    sessions: await sumOf(people.map(counts.sessions)),
    searches: await sumOf(people.map(counts.searches)),
    notes: await sumOf(accounts.map(counts.notes)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const sumOf = async (numbers: readonly Promise<number>[]): Promise<number> =>
  sum(await Promise.all(numbers));

/** What of it is still there; nothing where the stream has grown since it was decided. */
async function left(rows: Rows, what: Erasure['what']): Promise<readonly Left[]> {
  if (what.kind === 'person') {
    return (await rows.people.has(what.person)) ? [{ what }] : [];
  }
  const ends = await rows.events.endsOf([what.stream]);
  if (what.kind === 'texts' && (ends.get(what.stream)?.version ?? 0) !== what.upTo) return [];
  const wanted = each(what).flatMap((one) => (one.kind === 'text' ? [one] : []));
  const there = await rows.texts.inStream(
    what.stream,
    wanted.map(({ version }) => version),
  );
  return wanted.flatMap((one) => {
    const text = there.find(({ version, name }) => version === one.version && name === one.name);
    return text === undefined ? [] : [{ what: one, text }];
  });
}

/** The stream in which an erasure goes on record. */
const homeOf = (what: Erasure['what']): string => (what.kind === 'person' ? 'config' : what.stream);

/** The work of an erasure, inside its transaction: the event first, it is what lets the texts go. */
export async function eraseRow(
  { link, rows }: Session,
  erasure: Erasure,
): Promise<readonly Envelope[]> {
  const home = homeOf(erasure.what);
  await link.client.query(lockThing(`stream:${home}`));
  const [first, ...others] = await left(rows, erasure.what);
  if (first === undefined) return [];
  const gone = [first, ...others] as const;
  const event = erasedEvent(erasure, {
    gone: [first.what, ...others.map(({ what }) => what)],
    about: await aboutOf(rows, first),
  });
  const sealed = sealAt({ placed: await rows.events.place(1, [home]) }, [event]);
  await inOneGo(writeEvents(rows, sealed));
  await rows.keys.forgetAnswers();
  for (const { envelope } of sealed) {
    for (const one of gone) await take(rows, one, envelope.position);
  }
  return sealed.map(({ envelope }) => envelope);
}

async function take(rows: Rows, one: Left, erasedBy: number): Promise<void> {
  if ('text' in one) {
    await rows.words.forget(one.text);
    return rows.texts.erase(one.text, erasedBy);
  }
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
