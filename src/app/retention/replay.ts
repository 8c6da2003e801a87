import type { Envelope } from '../../core/envelope.ts';
import type { Incidents } from '../incidents.ts';
import type { Clock } from '../ports/clock.ts';
import type { Erasure, Registry } from '../ports/registry.ts';
import { holdOn } from './hold-on.ts';

type Sea = {
  readonly registry: Pick<Registry, 'read' | 'texts' | 'erase' | 'search' | 'weigh' | 'posts'>;
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

/** How often it is decided anew because a stream grew meanwhile. */
const mostTries = 5;

/**
 * Erases again what was erased before and came back with a backup. What is gone is passed over, and so is whatever was
 * recorded after the erasure: it has only the place of what was lost. Rejects with `RegistryUnavailable`.
 */
export async function replayErasures(
  sea: Sea,
  {
    erasures,
    unread,
  }: { readonly erasures: readonly Erasure[]; readonly unread: Replayed['unread'] },
): Promise<Replayed> {
  const held = new Set<string>();
  let people = 0;
  let texts = 0;
  const byStream = new Map<string, Erasure[]>();
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
async function againWhole(sea: Sea, erasure: Erasure, held: Set<string>): Promise<number> {
  const { what } = erasure;
  if ((await sea.registry.weigh(what)) === undefined) return 0;
  if (await isHeld(sea, what, held)) return 0;
  return (await sea.registry.erase(again(sea, erasure, what))) ? 1 : 0;
}

async function isHeld(sea: Sea, what: Erasure['what'], held: Set<string>): Promise<boolean> {
  const hold = await holdOn(sea, what);
  if (hold) held.add(hold.facts.incident);
  return hold !== undefined;
}

/** By whose order it went the first time stays; that it went again, and when, is new. */
const again = ({ clock }: Sea, erasure: Erasure, what: Erasure['what']): Erasure => ({
  ...erasure,
  what,
  at: clock.now(),
  via: 'timer',
  again: firstAt(erasure),
});

const firstAt = ({ again: first, at }: Erasure) => first ?? at;

type Own = { readonly stream: string; readonly own: readonly Erasure[] };

async function textsAgain(sea: Sea, { stream, own }: Own, held: Set<string>): Promise<number> {
  let erased = 0;
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const orders = await backIn(sea, { stream, own });
    const [first] = orders;
    if (first === undefined || (await isHeld(sea, first.what, held))) break;
    for (const { what, ...order } of orders) {
      const isErased = await sea.registry.erase({ what, ...order });
      erased += isErased ? what.texts.length : 0;
    }
  }
  return erased;
}

type Texts = Extract<Erasure['what'], { kind: 'texts' }>;
type Again = Erasure & { readonly what: Texts };

/** What of a stream is there again, an order an erasure. Each makes the stream longer by its own event. */
async function backIn(sea: Sea, { stream, own }: Own): Promise<readonly Again[]> {
  const events = await sea.registry.read(stream);
  const there = await sea.registry.texts(events);
  const named = new Set<string>();
  const orders: Again[] = [];
  for (const erasure of own) {
    const texts = textsOf(erasure).filter(({ version, name }) => {
      const key = `${version}/${name}`;
      if (named.has(key) || !isThatOne(events[version - 1], erasure)) return false;
      if (there.get(`${stream}#${version}`)?.[name] === undefined) return false;
      named.add(key);
      return true;
    });
    if (texts.length === 0) continue;
    const what = { kind: 'texts', stream, upTo: events.length + orders.length, texts } as const;
    orders.push({ ...again(sea, erasure, what), what });
  }
  return orders;
}

function textsOf({ what }: Erasure): Texts['texts'] {
  if (what.kind === 'person' || what.kind === 'search') return [];
  return what.kind === 'texts' ? what.texts : [{ version: what.version, name: what.name }];
}

/** After a restore the numbers are given again: what is younger than an erasure was never meant by it. */
const isThatOne = (event: Envelope | undefined, erasure: Erasure): boolean =>
  event !== undefined && event.recordedAt <= firstAt(erasure);
