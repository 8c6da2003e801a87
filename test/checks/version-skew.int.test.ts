import { describe, expect, test } from 'vitest';
import { httpServer, json, type TestServer } from '../support/http-server.ts';
import { measure } from './rig.ts';

type Fleet = AsyncDisposable & { readonly url: string };

/** Instances by id, each answering its version (or, for a number, with that status; for `undefined`, never), and the two lists. */
async function fleet(
  instances: Readonly<Record<string, string | number | undefined>>,
  lists: { readonly platform?: readonly string[]; readonly traffic?: readonly string[] } = {},
): Promise<Fleet> {
  const servers = new Map<string, TestServer>();
  for (const [id, version] of Object.entries(instances)) {
    const server = await httpServer((_seen, response) => {
      if (typeof version === 'string') json(response, { version });
      else if (version !== undefined) response.writeHead(version).end();
    });
    servers.set(id, server);
  }
  const all = Object.keys(instances);
  const entries = (ids: readonly string[]) =>
    ids.map((id) => ({ id, url: servers.get(id)?.url ?? 'http://127.0.0.1:1' }));
  const lister = await httpServer(({ url }, response) => {
    if (url === '/instances') json(response, entries(lists.platform ?? all));
    else json(response, { instances: entries(lists.traffic ?? all) });
  });
  return {
    url: lister.url,
    [Symbol.asyncDispose]: async () => {
      for (const server of [lister, ...servers.values()]) await server[Symbol.asyncDispose]();
    },
  };
}

const skew = ({ url }: Fleet, timeoutMs = 10_000) =>
  measure(
    'version_skew',
    {
      component: 'checkout',
      expect: '1',
      platform: { url: `${url}/instances` },
      traffic: { url: `${url}/backends` },
    },
    { signal: AbortSignal.timeout(timeoutMs) },
  );

const eight = (odd: Readonly<Record<string, string | number | undefined>>) => ({
  ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`checkout-${at + 1}`, '1'])),
  ...odd,
});

describe('the skew of versions', () => {
  test('passes when every instance of both lists answers the expected version', async () => {
    await using some = await fleet(eight({}));
    expect(await skew(some)).toMatchObject({
      verdict: 'pass',
      summary: '8/8 on 1',
      facts: { component: 'checkout', instances: 8 },
    });
  });

  test('fails for one instance of another version, and names it', async () => {
    await using some = await fleet(eight({ 'checkout-2': '2' }));
    const measured = await skew(some);
    expect(measured).toMatchObject({ verdict: 'fail', summary: '7/8 on 1, 1/8 on 2 (checkout-2)' });
    expect(measured.facts['rows']).toContainEqual(
      expect.objectContaining({ id: 'checkout-2', versions: ['2'], from: ['platform', 'traffic'] }),
    );
  });

  test('fails when all agree on another version', async () => {
    await using some = await fleet({ 'checkout-1': '2', 'checkout-2': '2' });
    expect(await skew(some)).toMatchObject({
      verdict: 'fail',
      summary: '2/2 on 2 (checkout-1, checkout-2)',
    });
  });

  test.each([
    [
      'takes traffic unknown to the platform',
      { platform: ['a'] },
      '2/2 on 1, takes traffic but the platform does not know it: b',
    ],
    ['runs without traffic', { traffic: ['a'] }, '2/2 on 1, runs but takes no traffic: b'],
  ])('fails for an instance that %s', async (_, lists, summary) => {
    await using some = await fleet({ a: '1', b: '1' }, lists);
    expect(await skew(some)).toMatchObject({ verdict: 'fail', summary });
  });

  test.each([
    ['answers an error', 500],
    ['never answers', undefined],
  ])(
    'is an error that names the instance which %s, by the time that is over',
    async (_, version) => {
      await using some = await fleet(eight({ 'checkout-5': version }));
      expect(await skew(some, 1_000)).toMatchObject({
        verdict: 'error',
        summary: '7/8 on 1, 1/8 without answer (checkout-5)',
      });
    },
  );

  test('fails rather than errs when another version is proved beside a silent instance', async () => {
    await using some = await fleet({ a: '1', b: '2', c: 503 });
    expect(await skew(some)).toMatchObject({
      verdict: 'fail',
      summary: '1/3 on 1, 1/3 on 2 (b), 1/3 without answer (c)',
    });
  });

  test('never passes without an instance', async () => {
    await using some = await fleet({});
    expect(await skew(some)).toMatchObject({
      verdict: 'inconclusive',
      summary: 'checkout: no instance is known',
    });
  });

  test('is an error when a list cannot be read', async () => {
    await using broken = await httpServer((_seen, response) =>
      json(response, { unexpected: true }),
    );
    expect(
      await skew({ url: broken.url, [Symbol.asyncDispose]: async () => undefined }),
    ).toMatchObject({
      verdict: 'error',
      summary: 'checkout: the platform does not answer a list of { id, url }',
    });
  });
});
