import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { compile, compiled } from '../support/compiled.ts';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from './postgres-rig.ts';
import { handClock } from './samples.ts';
import { ownFolder, sqliteRig } from './sqlite-rig.ts';

const never = new AbortController().signal;

/** The facts about places that one at a time may have, on each engine. */
function aloneContract(name: string, open: (stack: AsyncDisposableStack) => Promise<Registry>) {
  describe(`${name}: what must be alone`, () => {
    let stack: AsyncDisposableStack;
    let registry: Registry;
    beforeEach(async () => {
      stack = new AsyncDisposableStack();
      registry = await open(stack);
    });
    afterEach(async () => stack.disposeAsync());

    test('is done by one at a time, each in turn, and answered', async () => {
      let within = 0;
      const work = (answer: number) => async () => {
        within += 1;
        expect(within).toBe(1);
        await sleep(5);
        within -= 1;
        return answer;
      };
      const all = [1, 2, 3].map((n) => registry.alone('poster', work(n), never));
      expect(await Promise.all(all)).toEqual([1, 2, 3]);
    });

    test('keeps nobody from another place', async () => {
      const inner = await registry.alone(
        'poster',
        () => registry.alone('timer', async ({ holds }) => holds(), never),
        never,
      );
      expect(inner).toBe(true);
    });

    test('is given back by whoever fails', async () => {
      const failing = registry.alone('poster', () => Promise.reject(new Error('broken')), never);
      await expect(failing).rejects.toThrow('broken');
      expect(await registry.alone('poster', async () => 'next', never)).toBe('next');
    });

    test('is told when it is to end, and is not begun after that', async () => {
      const ending = new AbortController();
      const first = registry.alone(
        'poster',
        async ({ signal, holds }) => {
          ending.abort();
          return [signal.aborted, holds()];
        },
        ending.signal,
      );
      const second = registry.alone('poster', async () => 'never', ending.signal);
      expect(await first).toEqual([true, false]);
      expect(await second).toBeUndefined();
    });
  });
}

aloneContract('SQLite', async (stack) => stack.use(await sqliteRig()).reopen());

describe.skipIf(!havePostgres())('on PostgreSQL', () => {
  let server: PrivatePostgres;
  beforeAll(async () => {
    await compile(new URL('../../src/registry/postgres/open.ts', import.meta.url));
    server = await startPostgres();
  });
  afterAll(async () => server[Symbol.asyncDispose]());

  const opened = async (stack: AsyncDisposableStack, url: string) => {
    const folder = stack.use(await ownFolder());
    const options = { url, clock: handClock(), folder: folder.path };
    return stack.use(await openPostgresRegistry(options));
  };
  aloneContract('PostgreSQL', async (stack) =>
    opened(stack, server.url(await newDatabase(server))),
  );

  describe('two processes that want the same place', () => {
    let stack: AsyncDisposableStack;
    let url: string;
    beforeEach(async () => {
      stack = new AsyncDisposableStack();
      url = server.url(await newDatabase(server));
    });
    afterEach(async () => stack.disposeAsync());

    /** A process that wants to be alone, with all that it says: the word and the moment. */
    const lonely = async () => {
      const folder = stack.use(await ownFolder());
      const program = new URL('lonely.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, [program, url, folder.path], {
        env: { PATH: process.env['PATH'], ...compiled },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      stack.defer(() => end(child));
      const said: { readonly word: string; readonly at: number }[] = [];
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [word = '', moment] = line.split(' ');
        said.push({ word, at: Number(moment) });
      });
      const until = (word: string, after = 0) =>
        vi.waitFor(
          () => {
            const found = said.find((one) => one.word === word && one.at > after);
            if (found === undefined) throw new Error(`it has not said ${word}`);
            return found.at;
          },
          { timeout: 20_000, interval: 10 },
        );
      await until('up');
      return { child, said, until };
    };
    const end = async (child: ChildProcess) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
    const oneIn = async () => {
      const first = await lonely();
      await first.until('holds');
      const second = await lonely();
      await sleep(500);
      expect(second.said.map(({ word }) => word)).toEqual(['up']);
      return { first, second };
    };

    test('follow each other at once when the first one is killed', async () => {
      const { first, second } = await oneIn();
      const killed = Date.now();
      await end(first.child);
      expect((await second.until('in')) - killed).toBeLessThan(3_000);
    });

    test('are never both in it: one that was stopped gives way, and knows it before it goes on', {
      timeout: 60_000,
    }, async () => {
      const { first, second } = await oneIn();
      first.child.kill('SIGSTOP');
      const taken = await second.until('in');
      await sleep(200);
      first.child.kill('SIGCONT');
      await first.until('lost', taken);
      const late = first.said.filter(({ word, at }) => word === 'holds' && at >= taken);
      expect(late).toEqual([]);
      expect(second.said.filter(({ word }) => word === 'holds').length).toBeGreaterThan(5);
    });

    test('lose it with the connection: the work is told at once, and can begin again', async () => {
      const { first } = await oneIn();
      const client = new Client({ connectionString: url });
      await client.connect();
      const cut = Date.now();
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks
          WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      await client.end();
      expect((await first.until('lost', cut)) - cut).toBeLessThan(1_000);
    });
  });
});
