import type { PersonId } from '../../core/ids.ts';
import { type Anchor, anchorDigest } from '../../core/proof/anchor.ts';
import type { Registry } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';
import { appendOwn, ownStream } from './own-record.ts';

/** A registry that lacks events of which an anchor knows. */
export type Older = {
  readonly last: Anchor;
  /** How far the registry reaches. */
  readonly position: number;
  /** `older`: it ends before that position; `other`: something else stands there; `stranger`: it is another registry. */
  readonly why: 'older' | 'other' | 'stranger';
};

/** Whether the registry is older than this anchor, or another one than it tells of; nothing when it has all of it. */
export async function olderThan(
  registry: Pick<Registry, 'id' | 'head' | 'since'>,
  last: Anchor | undefined,
): Promise<Older | undefined> {
  if (last === undefined) return undefined;
  const position = await registry.head();
  const older = (why: Older['why']): Older => ({ last, position, why });
  if (last.registry !== registry.id) return older('stranger');
  if (position < last.position) return older('older');
  if (last.position === 0) return undefined;
  const [event] = await registry.since(last.position - 1, 1);
  return event?.hash === last.head ? undefined : older('other');
}

const reasons = {
  older: 'it ends before that',
  other: 'something else stands at that position',
  stranger: 'that anchor is of another registry',
} as const;

/** The registry is not what its last anchor says that it was: a backup was put in its place, or its end was cut off. */
export class RegistryOlder extends Error {
  override readonly name = 'RegistryOlder';

  constructor({ last, position, why }: Older) {
    super(
      `This registry ends at position ${position}, but anchor ${last.number} of ${last.at} knows of position ${last.position}: ${reasons[why]}. So a backup was put in its place, or its end was cut off; what happened in between is not in it, and steps may have run that it does not know of. Nothing was written.\nLook for the newer file first. If this one is meant: sternway start --restored "<why>" --as <your name>. That goes on record, and verify shows it.`,
    );
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
