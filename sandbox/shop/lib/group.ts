import { setTimeout } from 'node:timers/promises';

const kindlyMs = 6_000;
const killedMs = 5_000;
const lookMs = 20;

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}

async function gone(group: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (signal(group, 0)) {
    if (performance.now() > deadline) return false;
    await setTimeout(lookMs);
  }
  return true;
}

/** Ends a process group and waits until nobody of it is left: SIGTERM, and SIGKILL for who does not heed it. */
export async function endGroup(group: number): Promise<void> {
  signal(group, 'SIGTERM');
  if (await gone(group, kindlyMs)) return;
  signal(group, 'SIGKILL');
  await gone(group, killedMs);
}
