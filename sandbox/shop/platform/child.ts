import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ask } from '../lib/ask.ts';
import { childEnvironment, type Surroundings } from '../lib/environment.ts';
import { OwnWord } from '../lib/shapes.ts';

const startMs = 20_000;
const stopMs = 4_000;
const logTailCharacters = 600;
const Hello = z.object({ url: z.string() });

/** A service process that answered /version as the wanted version. */
export type Child = {
  readonly url: string;
  readonly startedAt: string;
  readonly pid: number;
  readonly process: ChildProcess;
};

/** Starts a program and waits until it answers /version as the version that was asked for. Throws with the end of its log where it does not; then nothing of it is left. */
export async function startChild(script: string, given: Surroundings): Promise<Child> {
  const logFile = join(given.directory, 'logs', `${given.instance}.log`);
  const child = launch(script, given, logFile);
  try {
    const { url } = Hello.parse(await firstWord(child));
    const own = await ask(OwnWord, `${url}/version`);
    if (own.version !== given.version) throw new Error(`it answers as version ${own.version}`);
    return { url, startedAt: own.startedAt, pid: child.pid ?? 0, process: child };
  } catch (cause) {
    await endChild(child, 'SIGKILL');
    const log = readFileSync(logFile, 'utf8').slice(-logTailCharacters);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${given.instance} did not start: ${why}. Its log ends: ${log}`, { cause });
  }
}

function launch(script: string, given: Surroundings, logFile: string): ChildProcess {
  mkdirSync(join(given.directory, 'logs'), { recursive: true });
  const log = openSync(logFile, 'a');
  try {
    return spawn(process.execPath, [script], {
      env: childEnvironment(given),
      stdio: ['ignore', log, log, 'ipc'],
    });
  } finally {
    closeSync(log);
  }
}

function firstWord(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`silent for ${startMs} ms`)), startMs);
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`it ended with ${code ?? signal}`)));
    child.once('exit', () => clearTimeout(late));
    child.once('message', () => clearTimeout(late));
  });
}

/** Ends a process: SIGTERM lets it finish its answers, and whoever takes too long is killed. Resolves when it is gone. */
export async function endChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  await new Promise<void>((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), stopMs);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill(signal);
  });
}
