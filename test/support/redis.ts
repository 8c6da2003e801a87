import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const server = '/usr/bin/redis-server';

/** What the bot asks of a Redis. */
export const fitForUse = ['--maxmemory-policy', 'noeviction', '--appendonly', 'yes'] as const;

/** Whether tests against a real Redis can run here. On CI a missing Redis is a failure, not a skip. */
export function haveRedis(): boolean {
  if (existsSync(server)) return true;
  if (process.env['CI'] === 'true')
    throw new Error(`${server} is missing: apt-get install redis-server`);
  process.stderr.write(`skipped: ${server} is missing (apt-get install redis-server)\n`);
  return false;
}

export type PrivateRedis = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  /** Runs redis-cli with these words and answers what it prints. */
  readonly cli: (...words: readonly string[]) => Promise<string>;
  /** SIGKILL; the data that reached the file stays. */
  readonly kill: () => Promise<void>;
  /** The same port and data again. */
  readonly restart: () => Promise<void>;
  /** SIGSTOP: connections stand, nothing answers. */
  readonly freeze: () => void;
  readonly thaw: () => void;
};

/** A Redis of this test alone: loopback, free port, own directory, gone at the end. */
export async function startRedis(settings: readonly string[] = fitForUse): Promise<PrivateRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'sternway-redis-'));
  const port = await freePort();
  const start = () => launch(['--port', String(port), '--dir', dir, ...settings]);
  let child = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    cli: async (...words) => {
      const { stdout } = await promisify(execFile)('/usr/bin/redis-cli', [
        '-p',
        `${port}`,
        ...words,
      ]);
      return stdout.trim();
    },
    kill,
    restart: async () => {
      await kill();
      child = await start();
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function launch(settings: readonly string[]): Promise<ChildProcess> {
  const quiet = ['--bind', '127.0.0.1', '--save', '', '--daemonize', 'no'];
  const child = spawn(server, [...quiet, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!line.includes('Ready to accept connections')) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error(`redis-server did not start:\n${lines.join('\n')}`);
}

/** A port of loopback that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
