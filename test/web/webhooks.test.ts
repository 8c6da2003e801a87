import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { hearAll } from '../../src/app/targets/outside-changes.ts';
import { Target } from '../../src/core/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { type Rig, tokens, webRig } from './rig.ts';

const checkout = Target.parse('checkout@prod');
const secret = 'secret-of-the-webhook';
/** A real payload of GitHub, as it came; its moment is long ago. */
const sample = readFileSync(
  new URL('../fixtures/webhooks/github-deployment-status.json', import.meta.url),
  'utf8',
);
const today = () => sample.replaceAll('2019-05-15T15:20:55Z', new Date().toISOString());

const webhooks: Configuration['webhooks'] = {
  github: {
    secret: 'github',
    register: true,
    own: ['sternway-bot'],
    targets: [
      { repository: 'Codertocat/Hello-World', environment: 'production', target: checkout },
    ],
  },
  change: { secret: 'change', own: [], targets: { 'shop/checkout': checkout } },
};

async function open(): Promise<Rig> {
  const rig = await webRig({
    secrets: (names) => ok(Object.fromEntries(names.map((name) => [name, secret]))),
  });
  const { configurations } = rig.ship;
  const rules = { ...configurations.current(), webhooks };
  Object.assign(configurations, { current: () => rules });
  return rig;
}

const signature = (body: string, key = secret): string =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

