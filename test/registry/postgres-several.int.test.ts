import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import type { Envelope } from '../../src/core/envelope.ts';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from './postgres-rig.ts';
import { at, batch, checkout, handClock, note, summary } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

const incident = 'incident/INC-1';

describe.skipIf(!havePostgres())('several processes on one PostgreSQL', () => {
  let server: PrivatePostgres;
  let stack: AsyncDisposableStack;
  let url: string;
  let here: Registry;
  let there: Registry;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => server[Symbol.asyncDispose]());

  const opened = async (): Promise<Registry> => {
    const folder = stack.use(await ownFolder());
    const options = { url, clock: handClock(), folder: folder.path };
    return stack.use(await openPostgresRegistry(options));
  };
  const session = async (): Promise<Client> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    stack.defer(async () => client.end());
    await client.query('SET search_path = sternway');
    return client;
  };
  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    url = server.url(await newDatabase(server));
    here = await opened();
    there = await opened();
  });
  afterEach(async () => stack.disposeAsync());

  const write = async (registry: Registry, text: string, stream = incident) => {
    const answer = await registry.append(batch({ events: [note(stream, text)] }));
    if (answer.status !== 'appended') throw new Error(`not appended: ${answer.status}`);
    return answer.events;
  };
  /** A name that an open transaction has taken: who takes it too waits in the middle of an append, its positions given. */
  const hold = async (name: string) => {
    const client = await session();
    await client.query('BEGIN');
    await client.query('INSERT INTO names VALUES ($1, $2, $1, 0)', [name, incident]);
    const heldUp = here.append(batch({ names: [name], events: [note(incident, 'held up')] }));
    await vi.waitFor(
      async () => {
        const { rows } = await client.query(
          "SELECT FROM pg_stat_activity WHERE wait_event = 'transactionid'",
        );
        expect(rows).toHaveLength(1);
      },
      { timeout: 4_000, interval: 10 },
    );
    return { heldUp, end: async (word: 'COMMIT' | 'ROLLBACK') => client.query(word) };
  };

  describe('an append that is held open while a later one commits', () => {
    test('is not stepped over by who follows the record', async () => {
      const before = await write(there, 'before', 'config');
      const { heldUp, end } = await hold('RB-1');
      const later = await write(there, 'later', 'target/checkout@prod');
      expect(later[0]?.position).toBe(3);
      expect(await there.since(0, 10)).toEqual(before);
      expect(await there.head()).toBe(1);
      expect(await there.heads()).toMatchObject({ position: 1, heads: [{ stream: 'config' }] });
      expect(await there.read('target/checkout@prod')).toEqual(later);
      await end('ROLLBACK');
      const answer = await heldUp;
      const own = answer.status === 'appended' ? answer.events : [];
      expect(own).toMatchObject([{ position: 2, version: 1 }]);
      expect(await there.since(0, 10)).toEqual([...before, ...own, ...later]);
      expect(await there.verify()).toMatchObject({ ok: true, problems: [] });
    });

    test('leaves a gap when it comes to nothing, and what is behind it is seen', async () => {
      const { heldUp, end } = await hold('RB-1');
      const later = await write(there, 'later', 'config');
      expect(await there.since(0, 10)).toEqual([]);
      await end('COMMIT');
      expect(await heldUp).toEqual({ status: 'conflict', on: 'RB-1' });
      expect(await there.since(0, 10)).toEqual(later);
      expect(await there.verify()).toMatchObject({ ok: true, problems: [] });
    });

    test('holds up nobody on other streams, nor a stranger’s long transaction anybody', async () => {
      const stranger = await session();
      await stranger.query('CREATE TABLE public.birds (name text)');
      await stranger.query("BEGIN; INSERT INTO public.birds VALUES ('auk')");
      const [event] = await write(here, 'now');
      expect(await there.since(0, 10)).toEqual([event]);
      await stranger.query('ROLLBACK');
    });

    test('is told to listeners of other processes once, in its place', async () => {
      const heard: Envelope[] = [];
      using _ = there.onAppend((events) => heard.push(...events));
      await write(here, 'first', 'config');
      await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 5_000 });
      const { heldUp, end } = await hold('RB-1');
      await write(here, 'third', 'config');
      await sleep(150);
      expect(heard).toHaveLength(1);
      await end('ROLLBACK');
      await heldUp;
      await vi.waitFor(() => expect(heard).toHaveLength(3), { timeout: 5_000 });
      expect(heard).toEqual(await there.since(0, 10));
    });
  });

  describe('what one process appends', () => {
    const delays = async (): Promise<readonly number[]> => {
      const seen = new Map<string, number>();
      using _ = there.onAppend((events) => {
        for (const { hash } of events) seen.set(hash, performance.now());
      });
      const [ready] = await write(here, 'ready');
      await vi.waitFor(() => expect(seen.has(ready?.hash ?? '')).toBe(true), { timeout: 5_000 });
      const found: number[] = [];
      for (let round = 0; round < 15; round += 1) {
        const [event] = await write(here, `round ${round}`);
        const began = performance.now();
        const hash = event?.hash ?? '';
        await vi.waitFor(() => expect(seen.has(hash)).toBe(true), { timeout: 5_000, interval: 2 });
        found.push((seen.get(hash) ?? 0) - began);
      }
      return found.sort((a, b) => a - b);
    };

    test('is seen by another within 100 ms', async () => {
      expect((await delays())[7]).toBeLessThan(100);
    });

    test('is seen as soon where nobody can listen', async () => {
      const client = await session();
      const over = new AbortController();
      const deafening = (async () => {
        while (!over.signal.aborted) {
          await client.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %' OR query = 'SELECT'",
          );
          await sleep(20);
        }
      })();
      const found = await delays();
      over.abort();
      await deafening;
      expect(found[7]).toBeLessThan(200);
    });

    test('is told to its own listeners once', async () => {
      const heard: Envelope[] = [];
      using _ = here.onAppend((events) => heard.push(...events));
      await sleep(100);
      for (let round = 0; round < 5; round += 1) await write(here, `${round}`);
      await write(there, 'of the other');
      await vi.waitFor(() => expect(heard).toHaveLength(6), { timeout: 5_000 });
      await sleep(600);
      expect(heard).toEqual(await here.since(0, 10));
    });
  });

  describe('two who decide at the same moment', () => {
    const both = async (...batches: Parameters<Registry['append']>[0][]) => {
      const answers = await Promise.all(
        batches.map((one, index) => (index % 2 === 0 ? here : there).append(one)),
      );
      return answers.map(({ status }) => status).sort();
    };
    const ways = Array.from({ length: 8 }, (_, index) => index);

    test('on each other’s streams are not both right', async () => {
      for (const round of ways) {
        const [one, other] = [`incident/A-${round}`, `incident/B-${round}`];
        const reads = [one, other].map((stream) => ({ stream, version: 0 }));
        expect(
          await both(
            batch({ reads, events: [note(one, 'x')] }),
            batch({ reads, events: [note(other, 'y')] }),
          ),
        ).toEqual(['appended', 'conflict']);
      }
    });

    test.each([
      ['a key', () => batch({ key: 'same', events: [note('config', 'x')] }), 'duplicate'],
      [
        'a name',
        (n: number) => batch({ names: ['RB-1'], events: [note(`a/${n}`, 'x')] }),
        'conflict',
      ],
      [
        'a target',
        (n: number) =>
          batch({
            events: [note(`a/${n}`, 'x')],
            locks: [{ do: 'hold', target: checkout, incident: `INC-${n}`, since: at(0) }],
          }),
        'targetHeld',
      ],
      [
        'a step',
        (n: number) =>
          batch({
            events: [note(`a/${n}`, 'x')],
            leases: [
              { do: 'take', stepId: 's', epoch: 1, attempt: 1, owner: `${n}`, forMs: 60_000 },
            ],
          }),
        'conflict',
      ],
      [
        'a target of an open incident',
        (n: number) =>
          batch({
            events: [note(`a/${n}`, 'x')],
            takes: { incident: `INC-${n}`, targets: [checkout] },
            summaries: [summary(n)],
          }),
        'conflict',
      ],
    ])('of %s: one has it', async (_, make, others) => {
      expect(await both(...ways.map((n) => make(n + 1)))).toEqual(
        ['appended', ...Array.from({ length: 7 }, () => others)].sort(),
      );
      expect(await here.since(0, 100)).toHaveLength(1);
    });

    test('on the same stream without having read it both come in, one behind the other', async () => {
      await Promise.all(ways.map((n) => write(n % 2 === 0 ? here : there, `${n}`)));
      const versions = (await here.read(incident)).map(({ version }) => version);
      expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    test('take the same things in another order without waiting for each other in a circle', async () => {
      const names = ['a', 'b', 'c', 'd'];
      const rounds = ways.flatMap((n) => {
        const streams = n % 2 === 0 ? names : names.toReversed();
        return [
          both(
            batch({ events: streams.map((name) => note(name, 'x')) }),
            batch({ events: streams.toReversed().map((name) => note(name, 'x')) }),
          ),
        ];
      });
      expect((await Promise.all(rounds)).flat()).toEqual(
        ways.flatMap(() => ['appended', 'appended']),
      );
      expect((await here.verify()).ok).toBe(true);
    });

    test('on coming in by one account are one person', async () => {
      const ids = await Promise.all(
        ways.map((n) => (n % 2 === 0 ? here : there).admit('slack:U7', 'Cy')),
      );
      expect(new Set(ids).size).toBe(1);
    });
  });

  describe('who follows many who append', () => {
    test('sees each event once, in order, and skips none', async () => {
      const seen: Envelope[] = [];
      let isOver = false;
      const follower = (async () => {
        for (;;) {
          const last = isOver;
          const page = await there.since(seen.at(-1)?.position ?? 0, 7);
          seen.push(...page);
          if (last && page.length === 0) return;
        }
      })();
      const registries = [here, there, await opened()];
      await Promise.all(
        registries.flatMap((registry, who) =>
          Array.from({ length: 4 }, async (_, lane) => {
            for (let round = 0; round < 25; round += 1)
              await write(registry, `${round}`, `incident/${(who + lane + round) % 5}`);
          }),
        ),
      );
      isOver = true;
      await follower;
      expect(seen).toHaveLength(300);
      const positions = seen.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      expect(await here.since(0, 1_000)).toEqual(seen);
    });
  });
});
