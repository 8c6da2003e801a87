import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { haveRedis, startRedis } from '../support/redis.ts';
import { type Place, place, run } from './place.ts';
import type { Env } from './process.ts';
import { launch, release, rollBack, type Sternway, startSternway, yes } from './sternway.ts';

/** Each step writes a line when it begins: what happened outside can be counted. */
const script = `
import { appendFileSync, existsSync } from 'node:fs';
const [step, diary, gate] = process.argv.slice(2);
appendFileSync(diary, step + '\\n');
console.log('began');
const look = () => (gate === undefined || existsSync(gate) ? process.exit(0) : setTimeout(look, 50));
look();
`;

function furnished(drain = '100ms'): Place & {
  readonly diary: () => readonly string[];
  readonly open: () => void;
} {
  const here = place({ checkout: {} });
  const file = join(here.directory, 'diary');
  const gate = join(here.directory, 'gate');
  const program = join(here.directory, 'step.mjs');
  writeFileSync(program, script);
  writeFileSync(file, '');
  const step = (id: string, more: object, ...words: readonly string[]) =>
    run(id, [process.execPath, program, id, file, ...words], more);
  here.playbook('checkout', {
    steps: [
      step('first', {}),
      {
        id: 'drain',
        name: 'Drain',
        kind: 'wait',
        needs: ['first'],
        with: { duration: drain },
        rest: true,
      },
      step('second', { needs: ['drain'] }, gate),
      step('third', { needs: ['second'] }),
    ],
  });
  return {
    ...here,
    [Symbol.dispose]: () => here[Symbol.dispose](),
    diary: () => readFileSync(file, 'utf8').split('\n').filter(Boolean),
    open: () => writeFileSync(gate, ''),
  };
}

const stepIs = (bot: Sternway, incident: string, step: string, status: string) => async () =>
  (await bot.status(incident, step)) === status;

const children = (bot: Sternway): string =>
  readFileSync(`/proc/${bot.process.pid}/task/${bot.process.pid}/children`, 'utf8').trim();

async function restartedBetweenSteps(env: Env): Promise<readonly string[]> {
  using here = furnished('2s');
  let incident = '';
  {
    await using bot = await startSternway(here, env);
    await release(bot, here, 'checkout');
    incident = await rollBack(bot, 'checkout');
    await bot.until('it drains', stepIs(bot, incident, 'drain', 'started'));
    bot.process.kill('SIGTERM');
    expect((await bot.process.ended()).code).toBe(0);
  }
  here.open();
  await using bot = await startSternway(here, env);
  await bot.until('the run goes on and ends', stepIs(bot, incident, 'third', 'finished'));
  await bot.head();
  return here.diary();
}

async function killedInTheMiddle(env: Env): Promise<readonly string[]> {
  using here = furnished();
  let incident = '';
  let orphan = '';
  {
    await using bot = await startSternway(here, env);
    await release(bot, here, 'checkout');
    incident = await rollBack(bot, 'checkout');
    await bot.until('the second step runs', async () => here.diary().includes('second'));
    orphan = children(bot);
    bot.process.kill('SIGKILL');
    expect((await bot.process.ended()).signal).toBe('SIGKILL');
  }
  await using bot = await startSternway(here, env);
  await bot.until('nobody knows', stepIs(bot, incident, 'second', 'unknown'));
  expect(orphan).not.toBe('');
  expect(isAlive(orphan)).toBe(false);
  const status = yes(await bot.say('/incident status', 'ada', { incident })).say;
  expect(status).toContain('/rollback settle second');
  here.open();
  yes(await bot.say('/rollback settle second done seen by hand', 'ada', { incident }));
  yes(await bot.say('/rollback resume', 'ada', { incident }));
  await bot.until('the run ends', stepIs(bot, incident, 'third', 'finished'));
  await bot.head();
  return here.diary();
}

function isAlive(pid: string): boolean {
  try {
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** What happened outside, in order. Told to end while a step runs: the step is ended with it, that is on record, and a person lets it try again. */
async function stoppedInTheMiddle(env: Env): Promise<readonly string[]> {
  using here = furnished();
  let incident = '';
  {
    await using bot = await startSternway(here, env);
    await release(bot, here, 'checkout');
    incident = await rollBack(bot, 'checkout');
    await bot.until('the second step runs', async () => here.diary().includes('second'));
    bot.process.kill('SIGTERM');
    expect((await bot.process.ended()).code).toBe(0);
  }
  await using bot = await startSternway(here, env);
  expect(await bot.status(incident, 'second')).toBe('failed');
  here.open();
  yes(await bot.say('/rollback retry second the bot was restarted', 'ada', { incident }));
  await bot.until('the run ends', stepIs(bot, incident, 'third', 'finished'));
  await bot.head();
  return here.diary();
}

const once = ['first', 'second', 'third'];

describe('a process that is restarted', () => {
  test('between steps goes on by itself and ends the run', async () => {
    expect(await restartedBetweenSteps({})).toEqual(once);
  });

  test('in the middle of a step ends it, says so, and goes on when a person lets it', async () => {
    expect(await stoppedInTheMiddle({})).toEqual(['first', 'second', 'second', 'third']);
  });

  test('after kill -9 in the middle of a step does not know, asks, and goes on when it is told', async () => {
    expect(await killedInTheMiddle({})).toEqual(once);
  });
});

describe.skipIf(!haveRedis())('a process with Redis that is restarted', () => {
  test('between steps goes on by itself and ends the run', async () => {
    await using redis = await startRedis();
    expect(await restartedBetweenSteps({ REDIS_URL: redis.url })).toEqual(once);
  });

  test('after kill -9 in the middle of a step does not know, asks, and goes on when it is told', async () => {
    await using redis = await startRedis();
    expect(await killedInTheMiddle({ REDIS_URL: redis.url })).toEqual(once);
  });
});

describe.skipIf(!havePostgres())('a process with PostgreSQL that is restarted', () => {
  let server: PrivatePostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => server[Symbol.asyncDispose]());
  const env = async () => ({ DATABASE_URL: server.url(await server.create()) });

  test('between steps goes on by itself and ends the run', async () => {
    expect(await restartedBetweenSteps(await env())).toEqual(once);
  });

  test('after kill -9 in the middle of a step does not know, asks, and goes on when it is told', async () => {
    expect(await killedInTheMiddle(await env())).toEqual(once);
  });

  test('keeps a second one out while it lives, which says why', async () => {
    using here = furnished();
    const database = await env();
    await using bot = await startSternway(here, database);
    await using second = launch(here, database);
    const { code, err } = await second.ended();
    expect(code).toBe(1);
    expect(err).toContain('Another process holds the registry PostgreSQL at 127.0.0.1');
    expect(await bot.head()).toBeGreaterThanOrEqual(0);
  });
});
