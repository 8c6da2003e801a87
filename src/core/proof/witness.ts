import { isSigned } from '../../lib/ed25519.ts';
import { type Anchor, anchorDigest, handover, isSignedBy } from './anchor.ts';
import { type Head, type HeadTree, openTree } from './tree.ts';

/** A key on record, and the handover of the one before it. */
export type TakenKey = {
  readonly position: number;
  readonly key: string;
  readonly publicKey: string;
  readonly before: { readonly key: string; readonly signature: string } | null;
};

/** An older registry that somebody let go on: anchors up to `last` may tell of events that it lost. */
export type Restored = {
  readonly at: number;
  readonly by: string;
  readonly last: { readonly number: number; readonly digest: string };
  /** How far it reached then. */
  readonly position: number;
};

/** What is wrong with an anchor, or good to know about the keys. */
export type Finding = { readonly position: number; readonly what: string };

/** Walks through a registry beside whoever verifies it, and holds it against its anchors. Grows with streams, not with events. */
export type Witness = {
  /** An event, in the order of positions. */
  readonly see: (event: Head & { readonly position: number }) => void;
  /** All that is wrong, when the walk is over at this position. */
  readonly problems: (end: number, context: Context) => readonly Finding[];
};

type Context = {
  readonly registry: string;
  readonly keys: readonly TakenKey[];
  readonly restored: readonly Restored[];
};

/** `anchors` by number; the walk begins at the first event. */
export function openWitness(anchors: readonly Anchor[]): Witness {
  const due = Map.groupBy(anchors, ({ position }) => position);
  const wrong: Wrong[] = [];
  const tree = openTree();
  const hold = (position: number, hash: string): void => {
    const here = due.get(position);
    if (here === undefined) return;
    for (const anchor of here) {
      const what = differs(anchor, hash, tree);
      if (what !== undefined) wrong.push({ position, what, anchor });
    }
  };
  hold(0, '');
  return {
    see: ({ stream, version, hash, position }) => {
      tree.put({ stream, version, hash });
      hold(position, hash);
    },
    problems: (end, context) => [
      ...[...wrong, ...beyond(anchors, end)].filter(({ anchor }) => !isLost(anchor, context)),
      ...anchors.flatMap((anchor, index) => chained(anchor, anchors[index - 1], context)),
      ...context.keys.flatMap((key, index) => handedOver(key, context.keys[index - 1], context)),
    ],
  };
}

type Wrong = Finding & { readonly anchor: Anchor };

const beyond = (anchors: readonly Anchor[], end: number): readonly Wrong[] =>
  anchors
    .filter(({ position }) => position > end)
    .map((anchor) => {
      const what = `${nameOf(anchor)} knows of position ${anchor.position}`;
      return { position: end, what, anchor };
    });

/** Whether an anchor tells of what somebody let go, on record. */
export const isLost = (anchor: Anchor, { restored }: Pick<Context, 'restored'>): boolean =>
  restored.some(({ last, position }) => anchor.number <= last.number && anchor.position > position);

const nameOf = ({ number }: Anchor): string => `anchor ${number}`;

function differs(anchor: Anchor, hash: string, tree: HeadTree): string | undefined {
  if (anchor.head !== hash) return `${nameOf(anchor)} knows of another event here`;
  return anchor.root === tree.root() && anchor.streams === tree.size()
    ? undefined
    : `the streams as of here are not those that ${nameOf(anchor)} signed`;
}

/** Its signature, and its place after the anchor before it. */
function chained(anchor: Anchor, before: Anchor | undefined, context: Context): readonly Finding[] {
  const { registry, restored } = context;
  const { position, number, previous } = anchor;
  const say = (what: string): Finding => ({ position, what: `${nameOf(anchor)} ${what}` });
  const unsigned = signatureProblem(anchor, context);
  const isAfterRestore = restored.some(
    ({ last }) => last.number + 1 === number && last.digest === previous,
  );
  const follows =
    before === undefined
      ? number === 1 && previous === ''
      : before.number + 1 === number && previous === anchorDigest(before);
  return [
    ...(anchor.registry === registry ? [] : [say('is of another registry')]),
    ...(unsigned === undefined ? [] : [say(unsigned)]),
    ...(follows || isAfterRestore ? [] : [say('does not continue the anchor before it')]),
  ];
}

/** A key that was changed signs no more, whoever has it still. An anchor that was let go tells of nothing that is here. */
function signatureProblem(anchor: Anchor, context: Context): string | undefined {
  const { keys } = context;
  const signer = keys.find(({ key }) => key === anchor.key);
  if (signer === undefined || !isSignedBy(anchor, signer.publicKey))
    return 'is not signed by a key that is on record';
  const inForce = keys.findLast(({ position }) => position <= anchor.position);
  return inForce?.key === signer.key || isLost(anchor, context)
    ? undefined
    : 'is not signed by the key that signed at that position';
}

/** What a key signs that nobody handed over to proves no more than that somebody had this one. */
function handedOver(
  taken: TakenKey,
  before: TakenKey | undefined,
  { registry }: Context,
): readonly Finding[] {
  if (before === undefined || taken.before === null) return [];
  const id = { id: taken.key, publicKey: taken.publicKey };
  const isGood =
    taken.before.key === before.key &&
    isSigned(handover(registry, id), taken.before.signature, before.publicKey);
  const what = 'the key that signs from here on was not handed over by the one before it';
  return isGood ? [] : [{ position: taken.position, what }];
}

/** What is no fault and yet to be known: keys that nobody handed over to, and older registries that were let go on. */
export const provisos = ({ keys, restored }: Context): readonly string[] => [
  ...keys
    .slice(1)
    .filter(({ before }) => before === null)
    .map(
      ({ position, key }) =>
        `Since position ${position} anchors are signed by the key ${key.slice(0, 12)}, to which the key before it did not hand over.`,
    ),
  ...restored.map(
    ({ at, by, position, last }) =>
      `At position ${at} ${by} let an older registry go on, that ended at ${position}: what anchors up to ${last.number} knew beyond that is lost.`,
  ),
];
