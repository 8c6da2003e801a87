import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pageKey, pageMark } from '../../src/app/paging/page-key.ts';
import { ok } from '../../src/lib/result.ts';
import { type Rig, tokens, webRig } from './rig.ts';

const secret = 'secret-of-the-pager';
/** What PagerDuty's own pages show, with what is ours in it. */
const sample = readFileSync(
  new URL('../fixtures/webhooks/pagerduty-acknowledged.json', import.meta.url),
  'utf8',
);

async function open(): Promise<Rig> {
  const rig = await webRig({
    secrets: (names) => ok(Object.fromEntries(names.map((name) => [name, secret]))),
  });
  const { configurations } = rig.ship;
  const webhooks = { page: { secret: 'page' }, pagerduty: { secret: 'pagerduty' } };
  const rules = { ...configurations.current(), webhooks };
  Object.assign(configurations, { current: () => rules });
  return rig;
}

const hmac = (body: string, key = secret): string =>
  createHmac('sha256', key).update(body).digest('hex');

async function post(rig: Rig, path: string, body: string, headers: Record<string, string>) {
  const response = await rig.call(`/api/v1/webhooks/${path}`, {
    method: 'POST',
    token: '',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return [response.status, await response.json()];
}

const kept = async ({ ship }: Rig) =>
  (await ship.registry.unfinished()).map(({ key, body }) => ({ key, body }));
const keyOn = ({ ship }: Rig): string =>
  pageKey(ship.registry.id, { incident: 'INC-1', page: 'PG1' });

describe('an answer in PagerDuty', () => {
  const said = (rig: Rig, change: Readonly<Record<string, string>> = {}): string => {
    const ours = sample
      .replace('TITLE', `INC-1: buying fails. You decide. ${pageMark(keyOn(rig))}`)
      .replace('2020-10-02T18:45:22.169Z', new Date().toISOString());
    return Object.entries(change).reduce((text, [from, to]) => text.replace(from, to), ours);
  };
  const send = (rig: Rig, body: string, signature = `v1=${hmac(body)}`) =>
    post(rig, 'pagerduty', body, { 'x-pagerduty-signature': signature });

  test('is kept, with who answered, found by the mark in the title', async () => {
    await using rig = await open();
    expect(await send(rig, said(rig))).toEqual([202, { taken: true }]);
    expect(await kept(rig)).toMatchObject([
      {
        key: 'webhook:pagerduty:01DXLWMKHWL1XM7Q9TKZ4W3BQ5',
        body: { source: 'pagerduty', state: 'answered', user: 'PLH1HKV', named: 'Second Oncall' },
      },
    ]);
  });

  test('is found by its key where PagerDuty gives it back, whatever the title says by now', async () => {
    await using rig = await open();
    const key = `"incident_key": "${keyOn(rig)}"`;
    const body = said(rig, { '"incident_key": null': key, 'buying fails': 'renamed [x]' });
    expect(await send(rig, body)).toEqual([202, { taken: true }]);
    expect(await kept(rig)).toMatchObject([{ body: { said: keyOn(rig) } }]);
  });

  test('may be signed with several secrets while one is changed', async () => {
    await using rig = await open();
    const body = said(rig);
    const both = `v1=${hmac(body, 'the old one')},v1=${hmac(body)}`;
    expect(await send(rig, body, both)).toEqual([202, { taken: true }]);
  });

  test.each([
    ['another secret', (body: string) => `v1=${hmac(body, 'guess')}`],
    ['another scheme', (body: string) => `v0=${hmac(body)}`],
    ['no scheme', (body: string) => hmac(body)],
    ['nothing', () => ''],
  ])('that is signed with %s is not read', async (_what, sign) => {
    await using rig = await open();
    const body = said(rig);
    expect(await send(rig, body, sign(body))).toMatchObject([401, {}]);
    expect(await kept(rig)).toEqual([]);
  });

  test('counts once however often it comes', async () => {
    await using rig = await open();
    const body = said(rig);
    await send(rig, body);
    expect(await send(rig, body)).toMatchObject([200, { taken: false }]);
    expect(await kept(rig)).toHaveLength(1);
  });

  test.each([
    ['by no person', { '"type": "user_reference"': '"type": "inbound_integration_reference"' }],
    ['that is none', { 'incident.acknowledged': 'incident.triggered' }],
    ['about something else', { 'INC-1/PG1': 'INC-1/PG2' }],
  ])('%s is understood, and does not count', async (_what, change) => {
    await using rig = await open();
    expect(await send(rig, said(rig, change))).toMatchObject([200, { taken: false }]);
    expect(await kept(rig)).toEqual([]);
  });

  test('of days ago, or unreadable, is no news', async () => {
    await using rig = await open();
    const old = said(rig).replace(
      /"occurred_at": "[^"]*"/u,
      '"occurred_at": "2020-10-02T18:45:22Z"',
    );
    expect(await send(rig, old)).toMatchObject([200, { taken: false }]);
    for (const body of ['{', '[]', '{"event":{}}', 'null']) {
      expect(await send(rig, body)).toMatchObject([400, { refusal: { code: 'BadRequest' } }]);
    }
  });
});

describe('what a pager of our own says', () => {
  const said = (rig: Rig, more: object = {}): string =>
    JSON.stringify({
      page: keyOn(rig),
      state: 'answered',
      by: 'bo',
      at: new Date().toISOString(),
      ...more,
    });
  const send = (rig: Rig, body: string, headers?: Record<string, string>) =>
    post(rig, 'page', body, headers ?? { 'x-sternway-signature-256': `sha256=${hmac(body)}` });

  test('is kept when it is signed, or comes with a token that may', async () => {
    await using rig = await open();
    expect(await send(rig, said(rig, { state: 'delivered' }))).toEqual([202, { taken: true }]);
    const token = { authorization: `Bearer ${tokens.ci}` };
    expect(await send(rig, said(rig), token)).toEqual([202, { taken: true }]);
    expect(await kept(rig)).toMatchObject([
      { body: { source: 'page', state: 'delivered', user: 'bo' } },
      { body: { source: 'page', state: 'answered', user: 'bo' } },
    ]);
  });

  test('counts once, also under another time', async () => {
    await using rig = await open();
    await send(rig, said(rig));
    const later = said(rig, { at: new Date(Date.now() + 1_000).toISOString() });
    expect(await send(rig, later)).toMatchObject([200, { taken: false }]);
  });

  test('is turned away where nobody vouches for it, or it cannot be read', async () => {
    await using rig = await open();
    expect(await send(rig, said(rig), {})).toMatchObject([401, {}]);
    const bo = { authorization: `Bearer ${tokens.bo}` };
    expect(await send(rig, said(rig), bo)).toMatchObject([401, {}]);
    expect(await send(rig, said(rig, { state: 'read' }))).toMatchObject([400, {}]);
    const foreign = pageKey('other', { incident: 'INC-1', page: 'PG1' });
    expect(await send(rig, said(rig, { page: foreign }))).toMatchObject([200, { taken: false }]);
    expect(await kept(rig)).toEqual([]);
  });
});