async function post(rig: Rig, path: string, body: string, headers: Record<string, string>) {
  const response = await rig.call(`/api/v1/webhooks/${path}`, {
    method: 'POST',
    token: '',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return [response.status, await response.json()];
}

const fromGithub = (rig: Rig, body: string, more: Record<string, string> = {}) =>
  post(rig, 'github', body, {
    'x-github-event': 'deployment_status',
    'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'x-hub-signature-256': signature(body),
    ...more,
  });

const typesOn = async ({ ship }: Rig, stream: string) =>
  (await ship.registry.read(stream)).map(({ type }) => type);

describe('a deployment that GitHub reports', () => {
  test('is kept before it is acknowledged, and registered as live where it succeeded', async () => {
    await using rig = await open();
    expect(await fromGithub(rig, today())).toEqual([202, { taken: true }]);
    expect(await rig.ship.registry.unfinished()).toHaveLength(1);
    await hearAll(rig.ship);
    expect(await rig.ship.registry.unfinished()).toEqual([]);
    const [event] = await rig.ship.registry.read('target/checkout@prod');
    expect(event).toMatchObject({
      type: 'ReleaseRegistered',
      codes: { commit: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e' },
    });
  });

  test('is one however often it is delivered, also when a crash came between', async () => {
    await using rig = await open();
    await fromGithub(rig, today());
    expect(await fromGithub(rig, today())).toMatchObject([200, { taken: false }]);
    const rows = await rig.ship.registry.unfinished();
    await hearAll({
      ...rig.ship,
      registry: { ...rig.ship.registry, finish: async () => undefined },
    });
    expect(await rig.ship.registry.unfinished()).toEqual(rows);
    await hearAll(rig.ship);
    expect(await typesOn(rig, 'target/checkout@prod')).toEqual(['ReleaseRegistered']);
  });

  test('is the same one under another id: the header is not signed', async () => {
    await using rig = await open();
    await fromGithub(rig, today());
    const again = { 'x-github-delivery': '11111111-cc78-11e3-81ab-4c9367dc0958' };
    const body = today();
    expect(await fromGithub(rig, body, again)).toMatchObject([200, { taken: false }]);
    expect(await rig.ship.registry.unfinished()).toHaveLength(1);
  });

  test('that cannot be acted on now stays, and holds up nothing behind it', async () => {
    await using rig = await open();
    const unrouted = today().replaceAll('Codertocat/Hello-World', 'Codertocat/Other');
    await fromGithub(rig, unrouted);
    await fromGithub(rig, today());
    const { registry } = rig.ship;
    const broken: typeof registry = {
      ...registry,
      read: (stream, after) =>
        stream === 'webhooks' ? Promise.reject(new Error('lost')) : registry.read(stream, after),
    };
    await hearAll({ ...rig.ship, registry: broken });
    expect(await typesOn(rig, 'target/checkout@prod')).toEqual(['ReleaseRegistered']);
    expect(await registry.unfinished()).toHaveLength(1);
    await hearAll(rig.ship);
    expect(await registry.unfinished()).toEqual([]);
  });

  test('is not kept out by strangers, however many they are', async () => {
    await using rig = await open();
    const wrong = { 'x-hub-signature-256': signature(today(), 'guess') };
    const strangers = await Promise.all(
      Array.from({ length: 301 }, () => fromGithub(rig, '{}', wrong)),
    );
    expect(new Set(strangers.map(([status]) => status))).toEqual(new Set([401, 503]));
    expect(await fromGithub(rig, today())).toEqual([202, { taken: true }]);
  });

  test('without the right signature is not even read', async () => {
    await using rig = await open();
    const wrong = { 'x-hub-signature-256': signature(today(), 'guess') };
    expect(await fromGithub(rig, today(), wrong)).toMatchObject([401, {}]);
    expect(await fromGithub(rig, today(), { 'x-hub-signature-256': 'x' })).toMatchObject([401, {}]);
    expect(await rig.ship.registry.unfinished()).toEqual([]);
  });

  test('of long ago, waiting, or of another kind is no news', async () => {
    await using rig = await open();
    expect(await fromGithub(rig, sample)).toMatchObject([200, { taken: false }]);
    const queued = today().replace('"success"', '"queued"');
    expect(await fromGithub(rig, queued)).toMatchObject([200, { taken: false }]);
    expect(await fromGithub(rig, '{}', { 'x-github-event': 'ping' })).toMatchObject([200, {}]);
    expect(await fromGithub(rig, '{')).toMatchObject([400, { refusal: { code: 'BadRequest' } }]);
  });

  test('of something unknown stands on a list', async () => {
    await using rig = await open();
    const body = today().replaceAll('Hello-World', 'Other');
    await fromGithub(rig, body);
    await hearAll(rig.ship);
    const response = await rig.call('/api/v1/webhooks/unrouted');
    expect(await response.json()).toMatchObject({
      unrouted: [{ source: 'github', label: 'Codertocat/Other production' }],
    });
  });
});

describe('a change in our own form', () => {
  const change = () => ({
    id: 'A1',
    kind: 'flag',
    target: 'shop/checkout',
    object: 'new-cart',
    by: 'octocat',
    at: new Date().toISOString(),
  });
  const signed = (body: string) => ({ 'x-sternway-signature-256': signature(body) });
  const taken = async (rig: Rig) =>
    (await rig.ship.registry.unfinished()).map(({ key, body }) => ({ key, body }));

  test('is taken when it is signed', async () => {
    await using rig = await open();
    const body = JSON.stringify(change());
    expect(await post(rig, 'change', body, signed(body))).toMatchObject([202, {}]);
    expect(await taken(rig)).toMatchObject([{ body: { target: checkout, object: 'new-cart' } }]);
    await hearAll(rig.ship);
    expect(await rig.ship.registry.unfinished()).toEqual([]);
  });

  test('is not taken from a token that may not, nor from nobody', async () => {
    await using rig = await open();
    const body = JSON.stringify(change());
    const token = { authorization: `Bearer ${tokens.bo}` };
    expect(await post(rig, 'change', body, token)).toMatchObject([401, {}]);
    expect(await post(rig, 'change', body, {})).toMatchObject([401, {}]);
  });

  test('may be a CloudEvent, in the body or in headers', async () => {
    await using rig = await open();
    const { id, at, target, ...data } = change();
    const event = { specversion: '1.0', id, source: '/ci', type: 'dev.change', time: at, data };
    const body = JSON.stringify({ ...event, subject: 'checkout' });
    expect(await post(rig, 'change', body, signed(body))).toMatchObject([202, {}]);
    const binary = JSON.stringify({ ...data, target });
    const headers = { 'ce-specversion': '1.0', 'ce-id': 'A2', 'ce-source': '/ci', 'ce-time': at };
    const token = { authorization: `Bearer ${tokens.ci}` };
    expect(await post(rig, 'change', binary, { ...token, ...headers })).toMatchObject([202, {}]);
    expect(await taken(rig)).toMatchObject([
      { key: 'webhook:change:/ci:A1', body: { target: checkout } },
      { key: 'webhook:change:/ci:A2', body: { target: checkout } },
    ]);
  });

  test('cannot be sent again under another id, because a signature vouches for no header', async () => {
    await using rig = await open();
    const { id: _, ...body } = change();
    const text = JSON.stringify(body);
    const headers = { 'ce-specversion': '1.0', 'ce-id': 'A9', 'ce-source': '/ci' };
    expect(await post(rig, 'change', text, { ...signed(text), ...headers })).toMatchObject([
      400,
      { refusal: { code: 'BadRequest' } },
    ]);
    expect(await taken(rig)).toEqual([]);
  });

  test('that is too many a minute, or too long, is turned away', async () => {
    await using rig = await open();
    // The same minute for all of them, however long they take.
    Object.assign(rig.ship.clock, { monotonic: () => 0 });
    const long = JSON.stringify({ id: 'x'.repeat(1_100_000) });
    expect(await post(rig, 'change', long, signed(long))).toMatchObject([413, {}]);
    const codes = [];
    for (let sent = 0; sent < 301; sent += 1)
      codes.push((await post(rig, 'change', '{}', signed('{}')))[0]);
    expect(codes.at(-2)).toBe(400);
    expect(codes.at(-1)).toBe(503);
  });
});
