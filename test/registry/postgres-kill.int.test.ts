import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { compile } from '../support/compiled.ts';
import { durable, havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { appender, lostAfterKill, type Victim } from './kills.ts';
import { newDatabase } from './postgres-rig.ts';
import { handClock } from './samples.ts';

const kills = 8;
/** A start of the appender takes a second on a machine with nothing else to do. */
const killsMs = 120_000;

describe.skipIf(!havePostgres())('on PostgreSQL', () => {
  let server: PrivatePostgres;
  let victim: Victim;
  beforeAll(async () => {
    await compile(new URL('../../src/registry/postgres/open.ts', import.meta.url));
    server = await startPostgres({ settings: durable });
  });
  afterAll(async () => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    const where = server.url(await newDatabase(server));
    victim = {
      where,
      reopened: () => openPostgresRegistry({ url: where, clock: handClock(), folder: '/nowhere' }),
    };
  });

  describe('a bot that is killed at a random moment', () => {
    test('has lost nothing that it acknowledged, stored no half batch, and its chain stands', {
      timeout: killsMs,
    }, async () => {
      for (let round = 0; round < kills; round += 1)
        expect(await lostAfterKill(victim, round)).toEqual([]);
    });

    test('is caught when it acknowledges before it stores', { timeout: killsMs }, async () => {
      const lost: string[] = [];
      for (let round = 0; round < 3 * kills && lost.length === 0; round += 1)
        lost.push(...(await lostAfterKill(victim, round, '--early')));
      expect(lost).not.toEqual([]);
    });

    test('keeps nobody else waiting: a second one appends to the same streams beside it and after it', {
      timeout: killsMs,
    }, async () => {
      const [one, other] = await Promise.all([
        appender(victim.where, 'one'),
        appender(victim.where, 'other'),
      ]);
      await Promise.all([one.said(30), other.said(30)]);
      const ofOne = await one.kill();
      await other.said(80);
      const all = [...ofOne, ...(await other.kill())];
      await using registry = await victim.reopened();
      const answers = await Promise.all(all.map((key) => registry.answered(key)));
      expect(answers).not.toContain(undefined);
      expect(await registry.verify()).toMatchObject({ ok: true, problems: [] });
    });
  });
});
