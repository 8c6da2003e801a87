import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock } from '../app/ports/clock.ts';
import type { Rosters } from '../app/ports/rosters.ts';
import type { Log } from '../app/ship.ts';

/** How often some are asked about, and about how many at once: Slack answers about a hundred questions a minute. */
const everyMs = 60_000;
const mostAtOnce = 20;

export type KeepingAccounts = {
  readonly clock: Clock;
  readonly log: Log;
  /** Where those that have left are written down, so that they stay out after a restart while Slack is away. */
  readonly file: string;
  /** The accounts that matter now. */
  readonly accounts: () => readonly string[];
  /** Whether an account can order nothing any more; undefined where nobody knows it. Rejects when its source does not say. */
  readonly ask: (account: string) => Promise<boolean | undefined>;
};

const Kept = z.array(z.string());

/** Keeps which of the accounts that the configuration names have left: asked about in turn, and heard from whoever asks. */
export function keepAccounts(
  keeping: KeepingAccounts,
): Pick<Rosters, 'hasLeft' | 'heard'> & AsyncDisposable {
  const { clock, log } = keeping;
  const left = new Set(readKept(keeping));
  const closing = new AbortController();
  let writing: Promise<void> = Promise.resolve();
  const heard = (account: string, hasLeft: boolean): void => {
    if (left.has(account) === hasLeft) return;
    if (hasLeft) left.add(account);
    else left.delete(account);
    log.info({ event: hasLeft ? 'AccountLeft' : 'AccountBack', account });
    writing = writing.then(() => writeKept(keeping, [...left]));
  };
  const loop = async (): Promise<void> => {
    for (let turn = 0; !closing.signal.aborted; turn += 1) {
      await round(keeping, turn, { heard, signal: closing.signal });
      await clock.sleep(everyMs, closing.signal);
    }
  };
  const looping = loop();
  return {
    hasLeft: (account) => left.has(account),
    heard,
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await looping;
      await writing;
    },
  };
}

/** Asks about the next of them, one after the other. What is not said now is asked in a later turn. */
async function round(
  { accounts, ask, log }: KeepingAccounts,
  turn: number,
  { heard, signal }: { readonly heard: Rosters['heard']; readonly signal: AbortSignal },
): Promise<void> {
  const all = accounts();
  const turns = Math.max(1, Math.ceil(all.length / mostAtOnce));
  const from = (turn % turns) * mostAtOnce;
  for (const account of all.slice(from, from + mostAtOnce)) {
    if (signal.aborted) return;
    try {
      const hasLeft = await ask(account);
      if (hasLeft !== undefined) heard(account, hasLeft);
    } catch (err) {
      // Whoever does not answer about one does not about the next either, and is let be.
      return log.warn({ event: 'AccountsNotSaid', err });
    }
  }
}

function readKept({ file, log }: KeepingAccounts): readonly string[] {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (err) {
    const isNew = err instanceof Error && 'code' in err && err.code === 'ENOENT';
    if (!isNew) log.warn({ event: 'AccountsUnread', err });
    return [];
  }
}

async function writeKept({ file, log }: KeepingAccounts, left: readonly string[]): Promise<void> {
  try {
    await writeFile(`${file}.new`, JSON.stringify(left), { mode: 0o600 });
    await rename(`${file}.new`, file);
  } catch (err) {
    log.warn({ event: 'AccountsNotKept', err });
  }
}
