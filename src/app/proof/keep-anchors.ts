import { type Instant, millis } from '../../core/ids.ts';
import { type Anchor, makeAnchor } from '../../core/proof/anchor.ts';
import { anchorEveryMs } from '../../core/proof/moments.ts';
import type { Proof } from '../../core/proof/tree.ts';
import { newestAnchorLostText } from '../../core/texts/restored.ts';
import type { SigningKey } from '../../lib/ed25519.ts';
import { openTurns } from '../../lib/turns.ts';
import type { AnchorNote, AnchorPlaces } from '../ports/anchors.ts';
import type { Ship } from '../ship.ts';
import { type AnchorBook, openAnchorBook } from './anchor-book.ts';
import { catchUp, type HeadsAt, headsNow } from './follow-heads.ts';
import { olderThan } from './restored.ts';
import { type Couriers, openCouriers, type PlaceState } from './tell-anchors.ts';

/** New events are looked for this often: a burst of them gets one anchor. */
const lookAgainMs = 250;

type Sea = Pick<Ship, 'registry' | 'clock' | 'log'>;

export type Anchoring = {
  readonly key: SigningKey;
  readonly note: AnchorNote;
  readonly places: AnchorPlaces;
};

/** An anchor, and the proof that the head of a stream is under it. */
export type Anchored = { readonly anchor: Anchor; readonly proof: Proof | undefined };

/** How far a place is, and since when nobody could cut off what came before; undefined where it has nothing yet. */
export type PlaceReached = PlaceState & { readonly newest: Instant | undefined };

/** Makes the anchors of a registry, and has them brought to their places. Nothing that people order waits for it. */
export type AnchorKeeper = {
  /** An anchor over all that is stored now, and the proof of this stream. Rejects with `RegistryUnavailable`. */
  readonly now: (stream?: string) => Promise<Anchored>;
  /** How far each place is. */
  readonly places: () => readonly PlaceState[];
  /** The same, and when the newest anchor that it has was made. Rejects with `RegistryUnavailable`. */
  readonly reached: () => Promise<readonly PlaceReached[]>;
  /** Makes and brings anchors until the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
};

/** Opens the book of anchors; the last one made may be in the note alone, when the registry came back from a backup. */
export async function openAnchorKeeper(sea: Sea, anchoring: Anchoring): Promise<AnchorKeeper> {
  const book = await openAnchorBook(sea.registry);
  const couriers = openCouriers(sea, book, anchoring.places);
  const maker = await openMaker(sea, anchoring, { book, couriers });
  return {
    now: maker.now,
    places: couriers.states,
    reached: () =>
      Promise.all(
        couriers.states().map(async (state) => {
          const anchor = await book.anchor(book.reached(state.place));
          return { ...state, newest: anchor?.at };
        }),
      ),
    run: async (signal) => {
      while (!signal.aborted) {
        await maker.look().catch((err: unknown) => sea.log.warn({ event: 'AnchorNotMade', err }));
        couriers.look(signal);
        await sea.clock.sleep(lookAgainMs, signal);
      }
      await couriers.ended();
    },
  };
}

type Desk = { readonly book: AnchorBook; readonly couriers: Pick<Couriers, 'offset'> };

type Maker = Pick<AnchorKeeper, 'now'> & {
  /** An anchor if it is time for one. */
  readonly look: () => Promise<void>;
};

/** One at a time: two anchors of one number would contradict each other. */
async function openMaker(sea: Sea, anchoring: Anchoring, desk: Desk): Promise<Maker> {
  const { registry, clock } = sea;
  let before = await newest(registry, anchoring.note, desk.book);
  let heads: HeadsAt | undefined;
  const inTurn = openTurns();
  const make = async (at: HeadsAt, stream = ''): Promise<Anchored> => {
    const { position, hash: head, tree } = at;
    const now = { at: clock.now(), clock: desk.couriers.offset() };
    const seen = { registry: registry.id, position, head, tree, ...now };
    const anchor = makeAnchor(seen, before, anchoring.key);
    await desk.book.add(anchor);
    before = anchor;
    at.isAsked = false;
    await anchoring.note.write(anchor);
    return { anchor, proof: tree.proof(stream) };
  };
  const caughtUp = async (): Promise<HeadsAt> => {
    heads ??= await firstHeads(sea, before);
    await catchUp(registry, heads);
    return heads;
  };
  const look = async (): Promise<void> => {
    const at = await caughtUp();
    if (at.isAsked || isDue(before, clock.now())) await make(at);
  };
  return {
    now: (stream) => inTurn(async () => make(await caughtUp(), stream)),
    look: () => inTurn(look),
  };
}

/**
 * After a restore, or where the row was damaged, the note knows of one that the book has lost: what comes next counts on
 * from it. One that was made over just what is here is put back: the copy was taken between the last event and it.
 */
async function newest(
  registry: Sea['registry'],
  note: AnchorNote,
  book: AnchorBook,
): Promise<Anchor | undefined> {
  const noted = await note.read();
  if (noted === undefined || noted.number < book.last()) return lastIn(book);
  const isNext = noted.number === book.last() + 1;
  if (isNext && (await olderThan(registry, noted)) === undefined) await book.add(noted);
  return noted;
}

/** The newest anchor in the book. Rejects with `NewestAnchorLost` where there was one and it cannot be read. */
async function lastIn(book: AnchorBook): Promise<Anchor | undefined> {
  const last = await book.anchor(book.last());
  if (last === undefined && book.last() > 0) throw new NewestAnchorLost(book.last());
  return last;
}

/** Numbering would begin anew: two anchors of one number contradict each other for ever, at every place that has both. */
class NewestAnchorLost extends Error {
  override readonly name = 'NewestAnchorLost';

  constructor(number: number) {
    super(newestAnchorLostText(number));
  }
}

/** What happened since the last anchor while no process ran asks for one like anything else. */
async function firstHeads(
  { registry, clock }: Pick<Sea, 'registry' | 'clock'>,
  last: Anchor | undefined,
): Promise<HeadsAt> {
  const at = await headsNow(registry, clock);
  return { ...at, isAsked: at.position !== last?.position };
}

/** Also where the clock went back: nobody is to wait for a moment that was. */
const isDue = (before: Anchor | undefined, now: Instant): boolean =>
  before === undefined || Math.abs(millis(now) - millis(before.at)) >= anchorEveryMs;
