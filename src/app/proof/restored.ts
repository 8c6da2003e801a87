import type { PersonId } from '../../core/ids.ts';
import { type Anchor, anchorDigest } from '../../core/proof/anchor.ts';
import { registryOlderText } from '../../core/texts/restored.ts';
import type { Registry } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';
import { lastAnchor } from './anchor-book.ts';
import { appendOwn, ownStream } from './own-record.ts';

/** A registry that lacks events of which an anchor knows. */
export type Older = {
  readonly last: Anchor;
  /** How far the registry reaches. */
  readonly position: number;
  /**
   * `older`: it ends before that position; `other`: something else stands there; `stranger`: it is another registry;
   * `anchors`: it has all events of which that anchor knows, and lost several anchors over the last of them.
   */
  readonly why: 'older' | 'other' | 'stranger' | 'anchors';
};

/** Whether the registry is older than this anchor, or another one than it tells of; nothing when it has all of it. */
export async function olderThan(
  registry: Pick<Registry, 'id' | 'head' | 'since' | 'setting'>,
  last: Anchor | undefined,
): Promise<Older | undefined> {
  if (last === undefined) return undefined;
  const position = await registry.head();
  const older = (why: Older['why']): Older => ({ last, position, why });
  if (last.registry !== registry.id) return older('stranger');
  if (position < last.position) return older('older');
  const [event] = last.position === 0 ? [] : await registry.since(last.position - 1, 1);
  if ((event?.hash ?? '') !== last.head) return older('other');
  // The last one can be put back; of those before it nobody here has more than their digests.
  return last.number > (await lastAnchor(registry)) + 1 ? older('anchors') : undefined;
}

/** The registry is not what its last anchor says that it was: a backup was put in its place, or its end was cut off. */
export class RegistryOlder extends Error {
  override readonly name = 'RegistryOlder';

  constructor(older: Older) {
    super(registryOlderText(older));
  }
}

/** Whoever lets the registry go on is not one of the people in the configuration. */
export class RestorerUnknown extends Error {
  override readonly name = 'RestorerUnknown';

  constructor(said: string) {
    super(
      `That the registry was restored goes on record with who says so, and "${said}" is nobody whom sternway.yaml lists. Say who you are with --as <name>.`,
    );
  }
}

type Restoring = { readonly older: Older; readonly by: PersonId; readonly why: string };

/** Puts on record that somebody lets an older registry go on. */
export async function recordRestored(
  { registry, clock }: Pick<Ship, 'registry' | 'clock'>,
  { older: { last, position }, by, why }: Restoring,
): Promise<void> {
  const { length: version } = await registry.read(ownStream);
  const known = { number: last.number, position: last.position, digest: anchorDigest(last) };
  const event = { type: 'RegistryRestored', by, last: known, position, texts: { why } } as const;
  const { status } = await appendOwn(registry, { event, actor: by, at: clock.now(), version });
  if (status !== 'appended') throw new Error(`The restoring was not recorded: ${status}`);
}
