import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const startMs = 30_000;
const endMs = 30_000;
const Hello = z.union([z.object({ ready: z.url() }), z.object({ failed: z.string() })]);

export type Bot = AsyncDisposable & {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
};

type BotOptions = {
  /** The registry, the local token and the log lie below it. */
  readonly directory: string;
  readonly configuration: string;
  readonly playbooks: string;
  /** What it is told of Slack and of its secrets. */
  readonly told: Readonly<Record<string, string>>;
};

/** Starts Sternway on a free port. Rejects with what it said when it does not start. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const child = launch(options);
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const signal = AbortSignal.timeout(startMs);
  const [word]: unknown[] = await Promise.race([
    once(child, 'message', { signal }),
    gone.then(() => [{ failed: `it ended with ${child.exitCode ?? child.signalCode}` }]),
  ]);
  const hello = Hello.parse(word);
  if ('failed' in hello) throw new Error(`Sternway did not start: ${hello.failed}`);
  const { ready: url } = hello;
  return { url, pid: child.pid ?? 0, ended: gone, [Symbol.asyncDispose]: () => end(child) };
}

function launch({ directory, configuration, playbooks, told }: BotOptions): ChildProcess {
  const log = openSync(join(directory, 'sternway.log'), 'a');
  const script = fileURLToPath(new URL('./bot-process.ts', import.meta.url));
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    LANG: process.env['LANG'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    STERNWAY_CONFIG: configuration,
    STERNWAY_PLAYBOOKS: playbooks,
    STERNWAY_DATA: join(directory, 'data'),
    STERNWAY_SCENARIOS: scenariosFrom(process.env),
    STERNWAY_ALLOW_ADDRESSES: '127.0.0.1:*',
    REDIS_URL: process.env['REDIS_URL'],
    PORT: '0',
    ...told,
  };
  // A group of its own: Ctrl-C in the terminal reaches the demo, and the demo ends the bot in order.
  const stdio = ['ignore', log, log, 'ipc'] as const;
  const child = spawn(process.execPath, [script], { env, detached: true, stdio: [...stdio] });
  closeSync(log);
  return child;
}

/** Said from where the command was typed: npm runs it in its own folder. Undefined for those that come with it. */
const scenariosFrom = ({ STERNWAY_SCENARIOS: said, INIT_CWD: typedIn }: NodeJS.ProcessEnv) =>
  said === undefined ? undefined : resolve(typedIn ?? '.', said);

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit', { signal: AbortSignal.timeout(endMs) });
  child.kill('SIGTERM');
  await gone.catch(() => child.kill('SIGKILL'));
}
