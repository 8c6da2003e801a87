import { handover } from '../../core/proof/anchor.ts';
import type { SigningKey } from '../../lib/ed25519.ts';
import type { Ship } from '../ship.ts';
import { appendOwn, ownStream } from './own-record.ts';

type Keys = { readonly key: SigningKey; readonly before: SigningKey | undefined };

/**
 * Puts the key that signs anchors on record, once for each change of it, signed by the one before where that is at hand. A
 * key that nobody handed over to is taken all the same: at three in the night the bot has to start. Verify says it.
 */
export async function recordKey(
  { registry, clock }: Pick<Ship, 'registry' | 'clock'>,
  { key, before }: Keys,
): Promise<void> {
  const log = await registry.read(ownStream);
  const last = log.findLast(({ type }) => type === 'SigningKeyTaken')?.codes['key'];
  if (last === key.id) return;
  const handed =
    before !== undefined && before.id === last
      ? { key: before.id, signature: before.sign(handover(registry.id, key)) }
      : null;
  const { id, publicKey } = key;
  const event = { type: 'SigningKeyTaken', key: id, publicKey, before: handed } as const;
  const told = { event, actor: 'machine:registry', at: clock.now(), version: log.length };
  const { status } = await appendOwn(registry, told);
  if (status !== 'appended') throw new Error(`The key of the anchors was not recorded: ${status}`);
}
