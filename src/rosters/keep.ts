import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock } from '../app/ports/clock.ts';
import type { Members, OutsideGroup, Rosters } from '../app/ports/rosters.ts';
import type { Log } from '../app/ship.ts';
import { Instant } from '../core/ids.ts';

/** How often each source is asked. */
const everyMs = 60_000;
/** A source that has not answered by then is asked again in the next round. */
const patienceMs = 10_000;
/** So long a start waits for the first answers. */
const firstMs = 3_000;

export type Keeping = {
  readonly clock: Clock;
  readonly log: Log;
  /** Where the last good answers stand, so that they also serve after a restart. */
  readonly file: string;
  /** The groups that are wanted now. */
  readonly groups: () => readonly OutsideGroup[];
  /** Who is in a group. Rejects when its source does not say. */
  readonly ask: (group: OutsideGroup, signal: AbortSignal) => Promise<readonly string[]>;
};

const Kept = z.record(z.string(), z.object({ people: z.array(z.string()), at: Instant }));

const keyOf = (group: OutsideGroup): string =>
  group.kind === 'slack' ? `slack:${group.id}` : `schedule:${group.at}`;

/** Keeps who is in the groups that something outside knows: the last good answer of each source serves while it is silent. */
export async function keepRosters(
  keeping: Keeping,
): Promise<Pick<Rosters, 'last'> & AsyncDisposable> {
  const { clock, groups } = keeping;
  const kept = new Map<string, Members>(Object.entries(readKept(keeping)));
  const closing = new AbortController();
  const first = round(keeping, kept, closing.signal);
  const loop = async (): Promise<void> => {
    await first;
    while (!closing.signal.aborted) {
      await clock.sleep(everyMs, closing.signal);
      if (!closing.signal.aborted) await round(keeping, kept, closing.signal);
    }
  };
  const looping = loop();
  if (groups().length > 0) await Promise.race([first, clock.sleep(firstMs, closing.signal)]);
  return {
    last: (group) => kept.get(keyOf(group)),
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await looping;
    },
  };
}

/** Asks every source once. What does not answer keeps what it said before. */
async function round(
  keeping: Keeping,
  kept: Map<string, Members>,
  closing: AbortSignal,
): Promise<void> {
  const { clock, log, ask, groups } = keeping;
  const asked = groups();
  await Promise.all(
    asked.map(async (group) => {
      try {
        const signal = AbortSignal.any([closing, AbortSignal.timeout(patienceMs)]);
        kept.set(keyOf(group), { people: await ask(group, signal), at: clock.now() });
      } catch (err) {
        if (!closing.aborted) log.warn({ event: 'RosterNotSaid', group: keyOf(group), err });
      }
    }),
  );
  if (asked.length > 0) await writeKept(keeping, kept);
}

/** Nothing where there is no file yet, or one that cannot be read: then the sources have to answer first. */
function readKept({ file, log }: Keeping): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (err) {
    const isNew = err instanceof Error && 'code' in err && err.code === 'ENOENT';
    if (!isNew) log.warn({ event: 'RostersUnread', err });
    return {};
  }
}

async function writeKept({ file, log }: Keeping, kept: Map<string, Members>): Promise<void> {
  try {
    await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(kept)), { mode: 0o600 });
    await rename(`${file}.new`, file);
  } catch (err) {
    log.warn({ event: 'RostersNotKept', err });
  }
}
