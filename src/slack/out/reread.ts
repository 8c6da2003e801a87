import type { Ship } from '../../app/ship.ts';
import type { Want } from './desired/want.ts';

/** What another process wrote, or a new channel in the rules, is noticed within this time. */
const lookMs = 60_000;

/** What should stand beside the incidents, and how much had happened when it was read. */
export type Read = { readonly wants: readonly Want[]; readonly version: number };

/** Something that is told beside the incidents, kept as it was read last. */
export type Reread<T> = Disposable & {
  /** Reads it anew where something happened to it. Never rejects: what cannot be read silences no incident. */
  readonly look: () => Promise<void>;
  /** What was read last: at once, so that what is planned of it is not old when it is begun. */
  readonly latest: () => T;
};

type About<T> = {
  /** What counts until it was read. */
  readonly first: T;
  readonly concerns: (stream: string) => boolean;
  readonly read: () => Promise<T>;
  readonly wake: () => void;
  /** The event of the log when it cannot be read. */
  readonly untold: string;
};

export function openReread<T>(
  { registry, clock, log }: Pick<Ship, 'registry' | 'clock' | 'log'>,
  { first, concerns, read, wake, untold }: About<T>,
): Reread<T> {
  let latest = first;
  let readAt: number | undefined;
  const listening = registry.onAppend((events) => {
    if (!events.some(({ stream }) => concerns(stream))) return;
    readAt = undefined;
    wake();
  });
  const look = async (): Promise<void> => {
    const now = clock.monotonic();
    if (readAt !== undefined && now - readAt < lookMs) return;
    // Set before reading: what is written meanwhile is read again.
    readAt = now;
    try {
      latest = await read();
    } catch (err) {
      log.warn({ event: untold, err });
    }
  };
  return { look, latest: () => latest, [Symbol.dispose]: () => listening[Symbol.dispose]() };
}
