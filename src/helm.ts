import { once } from 'node:events';
import type { Registry } from './app/ports/registry.ts';
import { RegistryHeld } from './app/ports/registry-errors.ts';
import type { Log } from './app/ship.ts';
import { systemClock as clock } from './clock.ts';

/** Longer than a server believes in a process that fell silent. */
const waitMs = 8_000;

type Helm = {
  readonly registry: Pick<Registry, 'alone'>;
  /** Where the registry is, for people. */
  readonly place: string;
  readonly log: Log;
};

/**
 * This version does all work in one process: a second one on the same registry is refused. Rejects with RegistryHeld when
 * another has it for longer than a dead one could. A process that lost its way to the registry takes it up again.
 */
export async function takeHelm({ registry, place, log }: Helm): Promise<AsyncDisposable> {
  const ending = new AbortController();
  const taken = Promise.withResolvers<boolean>();
  const hold = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await registry.alone(
        'process',
        async ({ signal }) => {
          taken.resolve(true);
          if (!signal.aborted) await once(signal, 'abort');
          if (!ending.signal.aborted) log.warn({ event: 'HelmLost', place });
        },
        ending.signal,
      );
    }
  };
  const holding = hold();
  const isOurs = await Promise.race([
    taken.promise,
    clock.sleep(waitMs, ending.signal).then(() => false),
  ]);
  const helm = {
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await holding;
    },
  };
  if (isOurs) return helm;
  await helm[Symbol.asyncDispose]();
  throw new RegistryHeld(place, undefined);
}
