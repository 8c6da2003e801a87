import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './redis.ts';

const programs = '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);

/** Whether tests against a real PostgreSQL can run here. On CI a missing one is a failure, not a skip. */
export function havePostgres(): boolean {
  if (existsSync(`${programs}/postgres`)) return true;
  if (process.env['CI'] === 'true')
    throw new Error(`${programs}/postgres is missing: apt-get install postgresql`);
  process.stderr.write(
    `skipped: ${programs}/postgres is missing (apt-get install postgresql, version 15)\n`,
  );
  return false;
}

export type PrivatePostgres = AsyncDisposable & {
  readonly port: number;
  /** Where its data is. */
  readonly folder: string;
  /** Address of one of its databases; by its superuser where no other role is named. */
  readonly url: (database: string, as?: string) => string;
  /** A new database, empty or a copy of that one, which nobody may use meanwhile; answers its name. */
  readonly create: (template?: string) => Promise<string>;
  /** What psql prints for this statement, a row a line, columns parted by `|`. */
  readonly sql: (statement: string, database?: string) => Promise<string>;
  /** SIGKILL of the server and of all that it has started; what was acknowledged is on the disk. */
  readonly kill: () => Promise<void>;
  /** The same port and data again; whoever was connected is cut off. */
  readonly restart: () => Promise<void>;
};

export type PostgresOptions = {
  /** Settings of the server, as `-c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the data goes; in memory where the system has that. */
  readonly base?: string;
  /** Asked of everybody who connects; without it everybody is let in. */
  readonly password?: string;
  /** Files (PEM) with which it speaks TLS; without them it speaks none. */
  readonly tls?: { readonly certificate: string; readonly key: string };
};

const superuser = 'postgres';
const quick = { fsync: 'off', full_page_writes: 'off' } as const;
/** What a server needs that has to keep what it acknowledged. */
export const durable = { fsync: 'on', full_page_writes: 'on' } as const;

/** PostgreSQL refuses to run as root: root starts it as the user that Debian made for it. */
const unprivileged = (program: string, words: readonly string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? [
        'setpriv',
        [`--reuid=${superuser}`, `--regid=${superuser}`, '--init-groups', program, ...words],
      ]
    : [program, [...words]];

/** A PostgreSQL of this file of tests alone: loopback, free port, own directory, gone at the end. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PrivatePostgres> {
  const { password, tls, base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir() } = options;
  const outer = await mkdtemp(join(base, 'sternway-postgres-'));
  const folder = join(outer, 'data');
  await initialize({ outer, folder, password, tls });
  const port = await freePort();
  const settings = Object.entries({ ...quick, ...(tls && ownTls(outer)), ...options.settings });
  const start = () =>
    launch(folder, [
      '-p',
      `${port}`,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${outer}`,
      '-c',
      'shared_buffers=32MB',
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
  let child = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const url = (database: string, as = superuser) =>
    `postgres://${as}${password === undefined ? '' : `:${password}`}@127.0.0.1:${port}/${database}`;
  const sql = async (statement: string, database = 'postgres') => {
    const words = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', url(database)];
    const { stdout } = await run(`${programs}/psql`, [...words, '-c', statement]);
    return stdout.trim();
  };
  let databases = 0;
  return {
    port,
    folder,
    url,
    sql,
    kill,
    create: async (template = 'template0') => {
      databases += 1;
      const name = `own_${databases}`;
      await sql(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
      return name;
    },
    restart: async () => {
      await kill();
      child = await start();
    },
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(outer, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Place = {
  readonly outer: string;
  readonly folder: string;
  readonly password: string | undefined;
  readonly tls: PostgresOptions['tls'];
};

const ownTls = (outer: string) =>
  ({
    ssl: 'on',
    ssl_cert_file: join(outer, 'tls.pem'),
    ssl_key_file: join(outer, 'tls.key'),
  }) as const;

async function initialize({ outer, folder, password, tls }: Place): Promise<void> {
  await chmod(outer, 0o755);
  await give(outer);
  if (tls !== undefined) {
    const { ssl_cert_file: certificate, ssl_key_file: key } = ownTls(outer);
    await copyFile(tls.certificate, certificate);
    await copyFile(tls.key, key);
    await chmod(key, 0o600);
    for (const file of [certificate, key]) await give(file);
  }
  const secret = join(outer, 'password');
  if (password !== undefined) await writeFile(secret, password, { mode: 0o644 });
  const auth = password === undefined ? ['trust'] : ['scram-sha-256', `--pwfile=${secret}`];
  const words = ['-D', folder, '-U', superuser, '-E', 'UTF8', '--locale=C', '--no-sync', '-A'];
  await run(...unprivileged(`${programs}/initdb`, [...words, ...auth]));
}

/** To the user that the server runs as. */
async function give(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const ids = await Promise.all(['-u', '-g'].map((which) => run('id', [which, superuser])));
  const [uid = 0, gid = 0] = ids.map(({ stdout }) => Number(stdout));
  await chown(path, uid, gid);
}

const startMs = 30_000;

/** Until the last process of a server that was killed has noticed, its memory is in use and a new one is refused. */
async function launch(folder: string, words: readonly string[]): Promise<ChildProcess> {
  for (const started = performance.now(); ; await sleep(50)) {
    const launched = await launchOnce(folder, words);
    if (typeof launched !== 'string') return launched;
    const isInUse = launched.includes('still in use') || launched.includes('lock file');
    if (!isInUse || performance.now() - started > startMs)
      throw new Error(`postgres did not start:\n${launched}`);
  }
}

async function launchOnce(
  folder: string,
  words: readonly string[],
): Promise<ChildProcess | string> {
  const [program, all] = unprivileged(`${programs}/postgres`, ['-D', folder, ...words]);
  const child = spawn(program, all, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line);
    if (!line.includes('ready to accept connections')) continue;
    child.stderr.resume();
    return child;
  }
  return lines.join('\n');
}
