import { describe, expect, test } from 'vitest';
import { checkKinds } from '../../src/checks/kinds.ts';
import { httpServer, json } from '../support/http-server.ts';
import { measure } from './rig.ts';

/** Two components, each instance answering its version; undefined: it answers with a failure. */
async function pairs(live: Readonly<Record<string, readonly (string | undefined)[]>>) {
  await using server = await httpServer(({ url }, response) => {
    const [, name = '', at] = url.split('/');
    const versions = live[name] ?? [];
    if (at === 'instances') {
      const list = versions.map((_, index) => ({
        id: `${name}-${index}`,
        url: `${server.url}/${name}/${index}`,
      }));
      json(response, list);
      return;
    }
    const version = versions[Number(at)];
    if (version === undefined) response.writeHead(503).end();
    else json(response, { version });
  });
  const platform = (name: string) => ({ platform: { url: `${server.url}/${name}/instances` } });
  return await measure(
    'version_pairs',
    {
      components: { checkout: platform('checkout'), pricing: platform('pricing') },
      allowed: [
        { checkout: ['1'], pricing: ['4', '5.*'] },
        { checkout: ['2'], pricing: ['5.1'] },
      ],
    },
    { signal: AbortSignal.timeout(10_000) },
  );
}

describe('the pairs of versions that are live', () => {
  test('pass when each combination is allowed', async () => {
    expect(await pairs({ checkout: ['1', '1'], pricing: ['4', '5.2'] })).toMatchObject({
      verdict: 'pass',
      summary: 'checkout 1 with pricing 4; checkout 1 with pricing 5.2',
    });
  });

  test('fail when any two may meet that do not fit, and name them', async () => {
    expect(await pairs({ checkout: ['1', '2'], pricing: ['5.1', '4'] })).toMatchObject({
      verdict: 'fail',
      summary: 'not allowed: checkout 2 with pricing 4',
    });
  });

  test('are an error while an instance does not answer, unless the others fail already', async () => {
    expect(await pairs({ checkout: ['1', undefined], pricing: ['4'] })).toMatchObject({
      verdict: 'error',
      summary: 'checkout: checkout-1 did not answer (status 503)',
    });
    expect(await pairs({ checkout: ['2', undefined], pricing: ['4'] })).toMatchObject({
      verdict: 'fail',
    });
  });

  test('are inconclusive where no instance is known', async () => {
    expect(await pairs({ checkout: ['1'], pricing: [] })).toMatchObject({
      verdict: 'inconclusive',
      summary: 'pricing: no instance is known',
    });
  });
});

describe('a list of allowed pairs', () => {
  const kind = checkKinds.find((one) => one.kind === 'version_pairs');
  const faults = (raw: unknown): readonly string[] =>
    kind?.with.safeParse(raw).error?.issues.map(({ message }) => message) ?? [];
  const platform = { platform: { url: 'https://platform.example/list' } };
  const components = { checkout: platform, pricing: platform };

  test('is refused where a row could never hold, or names a stranger', () => {
    expect(faults({ components, allowed: [{ checkout: ['1'] }] })).toEqual([
      'it says nothing of pricing, so it never holds',
    ]);
    expect(
      faults({ components, allowed: [{ checkout: ['1'], pricing: ['4'], prising: ['4'] }] }),
    ).toEqual(['no component is called "prising"']);
    expect(faults({ components: { checkout: platform }, allowed: [{ checkout: ['1'] }] })).toEqual([
      'a pair needs two components at least',
    ]);
  });
});
