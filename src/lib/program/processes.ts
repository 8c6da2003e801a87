import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

/** One living process of this machine, as /proc shows it. */
export type Process = { readonly pid: number; readonly group: number };

const isLinux = process.platform === 'linux';

/** Whether other processes can be looked at here: only Linux shows them under /proc. */
export const canSeeProcesses: boolean = isLinux;

/** All living processes. Those that have ended and only wait for their parent (zombies) do not count. */
export async function processes(): Promise<readonly Process[]> {
  const found: Process[] = [];
  for (const pid of await pids()) {
    const one = await processOf(pid);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Living processes whose environment, as they were started, holds all of these `NAME=value` entries. */
export async function processesWith(
  wanted: (entries: ReadonlySet<string>) => boolean,
): Promise<readonly (Process & { readonly entries: ReadonlySet<string> })[]> {
  const found: (Process & { readonly entries: ReadonlySet<string> })[] = [];
  for (const pid of await pids()) {
    // Processes of other people, and those that end meanwhile, cannot be read: they are not ours.
    const text = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    const entries = new Set(text.split('\0'));
    if (text === '' || !wanted(entries)) continue;
    const one = await processOf(pid);
    if (one !== undefined) found.push({ ...one, entries });
  }
  return found;
}

async function pids(): Promise<readonly number[]> {
  if (!isLinux) return [];
  const names = await readdir('/proc');
  return names.filter((name) => /^\d+$/u.test(name)).map(Number);
}

async function processOf(pid: number): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  const { state, group } = fieldsOf(stat);
  if (group === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, group: Number(group) };
}

/** The process group of this program itself. */
export function ownGroup(): number {
  return isLinux ? Number(fieldsOf(readFileSync('/proc/self/stat', 'latin1')).group) : process.pid;
}

function fieldsOf(stat: string): { readonly state?: string; readonly group?: string } {
  // The second field is the program's name in parentheses, which may itself hold parentheses.
  const [state = '', , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return group === undefined ? {} : { state, group };
}
