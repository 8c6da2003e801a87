import { readFileSync } from 'node:fs';
import { processesWith } from '../../../src/lib/program/processes.ts';

/**
 * Programs of steps that were started before this process: its predecessor left them, and nobody ended them. They are
 * known by the home directory that the bot passes on.
 */
export async function orphansOlderThan(pid: number, home: string): Promise<readonly string[]> {
  const born = startOf(pid);
  const found = await stepsOf(home);
  return found
    .filter((one) => startOf(one.pid) < born)
    .map(({ pid: orphan, step }) => `${step} still runs as process ${orphan}`);
}

/** Ends what a run of this test left, by id. */
export async function sweep(home: string): Promise<void> {
  for (const { pid } of await stepsOf(home)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

const mark = 'STERNWAY_STEP=';

async function stepsOf(home: string) {
  const found = await processesWith((entries) => entries.has(`HOME=${home}`));
  return found.flatMap(({ pid, entries }) =>
    [...entries]
      .filter((entry) => entry.startsWith(mark))
      .map((entry) => ({ pid, step: entry.slice(mark.length) })),
  );
}

/** Clock ticks from the start of the machine to that of the process; endless for one that is gone. */
function startOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  } catch {
    return Infinity;
  }
}
