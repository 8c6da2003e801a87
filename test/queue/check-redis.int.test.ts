import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkRedis } from '../../src/queue/check-redis.ts';
import { openWakeUps } from '../../src/queue/open-wake-ups.ts';
import { fitForUse, freePort, haveRedis, startRedis } from '../support/redis.ts';
import { recorder, step } from './recorder.ts';

const here = haveRedis();
const twoLines = '\n  maxmemory-policy noeviction\n  appendonly yes\n';
const managed = { managed: true };

async function redis(...settings: readonly string[]) {
  const server = await startRedis(settings);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

/** Something that listens and answers each command (or whatever arrives) as told. */
async function listener(answer: (command: string) => string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      for (const command of String(data).split(/^\*\d+\r\n/mu)) socket.write(answer(command));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** A Redis that knows INFO and nothing else, HELLO neither. */
function redis5(command: string): string {
  if (command === '') return '';
  if (!/\binfo\b/iu.test(command)) return '-ERR unknown command\r\n';
  const info = 'redis_version:5.0.14\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n';
  return `$${info.length}\r\n${info}\r\n`;
}

describe.runIf(here)('a Redis that keeps what it is given', () => {
  test('passes, and its wire works', async () => {
    const { url } = await redis(...fitForUse);
    const wakeUps = await openWakeUps({ redisUrl: url, onError: () => {} });
    onTestFinished(() => wakeUps[Symbol.asyncDispose]());
    const calls = recorder();
    wakeUps.work(calls.handler, { concurrency: 1 });
    await wakeUps.wake(step('a'));
    await calls.atLeast(1);
    expect(calls.seen).toEqual([step('a')]);
  });
});

describe.runIf(here)('a Redis that may drop wake-ups', () => {
  test('is refused for its policy and its missing file, with both lines', async () => {
    const { url } = await redis('--maxmemory-policy', 'allkeys-lru', '--appendonly', 'no');
    const refusal = openWakeUps({ redisUrl: url, onError: () => {} });
    await expect(refusal).rejects.toMatchObject({
      name: 'RedisUnfit',
      reasons: [{ code: 'evicts', policy: 'allkeys-lru' }, { code: 'noAof' }],
    });
    await expect(refusal).rejects.toThrow(twoLines);
    await expect(refusal).rejects.toThrow('redis-cli CONFIG SET maxmemory-policy noeviction');
    await expect(refusal).rejects.toThrow('redis-cli CONFIG SET appendonly yes');
  });

  test('is refused for the one of the two that is wrong', async () => {
    const { url, cli } = await redis('--appendonly', 'no');
    await expect(checkRedis(url)).rejects.toMatchObject({ reasons: [{ code: 'noAof' }] });
    await cli('CONFIG', 'SET', 'appendonly', 'yes');
    await expect(checkRedis(url)).resolves.toBeUndefined();
    await cli('CONFIG', 'SET', 'maxmemory-policy', 'volatile-ttl');
    await expect(checkRedis(url)).rejects.toMatchObject({ reasons: [{ code: 'evicts' }] });
  });
});

describe.runIf(here)('a managed Redis', () => {
  test('that forbids CONFIG is read through INFO', async () => {
    const { url } = await redis(...fitForUse, '--rename-command', 'CONFIG', '');
    await expect(checkRedis(url)).resolves.toBeUndefined();
  });

  test('that hides everything is refused, and passes when it is declared managed', async () => {
    const { url } = await redis(
      ...fitForUse,
      '--rename-command',
      'CONFIG',
      '',
      '--rename-command',
      'INFO',
      '',
    );
    await expect(checkRedis(url)).rejects.toMatchObject({
      reasons: [{ code: 'policyUnknown' }, { code: 'aofUnknown' }],
    });
    await expect(checkRedis(url)).rejects.toThrow('REDIS_MANAGED=yes');
    await expect(checkRedis(url, managed)).resolves.toBeUndefined();
  });

  test('without a file of its own passes when it is declared managed, but never with eviction', async () => {
    const { url, cli } = await redis('--appendonly', 'no');
    await expect(checkRedis(url, managed)).resolves.toBeUndefined();
    await cli('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(checkRedis(url, managed)).rejects.toMatchObject({ reasons: [{ code: 'evicts' }] });
  });
});

describe.runIf(here)('a Redis with a password', () => {
  test('is refused without it, passes with it, and nobody prints it', async () => {
    const { url } = await redis(...fitForUse, '--requirepass', 'hunter2');
    const withPassword = url.replace('//', '//:hunter2@');
    const wrong = url.replace('//', '//:secret1@');
    await expect(checkRedis(url)).rejects.toMatchObject({
      reasons: [{ code: 'unreachable', why: expect.stringContaining('NOAUTH') }],
    });
    await expect(checkRedis(wrong)).rejects.toMatchObject({ name: 'RedisUnfit', wire: url });
    await expect(checkRedis(wrong)).rejects.not.toThrow('secret1');
    await expect(checkRedis(withPassword)).resolves.toBeUndefined();
  });
});

describe('no Redis at all', () => {
  test.each(['', 'localhost:6379', 'http://127.0.0.1/', 'postgres://x/y', 'redis'])(
    '"%s" is no address of one',
    async (url) => {
      await expect(checkRedis(url)).rejects.toMatchObject({ reasons: [{ code: 'badUrl' }] });
    },
  );

  test('where nobody listens, the refusal says so', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    await expect(checkRedis(url)).rejects.toMatchObject({
      wire: url,
      reasons: [{ code: 'unreachable', why: expect.stringContaining('ECONNREFUSED') }],
    });
  });

  test.each([
    ['speaks something else', () => 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['says nothing', () => ''],
  ])('something that listens and %s is refused in time', async (_, say) => {
    const url = await listener(say);
    await expect(checkRedis(url)).rejects.toMatchObject({ reasons: [{ code: 'unreachable' }] });
  });

  test('a Redis older than 6.2 is refused', async () => {
    const url = await listener(redis5);
    await expect(checkRedis(url)).rejects.toMatchObject({
      reasons: [{ code: 'tooOld', version: '5.0.14' }],
    });
  });
});
