import { z } from 'zod';
import type { Envelope } from '../envelope.ts';
import type { Restored, TakenKey } from './witness.ts';

const Taken = z.object({
  key: z.string(),
  publicKey: z.string(),
  before: z.object({ key: z.string(), signature: z.string() }).nullable(),
});

const Back = z.object({
  by: z.string(),
  last: z.object({ number: z.number(), digest: z.string() }),
  position: z.number(),
});

type Event = Pick<Envelope, 'type' | 'codes' | 'position'>;

/** The key that signs from this event on; nothing for any other event. */
export function keyTakenIn({ type, codes, position }: Event): TakenKey | undefined {
  const key = type === 'SigningKeyTaken' ? Taken.safeParse(codes).data : undefined;
  return key && { ...key, position };
}

/** The older registry that was let go on with this event; nothing for any other event. */
export function restoredIn({ type, codes, position }: Event): Restored | undefined {
  const back = type === 'RegistryRestored' ? Back.safeParse(codes).data : undefined;
  return back && { ...back, at: position };
}
