import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { type CuttingProxy, cuttingProxy } from '../support/cutting-proxy.ts';
import { durable, havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from './postgres-rig.ts';
import { at, batch, checkout, handClock, note } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

const incident = 'incident/INC-1';

describe.skipIf(!havePostgres())('a way to PostgreSQL that breaks', () => {
  let server: PrivatePostgres;
  let stack: AsyncDisposableStack;
  let proxy: CuttingProxy;
  let registry: Registry;
  let direct: string;
  beforeAll(async () => {
    server = await startPostgres({ settings: durable });
  });
  afterAll(async () => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    const folder = stack.use(await ownFolder());
    direct = server.url(await newDatabase(server));
    proxy = stack.use(await cuttingProxy(server.port));
    const url = direct.replace(`:${server.port}/`, `:${proxy.port}/`);
    const options = { url, clock: handClock(), folder: folder.path };
    registry = stack.use(await openPostgresRegistry(options));
  });
  afterEach(async () => stack.disposeAsync());

  const write = (text: string) => registry.append(batch({ events: [note(incident, text)] }));

  describe('in the middle of a commit', () => {
    test.each(['asked', 'unasked'] as const)(
      'that was %s: the append is found out about, and has happened once',
      async (how) => {
        await write('before');
        proxy.cutNextCommit(how);
        const decided = batch({
          reads: [{ stream: incident, version: 1 }],
          names: ['RB-1'],
          events: [note(incident, 'decided')],
          locks: [{ do: 'hold', target: checkout, incident: 'INC-1', since: at(0) }],
        });
        const answer = await registry.append(decided);
        expect(proxy.cuts()).toBe(1);
        expect(answer).toMatchObject({ status: 'appended', events: [{ version: 2 }] });
        const log = await registry.read(incident);
        expect(log).toHaveLength(2);
        expect(answer).toMatchObject({ events: [log[1]] });
        expect(await registry.append(decided)).toMatchObject({ status: 'duplicate' });
        expect(await registry.verify()).toMatchObject({ ok: true, events: 2 });
      },
    );

    test('that nobody can be asked about says so: it is unclear, and sending it again is safe', {
      timeout: 60_000,
    }, async () => {
      const decided = batch({ events: [note(incident, 'decided')] });
      proxy.cutNextCommit('asked');
      const telling = registry.append(decided);
      const closing = setInterval(() => {
        if (proxy.cuts() > 0) proxy.close();
      }, 1);
      await expect(telling).rejects.toMatchObject({
        name: 'RegistryUnavailable',
        code: 'Unclear',
        message: expect.stringContaining('not done twice'),
      });
      clearInterval(closing);
      proxy.open();
      const again = await registry.append(decided);
      expect(['appended', 'duplicate']).toContain(again.status);
      expect(await registry.read(incident)).toHaveLength(1);
    });
  });

  describe('between two calls', () => {
    test('is not noticed when it comes back, by readers, writers and the inbox', async () => {
      await write('before');
      proxy.close();
      proxy.open();
      expect(await registry.read(incident)).toHaveLength(1);
      proxy.close();
      proxy.open();
      expect(await write('after')).toMatchObject({ status: 'appended' });
      proxy.close();
      proxy.open();
      expect(await registry.receive('e1', { text: 'go' }, at(0))).toBe(true);
      expect(await registry.receive('e1', { text: 'go' }, at(0))).toBe(false);
    });

    test('for longer is refused with a reason, and goes on by itself', async () => {
      await write('before');
      proxy.close();
      const refused = { name: 'RegistryUnavailable', code: 'Unreachable' };
      await expect(write('lost')).rejects.toMatchObject(refused);
      await expect(registry.read(incident)).rejects.toMatchObject(refused);
      await expect(registry.verify()).rejects.toMatchObject(refused);
      proxy.open();
      expect(await write('after')).toMatchObject({ status: 'appended' });
      expect(await registry.read(incident)).toHaveLength(2);
    });
  });

  describe('without a word, like a cable that was pulled', () => {
    test('is given up after a while: what was being stored is stored once, and what others do is heard again', {
      timeout: 90_000,
    }, async () => {
      const heard: string[] = [];
      using _ = registry.onAppend((events) => heard.push(...events.map(({ stream }) => stream)));
      await write('before');
      const ending = new AbortController();
      const place = Promise.withResolvers<() => boolean>();
      const alone = registry.alone(
        'poster',
        async ({ holds, signal }) => {
          place.resolve(holds);
          if (!signal.aborted) await once(signal, 'abort');
        },
        ending.signal,
      );
      const holds = await place.promise;
      expect(holds()).toBe(true);
      const pulled = performance.now();
      proxy.freeze();
      const storing = write('after');
      await alone;
      // Before the server gives the place to somebody else, and never on its word.
      expect([holds(), performance.now() - pulled < 12_000]).toEqual([false, true]);
      expect(await storing).toMatchObject({ status: 'appended', events: [{ version: 2 }] });
      expect(await registry.read(incident)).toHaveLength(2);
      const options = { url: direct, clock: handClock(), folder: '/nowhere' };
      await using other = await openPostgresRegistry(options);
      await other.append(batch({ events: [note('config', 'x')] }));
      await expect.poll(() => heard, { timeout: 20_000 }).toContain('config');
      expect(await registry.verify()).toMatchObject({ ok: true, events: 3 });
      ending.abort();
    });
  });

  describe('because the server restarts', () => {
    test('loses nothing that was acknowledged, tears nothing, and goes on by itself', {
      timeout: 90_000,
    }, async () => {
      const acknowledged: string[] = [];
      const over = new AbortController();
      const writing = Array.from({ length: 4 }, async (_, lane) => {
        for (let round = 0; !over.signal.aborted; round += 1) {
          const key = `${lane}-${round}`;
          const events = [note(`incident/${lane}`, key), note('config', key)];
          const answer = await registry.append(batch({ key, events })).catch(() => undefined);
          if (answer !== undefined) acknowledged.push(key);
        }
      });
      for (let restarts = 0; restarts < 3; restarts += 1) {
        await expect
          .poll(() => acknowledged.length, { timeout: 20_000 })
          .toBeGreaterThan(30 * (restarts + 1));
        await server.restart();
      }
      const soFar = acknowledged.length;
      await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(soFar + 20);
      over.abort();
      await Promise.all(writing);
      const answers = await Promise.all(acknowledged.map((key) => registry.answered(key)));
      expect(acknowledged.filter((_, index) => answers[index] === undefined)).toEqual([]);
      const report = await registry.verify();
      expect(report).toMatchObject({ ok: true, problems: [] });
      expect(report.events % 2).toBe(0);
    });
  });
});
