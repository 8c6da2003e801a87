import { setTimeout as pause } from 'node:timers/promises';

/** What was waited for did not come about in time. */
class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

export type Patience = {
  /** What is waited for, for the error. */
  readonly what?: string;
  /** Milliseconds of real time; missing: 30,000. */
  readonly withinMs?: number;
};

/** For what hangs: on a busy machine an answer that takes a second was seen after more than ten. */
const usualMs = 30_000;
const betweenMs = 25;

/** Looks again and again until there is something to see; `undefined`, `false` and `null` are nothing. */
export async function waitUntil<T>(
  look: () => Promise<T | undefined | false | null>,
  { what = 'it', withinMs = usualMs }: Patience = {},
): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false && seen !== null) return seen;
    if (performance.now() >= until)
      throw new NotInTime(`Waited ${withinMs} ms for ${what}, in vain.`);
    await pause(betweenMs);
  }
}
