import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { compiled } from '../support/compiled.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lifeline = fileURLToPath(new URL('./lifeline.ts', import.meta.url));
/** A program needs a second to say its first line on a quiet machine; the limit is for one that hangs. */
const startMs = 90_000;
const endMs = 30_000;

/** How a program ended: its code, or the signal that ended it, and all that it printed. */
export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
};

export type Program = AsyncDisposable & {
  readonly pid: number;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the first line of standard output that matches; rejects when the program ends before. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: () => Promise<Ended>;
};

export type Env = Readonly<Record<string, string | undefined>>;

/** A Node program of this checkout as a child in a group of its own, that ends with the test. */
export function program(script: string, words: readonly string[], env: Env): Program {
  const { PATH, HOME, LANG } = process.env;
  const child = spawn(process.execPath, ['--import', lifeline, script, ...words], {
    cwd: root,
    env: { PATH, HOME, LANG, ...compiled, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = { out: '', err: '' };
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The program has no output');
  const heard = new Set<() => void>();
  for (const [name, stream] of [
    ['out', stdout],
    ['err', stderr],
  ] as const) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      said[name] += chunk;
      for (const look of heard) look();
    });
  }
  const ended = endOf(child, said);
  return {
    pid: child.pid ?? 0,
    out: () => said.out,
    err: () => said.err,
    line: (pattern) => Promise.race([lineOf(said, heard, pattern), tooEarly(ended, pattern)]),
    kill: (signal) => child.kill(signal),
    ended: () => ended,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), endMs);
      await ended;
      clearTimeout(force);
    },
  };
}

async function endOf(child: ChildProcess, said: { out: string; err: string }): Promise<Ended> {
  await once(child, 'close');
  return { code: child.exitCode, signal: child.signalCode, ...said };
}

function lineOf(
  said: { readonly out: string },
  heard: Set<() => void>,
  pattern: RegExp,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      heard.delete(look);
      reject(new Error(`No line ${pattern} in time:\n${said.out}`));
    }, startMs);
    const look = (): void => {
      const found = pattern.exec(said.out);
      if (!found) return;
      heard.delete(look);
      clearTimeout(late);
      resolve(found[1] ?? found[0]);
    };
    heard.add(look);
    look();
  });
}

async function tooEarly(ended: Promise<Ended>, pattern: RegExp): Promise<never> {
  const { code, signal, out, err } = await ended;
  throw new Error(`It ended (${code ?? signal}) before it said ${pattern}:\n${out}${err}`);
}
