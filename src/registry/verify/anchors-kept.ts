import type { Registry } from '../../app/ports/registry.ts';
import type { VerifyReport } from '../../app/ports/verify-report.ts';
import { keptUnder, lastAnchor } from '../../app/proof/anchor-book.ts';
import type { Envelope } from '../../core/envelope.ts';
import { type Anchor, anchorDigest } from '../../core/proof/anchor.ts';
import { keyTakenIn, restoredIn } from '../../core/proof/on-record.ts';
import {
  type Finding,
  openWitness,
  provisos,
  type Restored,
  type TakenKey,
} from '../../core/proof/witness.ts';

export type AnchorsKept = {
  /** The name of the registry. */
  readonly id: string;
  readonly kept: Pick<Registry, 'posts' | 'setting'>;
};

/** The anchors of a registry, held against what is walked through. */
export type AnchorCheck = {
  readonly see: (event: Pick<Envelope, 'stream' | 'version' | 'hash' | 'position'>) => void;
  /** An event that could be read: it may name a key, or say that the registry was restored. */
  readonly read: (event: Envelope) => void;
  readonly end: (position: number) => {
    readonly problems: readonly Finding[];
    readonly report: VerifyReport['anchors'];
  };
};

export async function checkAnchors({ id, kept }: AnchorsKept): Promise<AnchorCheck> {
  const last = await lastAnchor(kept);
  const anchors = await anchorsUpTo(kept, last);
  const witness = openWitness(anchors);
  const keys: TakenKey[] = [];
  const restored: Restored[] = [];
  return {
    see: witness.see,
    read: (event) => {
      const key = keyTakenIn(event);
      if (key) keys.push(key);
      const back = restoredIn(event);
      if (back) restored.push(back);
    },
    end: (position) => {
      const context = { registry: id, keys, restored };
      return {
        problems: [
          ...witness.problems(position, context),
          ...missing(anchors, { last, position, restored }),
        ],
        report: {
          count: anchors.length,
          last: lastOf(anchors),
          keys: keys.map(({ key }) => key),
          provisos: provisos(context),
        },
      };
    },
  };
}

type Walked = {
  readonly last: number;
  readonly position: number;
  readonly restored: readonly Restored[];
};

/** Numbers under which no anchor can be read, though one was made; what was lost with a backup is known to be. */
function missing(
  anchors: readonly Anchor[],
  { last, position, restored }: Walked,
): readonly Finding[] {
  const there = new Set(anchors.map(({ number }) => number));
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((number) => !there.has(number))
    .filter((number) => !restored.some((one) => number <= one.last.number))
    .map((number) => ({
      position: anchors.find((one) => one.number > number)?.position ?? position,
      what: `anchor ${number} is not there, or cannot be read`,
    }));
}

async function anchorsUpTo(kept: AnchorsKept['kept'], last: number): Promise<readonly Anchor[]> {
  const found: Anchor[] = [];
  for (let number = 1; number <= last; number += 1) {
    const { anchor } = await keptUnder(kept, number);
    if (anchor !== undefined) found.push(anchor);
  }
  return found;
}

function lastOf(anchors: readonly Anchor[]): VerifyReport['anchors']['last'] {
  const last = anchors.at(-1);
  if (last === undefined) return null;
  const { number, position, at } = last;
  return { number, position, at, digest: anchorDigest(last) };
}
