import type { Envelope } from '../../core/envelope.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { isByTime } from '../../core/retention/basis.ts';
import type { Incidents } from '../incidents.ts';
import type { Clock } from '../ports/clock.ts';
import type { Erasure } from '../ports/erasure.ts';
import type { Registry } from '../ports/registry.ts';
import { erase, type Wish } from './erase.ts';

type Sea = {
  readonly registry: Pick<
    Registry,
    'read' | 'texts' | 'erase' | 'search' | 'weigh' | 'posts' | 'head'
  >;
  readonly incidents: Pick<Incidents, 'load'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** What had come back with a backup, and is gone again. */
export type Replayed = {
  readonly texts: number;
  readonly people: number;
  /** What stays because an incident is under a legal hold here: the incidents. Released first, it goes the next time. */
  readonly held: readonly string[];
  /** Lines of `erasures.jsonl` that cannot be read: what they took out may be there again. */
  readonly unread: readonly number[];
};

type Noted = Omit<Wish, 'mayGo'> & Pick<Erasure, 'at'>;

/**
 * Erases again what was erased before and came back with a backup. What is gone is passed over, and so is whatever was
 * recorded after the erasure: it has only the place of what was lost. Rejects with `RegistryUnavailable`.
 */
export async function replayErasures(
  sea: Sea,
  {
    erasures,
    unread,
  }: { readonly erasures: readonly Noted[]; readonly unread: Replayed['unread'] },
): Promise<Replayed> {
  const held = new Set<string>();
  let people = 0;
  let texts = 0;
  const byStream = new Map<string, Noted[]>();
  for (const erasure of erasures) {
    const { what } = erasure;
    if (what.kind === 'person') people += await againWhole(sea, erasure, held);
    else if (what.kind === 'search') texts += await againWhole(sea, erasure, held);
    else byStream.set(what.stream, [...(byStream.get(what.stream) ?? []), erasure]);
  }
  for (const [stream, own] of byStream) texts += await textsAgain(sea, { stream, own }, held);
  return { texts, people, held: [...held].toSorted(), unread };
}

/** A person, or why a search was made: who is gone cannot be held. */
async function againWhole(sea: Sea, erasure: Noted, held: Set<string>): Promise<number> {
  if ((await sea.registry.weigh(erasure.what)) === undefined) return 0;
  return (await isGoneAgain(sea, again(erasure, erasure.what), held)) ? 1 : 0;
}

/**
 * What cannot go for a hold is noted; what went by its time and is in an open incident now stays until its time, as if it
 * had never gone.
 */
async function isGoneAgain(sea: Sea, wish: Wish, held: Set<string>): Promise<boolean> {
  const mayGo = isByTime(wish.basis) ? isNotOpen : undefined;
  const ended = await erase(sea, { ...wish, mayGo });
  if (ended.status === 'held') held.add(ended.refusal.facts.incident);
  if (ended.status === 'busy') throw new Error('The record grew each time it was looked at');
  return ended.status === 'erased';
}

const isNotOpen = (incident: Incident | undefined): boolean =>
  incident === undefined || incident.rung === 'closed';

/** By whose order it went the first time stays; that it went again is new. */
const again = (erasure: Noted, what: Erasure['what']): Wish => {
  const { by, basis } = erasure;
  return { what, by, basis, via: 'timer', again: firstAt(erasure) };
};

const firstAt = ({ again: first, at }: Noted) => first ?? at;

type Own = { readonly stream: string; readonly own: readonly Noted[] };

async function textsAgain(sea: Sea, own: Own, held: Set<string>): Promise<number> {
  let erased = 0;
  for (const { texts, wish } of await backIn(sea, own)) {
    erased += (await isGoneAgain(sea, wish, held)) ? texts : 0;
  }
  return erased;
}

type Texts = Extract<Erasure['what'], { kind: 'texts' }>;

/** What of a stream is there again, an order an erasure. */
async function backIn(
  sea: Sea,
  { stream, own }: Own,
): Promise<readonly { readonly texts: number; readonly wish: Wish }[]> {
  const events = await sea.registry.read(stream);
  const there = await sea.registry.texts(events);
  return own.flatMap((erasure) => {
    const texts = textsOf(erasure).filter(({ version, name }) => {
      const isBack = there.get(`${stream}#${version}`)?.[name] !== undefined;
      return isBack && isThatOne(events[version - 1], erasure);
    });
    const wish = again(erasure, { kind: 'texts', stream, texts });
    return texts.length === 0 ? [] : [{ texts: texts.length, wish }];
  });
}

function textsOf({ what }: Noted): Texts['texts'] {
  if (what.kind === 'person' || what.kind === 'search') return [];
  return what.kind === 'texts' ? what.texts : [{ version: what.version, name: what.name }];
}

/** After a restore the numbers are given again: what is younger than an erasure was never meant by it. */
const isThatOne = (event: Envelope | undefined, erasure: Noted): boolean =>
  event !== undefined && event.recordedAt <= firstAt(erasure);
