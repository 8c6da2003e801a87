import { describe, expect, test } from 'vitest';
import { httpServer, json } from '../support/http-server.ts';
import { measure } from './rig.ts';

async function reads(
  answer: unknown,
  {
    version = '1',
    status = 200,
    more = {},
  }: { version?: string; status?: number; more?: object } = {},
) {
  await using server = await httpServer(({ url }, response) => {
    if (url === '/version') json(response, { version });
    else if (status !== 200) response.writeHead(status).end();
    else if (answer === undefined) response.end('hello');
    else json(response, answer);
  });
  return await measure(
    'old_reads_new',
    { instance: server.url, url: `${server.url}/sample`, expect: '1', min_samples: 10, ...more },
    { signal: AbortSignal.timeout(10_000) },
  );
}

describe('an instance of the older release that reads a sample of the newer one', () => {
  test('passes when it read enough, and all of it', async () => {
    expect(await reads({ read: 40, failed: 0 })).toMatchObject({
      verdict: 'pass',
      summary: 'release 1 read 40',
    });
  });

  test('fails when it cannot read one of them', async () => {
    expect(await reads({ read: 39, failed: 1 })).toMatchObject({
      verdict: 'fail',
      summary: 'release 1 cannot read 1',
    });
  });

  test('proves nothing with too few, or when nobody says how many', async () => {
    expect(await reads({ read: 9, failed: 0 })).toMatchObject({ verdict: 'inconclusive' });
    expect(await reads({ ok: true })).toMatchObject({ verdict: 'inconclusive' });
  });

  test('is an error when it is another release, or does not answer', async () => {
    expect(await reads({ read: 40, failed: 0 }, { version: '2' })).toMatchObject({
      verdict: 'error',
      summary: 'the instance is release 2, not 1',
    });
    expect(await reads({}, { status: 503 })).toMatchObject({ verdict: 'error' });
    expect(await reads(undefined)).toMatchObject({ verdict: 'error' });
    expect(await reads({}, { version: '' })).toMatchObject({ verdict: 'error' });
    const closed = { url: 'http://127.0.0.1:1/sample' };
    expect(await reads({}, { more: closed })).toMatchObject({ verdict: 'error' });
  });
});
