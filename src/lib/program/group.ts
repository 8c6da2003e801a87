import { setTimeout as sleep } from 'node:timers/promises';
import { canSeeProcesses, processes } from './processes.ts';

/** How long a process group has between SIGTERM and SIGKILL. */
export const graceMs = 5_000;
/** How long a killed group is waited for; only a process stuck in the kernel needs longer. */
export const killWaitMs = 10_000;

const firstLookMs = 10;
const longestLookMs = 200;

/** Sends a signal to a whole process group; false when nobody is there. */
export function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  // 0 and 1 would mean "my own group" and "everybody".
  if (group <= 1) return false;
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    // EPERM: somebody is there, who changed the user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether any process of the group still lives. A zombie does not: where nobody reaps, it stays for ever. */
async function groupLives(group: number): Promise<boolean> {
  if (!signalGroup(group, 0)) return false;
  if (!canSeeProcesses) return true;
  return (await processes()).some((one) => one.group === group);
}

/** Waits until the last process of the group has ended; false when the signal came first. */
export async function groupGone(group: number, signal: AbortSignal): Promise<boolean> {
  for (
    let waitMs = firstLookMs;
    await groupLives(group);
    waitMs = Math.min(waitMs * 2, longestLookMs)
  ) {
    if (signal.aborted) return false;
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
  return true;
}

/** SIGTERM to the group, SIGKILL after the grace, and waits until it is gone. False when something is left all the same. */
export async function endGroup(group: number, grace: number = graceMs): Promise<boolean> {
  signalGroup(group, 'SIGTERM');
  if (await groupGone(group, AbortSignal.timeout(grace))) return true;
  signalGroup(group, 'SIGKILL');
  return groupGone(group, AbortSignal.timeout(killWaitMs));
}
