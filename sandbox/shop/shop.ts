import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ask } from './lib/ask.ts';
import { childEnvironment } from './lib/environment.ts';
import { endGroup } from './lib/group.ts';
import { Facts, Stats } from './lib/shapes.ts';

const startMs = 30_000;
const deployMs = 60_000;
const logTailCharacters = 600;
const Hello = z.union([z.object({ ready: Facts }), z.object({ failed: z.string() })]);

/** Where releases are registered, and the token that may do it. */
export type Sternway = { readonly url: string; readonly token: string };

export type ShopOptions = {
  /** Everything of the shop lies below it; it is created and kept. Missing: a temporary one that goes with the shop. */
  readonly directory?: string;
  /** Where the running release 1 is registered once the shop stands, and later deployments after it. */
  readonly sternway?: Sternway;
  readonly log?: (line: string) => void;
  /** Purchases a second; missing: 10. */
  readonly rate?: number;
  /** How long a new instance of checkout gets ready; missing: 2000. */
  readonly warmUpMs?: number;
};

/** How a run of the deployment script ended. */
export type Deployed = { readonly code: number; readonly output: string };

export type Shop = Facts & {
  readonly stats: () => Promise<Stats>;
  /** Runs deploy.ts as CI would: `deploy('2')` rolls release 2 over all instances of checkout. */
  readonly deploy: (version: string, options?: readonly string[]) => Promise<Deployed>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/**
 * Starts the whole shop at release 1 and resolves when customers buy. Throws with the log of what
 * did not start. Its processes are one process group, and they end with this process, however it ends.
 */
export async function startShop(options: ShopOptions = {}): Promise<Shop> {
  const log = options.log ?? (() => undefined);
  const directory = resolve(options.directory ?? mkdtempSync(join(tmpdir(), 'shop-')));
  const platform = launch(directory, options);
  let ended: Promise<void> | undefined;
  const dispose = () => {
    ended ??= end(platform, options.directory === undefined ? directory : undefined);
    return ended;
  };
  const facts = await ready(platform, directory).catch(async (problem: unknown) => {
    await dispose();
    throw problem;
  });
  log(`The shop is open: ${facts.urls.storefront}, platform at ${facts.urls.platform}.`);
  const shop: Shop = {
    ...facts,
    stats: () => ask(Stats, `${facts.urls.load}/stats`),
    deploy: (version, more = []) => deploy(facts, options.sternway, [version, ...more]),
    [Symbol.asyncDispose]: dispose,
  };
  if (options.sternway) log((await shop.deploy('1')).output.trim());
  return shop;
}

async function end({ pid }: ChildProcess, leftOver: string | undefined): Promise<void> {
  if (pid !== undefined) await endGroup(pid);
  if (leftOver !== undefined) rmSync(leftOver, { recursive: true, force: true });
}

function launch(directory: string, options: ShopOptions): ChildProcess {
  mkdirSync(directory, { recursive: true });
  const log = openSync(join(directory, 'platform.log'), 'a');
  const script = fileURLToPath(new URL('./platform.ts', import.meta.url));
  const env = childEnvironment({
    directory,
    instance: 'platform-1',
    version: '1',
    platform: 'itself',
    rate: options.rate ?? 10,
    warmUpMs: options.warmUpMs ?? 2_000,
  });
  const stdio = ['ignore', log, log, 'ipc'] as const;
  const platform = spawn(process.execPath, [script], { env, detached: true, stdio: [...stdio] });
  closeSync(log);
  return platform;
}

async function ready(platform: ChildProcess, directory: string): Promise<Facts> {
  const signal = AbortSignal.timeout(startMs);
  const [word]: unknown[] = await Promise.race([
    once(platform, 'message', { signal }),
    once(platform, 'exit', { signal }).then(([code]) => [{ failed: `it ended with ${code}` }]),
  ]);
  const hello = Hello.parse(word);
  if ('ready' in hello) return hello.ready;
  const log = readFileSync(join(directory, 'platform.log'), 'utf8').slice(-logTailCharacters);
  throw new Error(`The shop did not start: ${hello.failed}. The platform's log ends: ${log}`);
}

/** A failed deployment is an answer with its exit code, as for whoever runs the script by hand. */
function deploy(
  { urls }: Facts,
  sternway: Sternway | undefined,
  [version = '', ...more]: readonly string[],
): Promise<Deployed> {
  const script = fileURLToPath(new URL('./deploy.ts', import.meta.url));
  const register = sternway ? ['--sternway', sternway.url, '--token', sternway.token] : [];
  const words = [script, 'checkout', version, '--platform', urls.platform, ...register, ...more];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      words,
      { timeout: deployMs },
      (_problem, out, problems) => {
        resolve({ code: child.exitCode ?? 1, output: `${out}${problems}` });
      },
    );
  });
}
