import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort, haveRedis, startRedis } from '../support/redis.ts';
import { place, run } from './place.ts';
import type { Ended, Env } from './process.ts';
import { launch, release, startSternway, yes } from './sternway.ts';

function furnished() {
  const here = place({ checkout: {} });
  here.playbook('checkout', { steps: [run('back', ['true'])] });
  return here;
}

/** Starts it with something wrong, and waits for its end: it must end by itself, soon, without a stack trace. */
async function refusesToStart(
  env: Env,
  {
    words = [],
    here = furnished(),
  }: { words?: readonly string[]; here?: ReturnType<typeof place> } = {},
): Promise<string> {
  using _ = here;
  const ended = await endOf(here, env, words);
  expect(ended.code).toBe(1);
  expect(ended.out).toBe('');
  expect(ended.err).not.toMatch(/^\s+at |"code":/mu);
  return ended.err;
}

async function endOf(
  here: ReturnType<typeof place>,
  env: Env,
  words: readonly string[],
): Promise<Ended> {
  await using refused = launch(here, env, words);
  const ended = await refused.ended();
  return ended;
}

describe.concurrent('an environment that cannot be used', () => {
  test('is refused with all that is wrong with it, at once', async () => {
    const told = await refusesToStart({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'postgres://x',
      REDIS_MANAGED: 'perhaps',
    });
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'REDIS_MANAGED']) {
      expect(told).toContain(name);
    }
  });

  test('set to nothing is as good as not set', async () => {
    using here = furnished();
    await using bot = await startSternway(here, {
      REDIS_URL: '',
      LOG_LEVEL: '',
      REDIS_MANAGED: '',
    });
    expect(bot.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  });

  test('an address that is none is refused with its name', async () => {
    const told = await refusesToStart({ STERNWAY_ALLOW_ADDRESSES: 'not an address' });
    expect(told).toContain('not an address');
  });
});

describe.concurrent('roles', () => {
  test('that are not all of them are refused with the reason: one file, one process', async () => {
    const told = await refusesToStart({}, { words: ['--roles', 'web,worker'] });
    expect(told).toContain('slack, reconciler');
    expect(told).toContain('--roles');
  });

  test('that do not exist are refused with those that do', async () => {
    const told = await refusesToStart({}, { words: ['--roles', 'web,captain'] });
    expect(told).toContain('captain');
    expect(told).toContain('reconciler');
  });

  test('an option that nobody knows is refused', async () => {
    expect(await refusesToStart({}, { words: ['--fast'] })).toContain('--fast');
  });
});

describe.concurrent('an edit of the configuration that is refused', () => {
  test('is said loudly, and it is not ready until the edit is taken back', async () => {
    using here = furnished();
    const good = readFileSync(here.configuration, 'utf8');
    await using bot = await startSternway(here);
    const isReady = async (status: number): Promise<boolean> =>
      (await fetch(`${bot.url}/readyz`)).status === status;
    expect(await isReady(200)).toBe(true);
    here.write('sternway.yaml', good.replace('mode: act', 'mode: dance'));
    await bot.until('it is not ready', () => isReady(503));
    expect(bot.process.err()).toMatch(
      /^THE LAST EDIT .* IS NOT IN FORCE.*\n {2}.*sternway\.yaml:\d+:\d+ .*dance/mu,
    );
    here.write('sternway.yaml', good);
    await bot.until('it is ready again', () => isReady(200));
  });
});

describe.concurrent('a configuration at the start', () => {
  test('that is not there is refused with its path', async () => {
    const told = await refusesToStart({ STERNWAY_CONFIG: '/no/such/sternway.yaml' });
    expect(told).toContain('/no/such/sternway.yaml');
  });

  test('with faults is refused with every one of them, by line and column', async () => {
    const here = furnished();
    const good = readFileSync(here.configuration, 'utf8');
    here.write(
      'sternway.yaml',
      good.replace('owner: team', 'ownr: team').replace('mode: act', 'mode: dance'),
    );
    const told = await refusesToStart({}, { here });
    expect(told).toMatch(/sternway\.yaml:2:\d+ .*dance|mode/u);
    expect(told).toContain('ownr');
    expect(told).toContain('owner');
  });

  test('that is no YAML is refused', async () => {
    const here = furnished();
    here.write('sternway.yaml', 'version: [1\nmode: {');
    expect(await refusesToStart({}, { here })).toMatch(/sternway\.yaml:\d+:\d+/u);
  });
});

describe.concurrent('a place that is taken', () => {
  test('a port: refused with who may have it and how to take another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const told = await refusesToStart({ PORT: String(address.port) });
    taken.close();
    expect(told).toContain(String(address.port));
    expect(told).toContain('another program listens there');
  });

  test('a registry: the second process is refused, and the first goes on', async () => {
    using here = furnished();
    await using bot = await startSternway(here);
    const second = await endOf(here, {}, []);
    expect(second.code).toBe(1);
    expect(second.err).toContain('Another process holds the registry');
    yes(await bot.say('/release list checkout'));
  });

  test('a folder that cannot be made is refused with its path', async () => {
    const here = furnished();
    here.write('file', 'not a folder');
    const told = await refusesToStart(
      { STERNWAY_DATA: join(here.directory, 'file/data') },
      { here },
    );
    expect(told).toContain('file/data');
    expect(told).toContain('STERNWAY_DATA');
  });

  test('a registry that is no database is refused and not touched', async () => {
    const here = furnished();
    mkdirSync(join(here.directory, 'data'));
    const file = join(here.directory, 'data/registry.sqlite');
    const before = 'This is my shopping list. '.repeat(200);
    writeFileSync(file, before);
    chmodSync(file, 0o600);
    await using refused = launch(here);
    const { code, err } = await refused.ended();
    expect(code).toBe(1);
    expect(err).toContain('not a database');
    expect(readFileSync(file, 'utf8')).toBe(before);
    here[Symbol.dispose]();
  });
});

describe.skipIf(!haveRedis())('a Redis that is not fit', () => {
  test('is refused with the two lines that make it so', async () => {
    await using redis = await startRedis([
      '--maxmemory-policy',
      'allkeys-lru',
      '--appendonly',
      'no',
    ]);
    const told = await refusesToStart({ REDIS_URL: redis.url });
    expect(told).toContain('maxmemory-policy noeviction');
    expect(told).toContain('appendonly yes');
  });

  test('that nobody listens at is refused, and the way without it is named', async () => {
    const told = await refusesToStart({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    expect(told).toContain('REDIS_URL');
  });

  test('an address of something else is refused', async () => {
    const told = await refusesToStart({ REDIS_URL: 'http://example.test' });
    expect(told).toContain('redis://host:6379');
  });
});

describe('a process that ends', () => {
  test('by SIGTERM, drains and leaves nothing, twice as well as once', async () => {
    using here = furnished();
    for (const _ of [1, 2]) {
      await using bot = await startSternway(here);
      await release(bot, here, 'checkout');
      bot.process.kill('SIGTERM');
      const { code, signal } = await bot.process.ended();
      expect({ code, signal }).toEqual({ code: 0, signal: null });
    }
    expect(existsSync(join(here.directory, 'data/registry.sqlite'))).toBe(true);
  });
});
