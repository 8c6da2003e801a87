import { describe, expect, test } from 'vitest';
import { httpServer, json } from '../support/http-server.ts';
import { measure } from './rig.ts';

describe('a target that answers', () => {
  test.each([
    ['a status of 2xx', 204, {}, 'pass'],
    ['another status', 503, {}, 'fail'],
    ['a status that is expected', 503, { status: 503 }, 'pass'],
    ['a figure that holds', 200, { json: { path: 'rate', op: '>=', value: 0.99 } }, 'pass'],
    ['a figure that does not hold', 200, { json: { path: 'rate', op: '<', value: 0.5 } }, 'fail'],
    ['a missing figure', 200, { json: { path: 'nope', op: '>=', value: 1 } }, 'inconclusive'],
    ['a null figure', 200, { json: { path: 'none', op: '>=', value: 1 } }, 'inconclusive'],
    ['a null that is wanted', 200, { json: { path: 'none', op: '==', value: null } }, 'pass'],
    ['a figure that is text', 200, { json: { path: 'text', op: '>=', value: 1 } }, 'inconclusive'],
    [
      'one figure of two that fails',
      200,
      {
        json: [
          { path: 'nope', op: '==', value: 1 },
          { path: 'rate', op: '<', value: 0.5 },
        ],
      },
      'fail',
    ],
  ])('%s is judged', async (_, status, expected, verdict) => {
    await using server = await httpServer((_seen, response) =>
      status === 204
        ? response.writeHead(204).end()
        : json(response, { rate: 0.995, text: '2', none: null }, status),
    );
    expect(await measure('http', { url: server.url, expect: expected })).toMatchObject({ verdict });
    expect(server.seen.map(({ method }) => method)).toEqual(['GET']);
  });

  test('says the figure in its summary', async () => {
    await using server = await httpServer((_seen, response) => json(response, { rate: 0.44 }));
    const measured = await measure('http', {
      url: server.url,
      expect: { json: { path: 'rate', op: '>=', value: 0.99 } },
    });
    expect(measured.summary).toBe('rate: 0.44, wanted >= 0.99');
  });

  test('with something that is not JSON is an error', async () => {
    await using server = await httpServer((_seen, response) => response.end('<html>'));
    const measured = await measure('http', {
      url: server.url,
      expect: { json: { path: 'a', op: '==', value: 1 } },
    });
    expect(measured).toMatchObject({ verdict: 'error', summary: 'the answer is not JSON' });
  });

  test('echoing a secret header does not get it into the verdict', async () => {
    await using server = await httpServer(({ headers }, response) =>
      json(response, { echo: headers['x-key'] }),
    );
    const measured = await measure(
      'http',
      {
        url: server.url,
        headers_secret: { 'X-Key': 'key' },
        expect: { json: { path: 'echo', op: '==', value: 'other' } },
      },
      { secrets: { key: 'open-sesame' } },
    );
    expect(measured.verdict).toBe('fail');
    expect(JSON.stringify(measured)).not.toContain('open-sesame');
  });
});

describe('a target that does not answer', () => {
  test('is an error, not a fail', async () => {
    await using silent = await httpServer(() => undefined);
    const late = await measure('http', { url: silent.url }, { signal: AbortSignal.timeout(200) });
    const refused = await measure('http', { url: 'http://127.0.0.1:1/' });
    const forbidden = await measure('http', { url: 'http://169.254.169.254/' });
    expect([late.verdict, refused.verdict, forbidden.verdict]).toEqual(['error', 'error', 'error']);
    expect(refused.summary).toContain('connection refused');
    expect(forbidden.summary).toContain('does not allow it');
  });
});
