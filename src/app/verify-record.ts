import { keptUnder, lastAnchor } from './anchor-book.ts';
import type { AnchorPlace, Confirmed, Receipt } from './ports/anchors.ts';
import type { Registry, VerifyReport } from './ports/registry.ts';

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
};

type Looking = {
  readonly registry: Pick<Registry, 'verify' | 'posts' | 'setting'>;
  readonly places: readonly AnchorPlace[];
  readonly signal: AbortSignal;
};

/** Verifies the registry, and asks each place for the anchors that it was brought. */
export async function verifyRecord({ registry, places, signal }: Looking): Promise<Verified> {
  const report = await registry.verify();
  const receipts = await receiptsIn(registry);
  const asked = await Promise.all(
    places.map(async (place) => ({
      place: place.name,
      ...(await confirmedBy(place, receipts.get(place.name) ?? [], signal)),
    })),
  );
  // Read again: an anchor is in the book before it is at any place.
  const last = await lastAnchor(registry);
  const problems = asked.flatMap((one) =>
    [...one.problems, ...lostBefore(one, last)].map((what) => ({
      position: report.head,
      stream: '',
      what,
    })),
  );
  const vouched = asked.flatMap(({ place, last }) => (last ? [{ place, ...last }] : []));
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
  receipts: readonly Receipt[],
  signal: AbortSignal,
): Promise<Confirmed> {
  const said = await place.confirm(receipts, signal);
  return receipts.length > 0 || said.silent !== undefined
    ? said
    : { ...said, silent: `${place.name} has no anchor of this registry yet` };
}

async function receiptsIn(
  kept: Pick<Registry, 'posts' | 'setting'>,
): Promise<ReadonlyMap<string, readonly Receipt[]>> {
  const last = await lastAnchor(kept);
  const all: [string, Receipt][] = [];
  for (let number = 1; number <= last; number += 1) {
    const { anchor, receipts } = await keptUnder(kept, number);
    if (anchor === undefined) continue;
    for (const [place, receipt] of Object.entries(receipts)) all.push([place, { anchor, receipt }]);
  }
  const byPlace = Map.groupBy(all, ([place]) => place);
  return new Map([...byPlace].map(([place, rows]) => [place, rows.map(([, row]) => row)]));
}
