import type { Clock } from '../../app/ports/clock.ts';

/** What comes of this, if it comes within this time; it goes on all the same. */
export async function inTime<T>(
  { sleep }: Pick<Clock, 'sleep'>,
  ms: number,
  coming: Promise<T>,
): Promise<T | undefined> {
  const done = new AbortController();
  const late = sleep(ms, done.signal).then(() => undefined);
  try {
    return await Promise.race([coming, late]);
  } finally {
    done.abort();
  }
}
