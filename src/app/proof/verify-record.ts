import type { Anchor } from '../../core/proof/anchor.ts';
import { noneUnnamed, type Unnamed } from '../orders/unnamed.ts';
import type { AnchorPlace, AskedFor, Confirmed, Receipt } from '../ports/anchors.ts';
import type { Registry } from '../ports/registry.ts';
import type { VerifyReport } from '../ports/verify-report.ts';
import { keptUnder, lastAnchor } from './anchor-book.ts';

/** What verifying answers: what stands in the registry, and what others say of it. */
export type Verified = VerifyReport & {
  /** The newest anchor that somebody outside vouches for, and how far it reaches; null: consistent, not attested. */
  readonly attested: {
    readonly place: string;
    readonly number: number;
    readonly position: number;
    /** By the clock of the place. */
    readonly at: string | null;
  } | null;
  /** Places that vouch for nothing just now, a sentence each. */
  readonly silent: readonly string[];
  readonly unnamed: Unnamed;
};

type Looking = {
  readonly registry: Pick<Registry, 'id' | 'verify' | 'posts' | 'setting'>;
  readonly places: readonly AnchorPlace[];
  readonly signal: AbortSignal;
};

/** Verifies the registry, and asks each place for the anchors that it was brought. Names everything: see `asSeenBy`. */
export async function verifyRecord({ registry, places, signal }: Looking): Promise<Verified> {
  const report = await registry.verify();
  const { anchors, receipts } = await keptIn(registry);
  const asked = await Promise.all(
    places.map(async (place) => ({
      place: place.name,
      ...(await confirmedBy(
        place,
        { registry: registry.id, anchors, receipts: receipts.get(place.name) ?? [] },
        signal,
      )),
    })),
  );
  // Read again: an anchor is in the book before it is at any place.
  const last = await lastAnchor(registry);
  const wrong = new Map(
    asked.map((one) => [one.place, [...one.problems, ...lostBefore(one, last)]]),
  );
  const problems = [...wrong.values()]
    .flat()
    .map((what) => ({ position: report.head, stream: '', what }));
  // Whoever contradicts the registry anywhere vouches for none of it.
  const vouched = asked.flatMap(({ place, last }) =>
    last && wrong.get(place)?.length === 0 ? [{ place, ...last }] : [],
  );
  const best = vouched.toSorted((a, b) => a.anchor.number - b.anchor.number).at(-1);
  return {
    ...report,
    ok: report.ok && problems.length === 0,
    problems: [...report.problems, ...problems],
    attested: best
      ? {
          place: best.place,
          number: best.anchor.number,
          position: best.anchor.position,
          at: best.at ?? null,
        }
      : null,
    silent: asked.flatMap(({ silent }) => (silent === undefined ? [] : [silent])),
    unnamed: noneUnnamed,
  };
}

/** The place holds what this registry never made, as far as it remembers: its end was cut off. */
const lostBefore = (
  { place, newest }: Confirmed & { readonly place: string },
  last: number,
): readonly string[] =>
  newest === undefined || newest.number <= last
    ? []
    : [
        `${place} holds anchor ${newest.number} of position ${newest.position}, and this registry made no more than ${last}: it is older than that`,
      ];

async function confirmedBy(
  place: AnchorPlace,
  own: AskedFor,
  signal: AbortSignal,
): Promise<Confirmed> {
  const said = await place.confirm(own, signal);
  return own.receipts.length > 0 || said.silent !== undefined
    ? said
    : { ...said, silent: `${place.name} has no anchor of this registry yet` };
}

type Kept = {
  readonly anchors: readonly Anchor[];
  readonly receipts: ReadonlyMap<string, readonly Receipt[]>;
};

async function keptIn(kept: Pick<Registry, 'posts' | 'setting'>): Promise<Kept> {
  const last = await lastAnchor(kept);
  const anchors: Anchor[] = [];
  const receipts = new Map<string, Receipt[]>();
  for (let number = 1; number <= last; number += 1) {
    const { anchor, receipts: given } = await keptUnder(kept, number);
    if (anchor === undefined) continue;
    anchors.push(anchor);
    for (const [place, receipt] of Object.entries(given)) {
      const of = receipts.get(place) ?? [];
      of.push({ anchor, receipt });
      receipts.set(place, of);
    }
  }
  return { anchors, receipts };
}
