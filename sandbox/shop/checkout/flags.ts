import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer } from '../lib/serve.ts';

/** What an instance of release 2 can be told to do without. */
export type Flags = {
  readonly areOffersOn: () => boolean;
  readonly answer: () => Answer;
  readonly turn: (body: unknown) => Answer;
};

const Wanted = z.object({ on: z.boolean() });

/**
 * The flag of release 2, `offers`. Broken as the release is: the first instance that is told to turn them off takes a
 * lock and never gives it back, so no other one can follow. Turning them on again needs no lock.
 */
export function newFlags(directory: string, instance: string): Flags {
  const lock = join(directory, 'offers.lock');
  let on = true;
  const answer = (): Answer => ({ status: 200, body: { on } });
  const turn = (body: unknown): Answer => {
    const wanted = Wanted.safeParse(body);
    if (!wanted.success) return { status: 400, body: { error: 'Say {"on": false}.' } };
    const holder = wanted.data.on ? instance : holderOf(lock, instance);
    if (holder !== instance) {
      return { status: 409, body: { error: `The lock of the offers is held by ${holder}.` } };
    }
    on = wanted.data.on;
    return answer();
  };
  return { areOffersOn: () => on, answer, turn };
}

/** Who holds the lock once it was tried to take it. */
function holderOf(lock: string, instance: string): string {
  try {
    writeFileSync(lock, instance, { flag: 'wx' });
    return instance;
  } catch {
    return readFileSync(lock, 'utf8');
  }
}
