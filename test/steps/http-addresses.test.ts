import { describe, expect, test } from 'vitest';
import { httpServer, json } from '../support/http-server.ts';
import { run } from './rig.ts';

const nothingAllowed = { allow: [] };

describe('an address that is not allowed', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://localhost/',
    'http://224.0.0.1/',
  ])('%s is refused before anything is sent', async (url) => {
    const ending = await run('http', { url }, {}, nothingAllowed);
    expect(ending).toMatchObject({
      outcome: 'failed',
      code: 'AddressRefused',
      evidence: { sent: false },
    });
  });

  test('is refused when DNS hides it behind a harmless name', async () => {
    await using server = await httpServer((_seen, response) => json(response, {}));
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const given = { url: `http://harmless.example:${server.port}/` };
    const ending = await run('http', given, {}, { allow: [], resolve });
    expect(ending).toMatchObject({ code: 'AddressRefused' });
    expect(ending.output).toContain('harmless.example (127.0.0.1) is a loopback address');
    expect(server.seen).toEqual([]);
  });

  test('is never connected to when DNS answers it beside an allowed one, or changes its mind', async () => {
    await using server = await httpServer((_seen, response) => json(response, {}));
    let asked = 0;
    // First an allowed address where nobody listens, then the one that rebinding is after.
    const resolve = async () => {
      asked += 1;
      return asked === 1
        ? [
            { address: '127.0.0.2', family: 4 },
            { address: '127.0.0.1', family: 4 },
          ]
        : [{ address: '127.0.0.1', family: 4 }];
    };
    const given = { url: `http://rebinding.example:${server.port}/` };
    const ending = await run('http', given, {}, { allow: ['127.0.0.2:*'], resolve });
    expect(ending).toMatchObject({ outcome: 'failed', code: 'Unreachable' });
    expect([asked, server.seen]).toEqual([1, []]);
  });

  test('stays refused behind a name that is listed when it is more than loopback', async () => {
    const resolve = async () => [{ address: '169.254.169.254', family: 4 }];
    const given = { url: 'http://shop.internal/' };
    const ending = await run('http', given, {}, { allow: ['shop.internal'], resolve });
    expect(ending).toMatchObject({ code: 'AddressRefused' });
  });

  test('is not reached on another port than the listed one', async () => {
    await using server = await httpServer((_seen, response) => json(response, {}));
    const open = await run(
      'http',
      { url: server.url },
      {},
      { allow: [`127.0.0.0/8:${server.port}`] },
    );
    const shut = await run('http', { url: server.url }, {}, { allow: ['127.0.0.1:1'] });
    expect([open.outcome, shut.code]).toEqual(['finished', 'AddressRefused']);
  });
});

describe('a name server that never answers', () => {
  test('does not keep the step beyond its time', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    const given = { url: 'http://slow.example/' };
    const ending = await run('http', given, { signal: AbortSignal.timeout(100) }, { resolve });
    expect(ending).toMatchObject({ code: 'Timeout', evidence: { sent: false } });
  });
});

describe('a redirect', () => {
  test('within the host is followed for GET', async () => {
    await using server = await httpServer(({ url }, response) => {
      if (url === '/old') response.writeHead(302, { location: '/new' }).end();
      else json(response, { at: url });
    });
    const given = { method: 'GET', url: `${server.url}/old`, expect: { json: { at: '/new' } } };
    expect(await run('http', given)).toMatchObject({ outcome: 'finished' });
  });

  test.each([
    ['to another host', 'GET', (_url: string) => 'http://169.254.169.254/latest/'],
    ['to another port', 'GET', (url: string) => url.replace(/\d+$/u, '1')],
    ['of a POST', 'POST', (url: string) => `${url}/again`],
    ['in a circle', 'GET', (url: string) => `${url}/round`],
  ])('%s is refused', async (_, method, target) => {
    await using server = await httpServer((_seen, response) => {
      response.writeHead(307, { location: target(server.url) }).end();
    });
    const ending = await run('http', { method, url: server.url });
    expect(ending).toMatchObject({ outcome: 'failed', code: 'RedirectRefused' });
  });
});

describe('an allow list with something that is no address', () => {
  test.each(['http://x/', '10.0.0.0/x', 'a b', ''])('%s is refused at the start', async (entry) => {
    await expect(async () =>
      run('http', { url: 'http://x/' }, {}, { allow: [entry] }),
    ).rejects.toThrow(RangeError);
  });
});
