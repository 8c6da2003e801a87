import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compiled } from '../../support/compiled.ts';

/** A start takes half a second on a quiet machine; the limit is for one that hangs, not for one that waits for its turn. */
const readyMs = 90_000;
const drainMs = 30_000;
/** So much of its log is told when it ends by itself. */
const lastWords = 2_000;

/** What a bot is started with; everything else of the environment stays behind. */
export type BotOptions = {
  /** The program to start: the real one, or one of which a guard was taken away. */
  readonly program: readonly [string, ...string[]];
  readonly directory: string;
  readonly configuration: string;
  readonly playbooks: string;
  readonly redisUrl: string | undefined;
};

/** One life of the bot, from its start to its end. */
export type Life = AsyncDisposable & {
  readonly pid: number;
  /** Where it listens, once it said that it is ready. Rejects when it ended before, unless it was killed. */
  readonly ready: Promise<string | undefined>;
  /** SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with its exit code when it has drained, and kills it when it does not. */
  readonly drain: () => Promise<number | null>;
};

/** Starts the bot as a process of its own, on a free port. */
export function launch(options: BotOptions): Life {
  const file = join(options.directory, 'bot.log');
  const log = openSync(file, 'a');
  const child = spawn(process.execPath, options.program, {
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  const gone = once(child, 'exit');
  const state = { killed: false };
  const kill = async (): Promise<void> => {
    state.killed = true;
    child.kill('SIGKILL');
    await gone;
  };
  return {
    pid: child.pid ?? 0,
    ready: readiness(child, gone, { killed: () => state.killed, file }),
    kill,
    drain: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), drainMs);
      await gone;
      clearTimeout(late);
      return child.exitCode;
    },
    [Symbol.asyncDispose]: kill,
  };
}

async function readiness(
  child: ChildProcess,
  gone: Promise<unknown>,
  { killed, file }: { readonly killed: () => boolean; readonly file: string },
): Promise<string | undefined> {
  const ended = gone.then((): undefined => {
    if (killed()) return undefined;
    const said = readFileSync(file, 'utf8').slice(-lastWords);
    throw new Error(`the bot ended by itself (${child.exitCode ?? child.signalCode}): ${said}`);
  });
  const never = new Promise<never>((_, reject) => {
    const late = setTimeout(() => reject(new Error('the bot was not ready in time')), readyMs);
    void gone.then(() => clearTimeout(late));
    late.unref();
  });
  const ready = Promise.race([address(child), ended, never]);
  // Whoever kills it while it boots does not wait for this.
  ready.catch(() => undefined);
  return ready;
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^Sternway is ready at (?<url>\S+)$/u.exec(line)?.groups?.['url'];
      if (url !== undefined) resolve(url);
    });
  });
}

const environmentOf = ({ directory, configuration, playbooks, redisUrl }: BotOptions) => ({
  PATH: process.env['PATH'],
  ...compiled,
  HOME: directory,
  LANG: 'C.UTF-8',
  STERNWAY_CONFIG: configuration,
  STERNWAY_PLAYBOOKS: playbooks,
  STERNWAY_DATA: join(directory, 'data'),
  STERNWAY_ALLOW_ADDRESSES: '127.0.0.1:*',
  REDIS_URL: redisUrl,
  PORT: '0',
  LOG_LEVEL: 'warn',
});
