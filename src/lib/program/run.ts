import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { abortCode, whenAborted } from '../abort.ts';
import type { Captured } from '../capped-output.ts';
import type { Redactor } from '../redaction.ts';
import { endGroup, groupGone } from './group.ts';
import { programOutput } from './output.ts';

export type Program = {
  /** Program and arguments; no shell ever reads them. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string | undefined;
  /** The whole environment of the program: nothing of ours is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly progress: (line: string) => void;
  /** Between SIGTERM and SIGKILL, in milliseconds. */
  readonly graceMs: number;
};

export type NotStarted = {
  readonly status: 'not-started';
  readonly code:
    | 'ProgramNotFound'
    | 'NotExecutable'
    | 'CwdMissing'
    | 'NotStarted'
    | 'Timeout'
    | 'Aborted';
  readonly why: string;
};

export type Exited = {
  readonly status: 'exited';
  readonly exitCode: number | undefined;
  readonly killedBy: string | undefined;
  /** Set when the signal ended it, and not the program itself. */
  readonly endedBy: 'Timeout' | 'Aborted' | undefined;
  /** True when even SIGKILL left a process of the group. */
  readonly left: boolean;
  /** Both outputs as they came, without secrets, beginning and end. */
  readonly output: Captured;
  readonly stdout: Captured;
};

/** What a pipe may still hold after its last writer has gone is a moment's reading. */
const drainMs = 1_000;

/**
 * Runs a program in a process group of its own and answers when the whole group is gone, children's
 * children included. An abort ends the group (SIGTERM, then SIGKILL). Memory stays flat whatever it prints.
 */
export async function runProgram(program: Program): Promise<NotStarted | Exited> {
  const { signal, cwd } = program;
  if (signal.aborted) {
    return notStarted(abortCode(signal), 'it was not started: the end came first');
  }
  if (cwd !== undefined && !(await isDirectory(cwd))) {
    return notStarted('CwdMissing', `the directory ${cwd} does not exist`);
  }
  const [file, ...args] = program.argv;
  const child = start(file, args, program);
  if (child.pid === undefined) return whyNotStarted(file, await child);

  const output = programOutput(child, program.redactor, program.progress);
  const exit = Promise.withResolvers<Pick<Exited, 'exitCode' | 'killedBy'>>();
  child.nodeChildProcess.once('exit', (code, by) =>
    exit.resolve({ exitCode: code ?? undefined, killedBy: by ?? undefined }),
  );
  const { endedBy, left } = await lastOf(child.pid, exit.promise, program);
  // A process that left the group may hold the pipe for as long as it likes.
  await Promise.race([output.closed, sleep(drainMs)]);
  child.stdout.destroy();
  child.stderr.destroy();
  const ended = left ? { exitCode: undefined, killedBy: undefined } : await exit.promise;
  return { status: 'exited', ...ended, endedBy, left, ...output.end() };
}

function start(file: string, args: readonly string[], { cwd, env }: Program) {
  return execa(file, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env,
    extendEnv: false,
    detached: true,
    cleanup: false,
    buffer: false,
    reject: false,
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
}

/** Waits for the last process of the group, and ends them all when the signal comes first. */
async function lastOf(
  group: number,
  exit: Promise<unknown>,
  { signal, graceMs }: Program,
): Promise<Pick<Exited, 'endedBy' | 'left'>> {
  using aborted = whenAborted(signal);
  await Promise.race([exit, aborted.promise]);
  const isGone = !signal.aborted && (await groupGone(group, signal));
  if (isGone) return { endedBy: undefined, left: false };
  return { endedBy: abortCode(signal), left: !(await endGroup(group, graceMs)) };
}

const notStarted = (code: NotStarted['code'], why: string): NotStarted => ({
  status: 'not-started',
  code,
  why,
});

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function whyNotStarted(
  file: string,
  result: { readonly code?: string | undefined; readonly shortMessage?: string | undefined },
): NotStarted {
  const { code, shortMessage } = result;
  if (code === 'ENOENT') return notStarted('ProgramNotFound', `the program ${file} was not found`);
  if (code === 'EACCES') return notStarted('NotExecutable', `the file ${file} may not be executed`);
  return notStarted(
    'NotStarted',
    `${file} could not be started: ${shortMessage ?? code ?? 'no reason given'}`,
  );
}
