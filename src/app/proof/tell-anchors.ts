import { type Instant, instant, millis } from '../../core/ids.ts';
import type { Anchor } from '../../core/proof/anchor.ts';
import { withDeadline } from '../deadline.ts';
import type { AnchorPlace, AnchorPlaces, Brought } from '../ports/anchors.ts';
import type { Ship } from '../ship.ts';
import type { AnchorBook } from './anchor-book.ts';

/** A place that has not answered within this time is asked again. */
const answerMs = 30_000;
const firstWaitMs = 2_000;
const longestWaitMs = 300_000;
/** No more than so many are brought at a time; whoever has the newest of them has the digest of all before it. */
const mostAtOnce = 200;

/** How far a place is. */
export type PlaceState = {
  readonly place: string;
  /** How many anchors it does not have yet. */
  readonly behind: number;
  /** Since when it has been tried in vain, and why; undefined while all is well. */
  readonly trouble?: { readonly since: Instant; readonly code: string };
};

/** Bring anchors to their places, each at its own pace. */
export type Couriers = {
  /** Sends a courier to every place that lacks something and has none on the way. */
  readonly look: (signal: AbortSignal) => void;
  readonly states: () => readonly PlaceState[];
  /** How far our clock was from that of the place which said a time last. */
  readonly offset: () => Anchor['clock'];
  /** Resolves when no courier is on the way any more. */
  readonly ended: () => Promise<void>;
};

type Sea = Pick<Ship, 'clock' | 'log'>;
type Wait = {
  readonly tries: number;
  readonly from: number;
  readonly since: Instant;
  readonly code: string;
};

export function openCouriers(sea: Sea, book: AnchorBook, places: AnchorPlaces): Couriers {
  const busy = new Map<string, Promise<void>>();
  const waits = new Map<string, Wait>();
  let offset: Anchor['clock'] = null;
  const go = async (place: AnchorPlace, signal: AbortSignal): Promise<void> => {
    const anchors = await lacking(book, place.name);
    const last = anchors.at(-1);
    if (last === undefined) return;
    const asked = sea.clock.now();
    const { value } = await withDeadline(sea.clock, { ms: answerMs, signal }, (ends) =>
      place.bring(anchors, ends),
    );
    if (signal.aborted && value.status === 'later') return;
    if (value.status === 'later') return untaken(sea, waits, { place: place.name, value });
    waits.delete(place.name);
    offset = offsetOf(place.name, { asked, answered: sea.clock.now(), said: value.at }) ?? offset;
    await book.taken(place.name, { anchor: last, receipt: value.receipt });
  };
  const isTooEarly = (name: string): boolean =>
    sea.clock.monotonic() < (waits.get(name)?.from ?? Number.NEGATIVE_INFINITY);
  return {
    look: (signal) => {
      for (const place of places()) {
        const { name } = place;
        if (busy.has(name) || book.reached(name) >= book.last() || isTooEarly(name)) continue;
        const way = go(place, signal)
          .catch((err: unknown) => sea.log.warn({ event: 'AnchorNotBrought', place: name, err }))
          .finally(() => busy.delete(name));
        busy.set(name, way);
      }
    },
    states: () => places().map(({ name }) => stateOf(book, name, waits.get(name))),
    offset: () => offset,
    ended: async () => void (await Promise.allSettled(busy.values())),
  };
}

function stateOf(book: AnchorBook, place: string, wait: Wait | undefined): PlaceState {
  const behind = Math.max(0, book.last() - book.reached(place));
  const trouble = wait && { since: wait.since, code: wait.code };
  return { place, behind, ...(trouble && { trouble }) };
}

/** Those that a place does not have, the oldest first; what was lost with a backup is left out. */
async function lacking(book: AnchorBook, place: string): Promise<readonly Anchor[]> {
  const from = Math.max(book.reached(place), book.last() - mostAtOnce);
  const numbers = Array.from({ length: book.last() - from }, (_, index) => from + 1 + index);
  const anchors = await Promise.all(numbers.map(book.anchor));
  return anchors.filter((anchor) => anchor !== undefined);
}

function untaken(
  { clock, log }: Sea,
  waits: Map<string, Wait>,
  { place, value: { code } }: { place: string; value: Extract<Brought, { status: 'later' }> },
): void {
  const before = waits.get(place);
  const tries = (before?.tries ?? 0) + 1;
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
  const since = before?.since ?? clock.now();
  waits.set(place, { tries, from: clock.monotonic() + waitMs, since, code });
  log.warn({ event: 'AnchorNotTaken', place, code, tries });
}

type Times = {
  readonly asked: Instant;
  readonly answered: Instant;
  readonly said: Instant | undefined;
};

/** Ours, in the middle of asking and being answered, against theirs. */
function offsetOf(by: string, { asked, answered, said }: Times): Anchor['clock'] | undefined {
  if (said === undefined) return undefined;
  const middle = instant((millis(asked) + millis(answered)) / 2);
  return { offsetMs: millis(middle) - millis(said), by };
}
