import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../sandbox/shop/lib/ask.ts';
import { serve } from '../../sandbox/shop/lib/serve.ts';
import { Instance } from '../../sandbox/shop/lib/shapes.ts';
import { type Shop, startShop } from '../../sandbox/shop/shop.ts';

const script = fileURLToPath(new URL('../../sandbox/shop/deploy.ts', import.meta.url));
const nobody = 'http://127.0.0.1:1';
const commit = '0123456789abcdef0123456789abcdef01234567';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ warmUpMs: 0, rate: 2 });
});
afterAll(() => shop?.[Symbol.asyncDispose]());

type Ended = { readonly code: number | null; readonly out: string; readonly problems: string };
const deploy = (...words: string[]) =>
  new Promise<Ended>((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...words],
      { timeout: 30_000 },
      (_, ...text) => resolve({ code: child.exitCode, out: text[0], problems: text[1] }),
    );
  });
const toShop = (...words: string[]) => deploy(...words, '--platform', shop.urls.platform);
const versions = async () => {
  const response = await fetch(`${shop.urls.router}/backends`);
  return (await response.text()).match(/"version":"\d"/gu);
};

/** A stand-in for Sternway's order endpoint that keeps what it was sent. */
async function endpoint(status: number) {
  const bodies: unknown[] = [];
  const listening = await serve({
    'POST /api/v1/orders': ({ body, headers }) => {
      const { authorization, 'idempotency-key': key } = headers;
      bodies.push({ authorization, key, body });
      return { status, body: { said: status } };
    },
  });
  return { ...listening, bodies, [Symbol.asyncDispose]: listening.close };
}

describe('the deployment script', () => {
  test('words that it does not understand are answered with the usage and change nothing', async () => {
    for (const words of [[], ['checkout'], ['checkout', '2', '--bogus'], ['checkout', '2']]) {
      const { code, problems } = await deploy(...words);
      expect(code).toBe(2);
      expect(problems).toContain('Usage: node sandbox/shop/deploy.ts');
    }
  });

  test('a silent platform is named, and nothing was changed', async () => {
    const { code, problems } = await deploy('checkout', '2', '--platform', nobody);
    expect(code).toBe(1);
    expect(problems).toContain(`The platform at ${nobody} does not answer`);
    expect(problems).toContain('Nothing was changed.');
  });

  test('an unknown instance or version is answered with what there is', async () => {
    const instance = await toShop('checkout', '2', '--only', 'checkout-9');
    expect(instance).toMatchObject({ code: 1 });
    expect(instance.problems).toContain('checkout-1, checkout-2');
    const version = await toShop('checkout', '7');
    expect(version).toMatchObject({ code: 1 });
    expect(version.problems).toContain('"versions":["1","2"]');
    expect(await versions()).toEqual(['"version":"1"', '"version":"1"']);
  });

  test('one instance alone may be deployed', async () => {
    const { code, out } = await toShop('checkout', '2', '--only', 'checkout-2');
    expect(code).toBe(0);
    expect(out).toContain('checkout-2 runs version 2');
    expect(await versions()).toEqual(['"version":"1"', '"version":"2"']);
  });

  test('a deployment stands although Sternway does not answer, and says how to register it', async () => {
    const { code, problems } = await toShop('checkout', '2', '--sternway', nobody, '--token', 't');
    expect(code).toBe(0);
    expect(problems).toContain('Release 2 is NOT registered with Sternway');
    expect(problems).toContain('The deployment itself stands.');
    expect(problems).toMatch(/--register-only --live-since \S+Z --commit [0-9a-f]{40}/u);
    expect(await versions()).toEqual(['"version":"2"', '"version":"2"']);
  });

  test('a release is registered with its commit and the moment it went live', async () => {
    await using sternway = await endpoint(200);
    const words = ['--sternway', sternway.url, '--token', 'secret', '--commit', commit];
    const { code, out } = await toShop('checkout', '2', ...words);
    expect(code).toBe(0);
    expect(out).toContain('Release 2 of checkout@prod is registered with Sternway.');
    const { startedAt } = await ask(Instance, `${shop.urls.platform}/instances/checkout-2`);
    const migrations: readonly string[] = [];
    const order = {
      kind: 'releaseRegister',
      target: 'checkout@prod',
      version: '2',
      commit,
      migrations,
    };
    expect(sternway.bodies).toEqual([
      {
        authorization: 'Bearer secret',
        key: expect.stringMatching(/^[0-9a-f]{64}$/u),
        body: { order: { ...order, liveSince: startedAt } },
      },
    ]);
  });

  test('the same registration again carries the same key', async () => {
    await using sternway = await endpoint(200);
    const words = ['--sternway', sternway.url, '--token', 't', '--register-only'];
    const twice = [
      await toShop('checkout', '2', ...words),
      await toShop('checkout', '2', ...words),
    ];
    expect(twice.map(({ code }) => code)).toEqual([0, 0]);
    expect(sternway.bodies).toHaveLength(2);
    expect(sternway.bodies[0]).toEqual(sternway.bodies[1]);
  });

  test('a refusal of Sternway is shown in its own words', async () => {
    await using sternway = await endpoint(403);
    const { code, problems } = await toShop(
      'checkout',
      '2',
      '--sternway',
      sternway.url,
      '--token',
      't',
    );
    expect(code).toBe(0);
    expect(problems).toContain('it answered 403: {"said":403}');
  });
});
