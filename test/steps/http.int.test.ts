import { createServer as createTcp } from 'node:net';
import { describe, expect, test } from 'vitest';
import { stepKinds } from '../../src/steps/kinds.ts';
import { httpServer, json } from '../support/http-server.ts';
import { run } from './rig.ts';

const http = stepKinds.find(({ kind }) => kind === 'http');

describe('a request that is answered', () => {
  test('carries its key, its epoch and its secret header, and keeps the secret to itself', async () => {
    await using server = await httpServer(({ headers }, response) =>
      json(response, { paused: true, echo: headers['authorization'] }),
    );
    const ending = await run(
      'http',
      {
        url: `${server.url}/pause`,
        body: { queue: 'orders' },
        headers_secret: { Authorization: 'token' },
        expect: { status: 200, json: { paused: true } },
      },
      { secrets: { token: 'Bearer abcdef0123\n' } },
    );
    expect(ending).toMatchObject({
      outcome: 'finished',
      evidence: { status: 200, address: '127.0.0.1' },
    });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      body: '{"queue":"orders"}',
      headers: {
        authorization: 'Bearer abcdef0123',
        'idempotency-key': 'key-1',
        'x-sternway-epoch': '7',
        'content-type': 'application/json',
      },
    });
    expect(JSON.stringify(ending)).not.toContain('abcdef0123');
  });

  test.each([
    ['a status that is not expected', (): [number, string] => [503, '{}'], {}, 'UnexpectedStatus'],
    [
      'a value that is not expected',
      (): [number, string] => [200, '{"a":1}'],
      { json: { a: 2 } },
      'UnexpectedBody',
    ],
    [
      'a missing value',
      (): [number, string] => [200, '{}'],
      { json: { 'a.b': 2 } },
      'UnexpectedBody',
    ],
    [
      'a value that JavaScript only inherits',
      (): [number, string] => [200, '{}'],
      { json: { 'constructor.name': 'Object' } },
      'UnexpectedBody',
    ],
    [
      'an answer that is not JSON',
      (): [number, string] => [200, '<html>'],
      { json: { a: 2 } },
      'BadJson',
    ],
    [
      'an answer over 1 MB',
      (): [number, string] => [200, `"${'x'.repeat(2_000_000)}"`],
      { json: { $: 2 } },
      'ResponseTooLarge',
    ],
  ])('fails for %s', async (_, answer, expected, code) => {
    await using server = await httpServer((_seen, response) => {
      const [status, body] = answer();
      response.writeHead(status).end(body);
    });
    const ending = await run('http', { url: server.url, expect: expected });
    expect(ending).toMatchObject({ outcome: 'failed', code, evidence: { sent: true } });
    expect(ending.output.length).toBeLessThan(40_000);
  });
});

describe('a request without an answer', () => {
  test('fails as Unreachable, unsent, when nobody listens', async () => {
    const port = await (async () => {
      await using server = await httpServer(() => undefined);
      return server.port;
    })();
    const ending = await run('http', { url: `http://127.0.0.1:${port}/` });
    expect(ending).toMatchObject({
      outcome: 'failed',
      code: 'Unreachable',
      evidence: { sent: false },
    });
    expect(ending.output).toContain('connection refused');
  });

  test('fails as TlsError where no TLS is spoken', async () => {
    await using server = await httpServer((_seen, response) => json(response, {}));
    const ending = await run('http', { url: server.url.replace('http:', 'https:') });
    expect(ending).toMatchObject({
      outcome: 'failed',
      code: 'TlsError',
      evidence: { sent: false },
    });
  });

  test('is unknown as Timeout, and says that it was sent, when the target never answers', async () => {
    await using server = await httpServer(() => undefined);
    const ending = await run('http', { url: server.url }, { signal: AbortSignal.timeout(300) });
    expect(ending).toMatchObject({ outcome: 'unknown', code: 'Timeout', evidence: { sent: true } });
  });

  test('is unknown as Aborted when the strategy is switched while a body trickles', async () => {
    const controller = new AbortController();
    await using server = await httpServer((_seen, response) => {
      response.writeHead(200).write('a');
      controller.abort();
    });
    const ending = await run('http', { url: server.url }, { signal: controller.signal });
    expect(ending).toMatchObject({ outcome: 'unknown', code: 'Aborted', evidence: { sent: true } });
  });

  test('is unknown as ConnectionLost when the line breaks after sending', async () => {
    await using server = await httpServer((_seen, response) => response.socket?.destroy());
    const ending = await run('http', { url: server.url });
    expect(ending).toMatchObject({
      outcome: 'unknown',
      code: 'ConnectionLost',
      evidence: { sent: true },
    });
  });

  test('is unknown as ConnectionLost when the target speaks no HTTP', async () => {
    const tcp = createTcp((socket) => socket.on('error', () => undefined).end('nonsense\r\n\r\n'));
    await new Promise<void>((resolve) => {
      tcp.listen(0, '127.0.0.1', resolve);
    });
    const address = tcp.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const ending = await run('http', { url: `http://127.0.0.1:${port}/` });
    tcp.close();
    expect(ending).toMatchObject({ outcome: 'unknown', code: 'ConnectionLost' });
  });
});

describe('a request that is watched until something holds', () => {
  test('is sent once, and watched with GETs', async () => {
    let looks = 0;
    await using server = await httpServer(({ method }, response) => {
      if (method === 'POST') json(response, { accepted: true }, 202);
      else json(response, { state: (looks += 1) < 3 ? 'busy' : 'done' }, looks === 1 ? 503 : 200);
    });
    const until = { url: `${server.url}/job`, path: 'state', equals: 'done', every: 10, for: '5s' };
    const ending = await run('http', { url: `${server.url}/jobs`, until });
    expect(ending).toMatchObject({ outcome: 'finished', evidence: { status: 202 } });
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  });

  test('fails as NotReached with what was seen last', async () => {
    await using server = await httpServer((_seen, response) => json(response, { state: 'busy' }));
    const until = { path: 'state', equals: 'done', every: 20, for: '200ms' };
    const ending = await run('http', { url: server.url, until });
    expect(ending).toMatchObject({ outcome: 'failed', code: 'NotReached' });
    expect(ending.output).toContain('state is "busy"');
  });
});

describe('a request that is wrong as written', () => {
  test.each([
    ['a file address', { url: 'file:///etc/passwd' }],
    ['a password in the address', { url: 'http://a:b@host/' }],
    ['a header of ours', { url: 'http://host/', headers: { 'Idempotency-Key': 'mine' } }],
    ['a header that ends the headers', { url: 'http://host/', headers: { A: 'b\r\nC: d' } }],
    ['a GET with a body', { url: 'http://host/', method: 'GET', body: 'x' }],
    [
      'a watch on another host',
      { url: 'http://host/', until: { url: 'http://other/', status: 200 } },
    ],
    ['a watch for nothing', { url: 'http://host/', until: {} }],
    ['a path that is none', { url: 'http://host/', expect: { json: { 'a[': 1 } } }],
  ])('is refused for %s', (_, given) => {
    expect(http?.with.safeParse(given).success).toBe(false);
  });

  test('fails when it names a secret that the step does not list', async () => {
    const given = { url: 'http://127.0.0.1:1/', headers_secret: { Authorization: 'token' } };
    expect(await run('http', given)).toMatchObject({ outcome: 'failed', code: 'SecretMissing' });
  });
});
