import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { markOf } from '../../src/app/follow-ups/mark.ts';
import { ok } from '../../src/lib/result.ts';
import { f } from '../core/report.ts';
import { type Rig, tokens, webRig } from './rig.ts';

const secret = 'secret-of-the-trackers';

async function open(): Promise<Rig> {
  const rig = await webRig({
    secrets: (names) => ok(Object.fromEntries(names.map((name) => [name, secret]))),
  });
  const { configurations } = rig.ship;
  const signed = { secret: 'it' };
  const issues = { github: signed, jira: signed, linear: signed, webhook: signed };
  const rules = { ...configurations.current(), webhooks: { issues } };
  Object.assign(configurations, { current: () => rules });
  return rig;
}

const hmac = (body: string, key = secret): string =>
  createHmac('sha256', key).update(body).digest('hex');
const markOn = ({ ship }: Rig): string =>
  markOf(ship.registry.id, { incident: 'INC-1', followUp: f(2) });
const kept = async ({ ship }: Rig) => (await ship.registry.unfinished()).map(({ body }) => body);

type Sender = {
  readonly path: string;
  readonly headers: (body: string, key?: string) => Record<string, string>;
  /** What it sends about an issue that ended so, or that goes on. */
  readonly body: (mark: string, how: 'done' | 'dropped' | 'open', now: Date) => object;
  readonly issue: string;
  readonly broken: string;
};

const github: Sender = {
  path: 'github-issues',
  headers: (body, key) => ({
    'x-github-event': 'issues',
    'x-hub-signature-256': `sha256=${hmac(body, key)}`,
  }),
  body: (mark, how, now) => ({
    action: how === 'open' ? 'edited' : 'closed',
    issue: {
      number: 12,
      body: `Words\n\n<!-- ${mark} -->`,
      state_reason: how === 'dropped' ? 'not_planned' : 'completed',
      closed_at: how === 'open' ? null : now.toISOString(),
    },
    repository: { full_name: 'acme/checkout' },
  }),
  issue: '12',
  broken: '{"action":"closed","issue":{}}',
};
const jira: Sender = {
  path: 'jira',
  headers: (body, key) => ({ 'x-hub-signature': `sha256=${hmac(body, key)}` }),
  body: (mark, how, now) => ({
    webhookEvent: 'jira:issue_updated',
    timestamp: now.getTime(),
    issue: {
      id: '10012',
      key: 'OPS-12',
      fields: {
        labels: ['sternway', mark],
        status: { statusCategory: { key: how === 'open' ? 'indeterminate' : 'done' } },
        resolution: how === 'dropped' ? { name: "Won't Do" } : null,
      },
    },
  }),
  issue: '10012',
  broken: '{"webhookEvent":7}',
};
const states = { done: 'completed', dropped: 'canceled', open: 'started' } as const;
const linear: Sender = {
  path: 'linear',
  headers: (body, key) => ({ 'linear-signature': hmac(body, key) }),
  body: (mark, how, now) => ({
    type: 'Issue',
    action: 'update',
    webhookTimestamp: now.getTime(),
    data: { id: 'u-12', description: `Words\n\n\`${mark}\``, state: { type: states[how] } },
  }),
  issue: 'u-12',
  broken: '{"type":"Issue","action":"update","webhookTimestamp":1,"data":{}}',
};

async function send(rig: Rig, sender: Sender, said: object | string, headers?: object) {
  const body = typeof said === 'string' ? said : JSON.stringify(said);
  const response = await rig.call(`/api/v1/webhooks/${sender.path}`, {
    method: 'POST',
    token: '',
    body,
    headers: { 'content-type': 'application/json', ...(headers ?? sender.headers(body)) },
  });
  return [response.status, await response.json()];
}

describe.each([github, jira, linear])('an issue, as $path tells of it', (sender) => {
  test.each(['done', 'dropped'] as const)('that is %s is kept, once', async (how) => {
    await using rig = await open();
    const said = sender.body(markOn(rig), how, new Date());
    expect(await send(rig, sender, said)).toEqual([202, { taken: true }]);
    expect(await send(rig, sender, said)).toMatchObject([200, { taken: false }]);
    expect(await kept(rig)).toMatchObject([
      { place: sender.path.split('-')[0], mark: markOn(rig), issue: sender.issue, how },
    ]);
  });

  test('that goes on, or is of somebody else, does not count', async () => {
    await using rig = await open();
    const now = new Date();
    for (const said of [
      sender.body(markOn(rig), 'open', now),
      sender.body('sternway/other/INC-1/F2', 'done', now),
      sender.body('nothing of ours', 'done', now),
    ]) {
      expect(await send(rig, sender, said)).toMatchObject([200, { taken: false }]);
    }
    expect(await kept(rig)).toEqual([]);
  });

  test('that nobody vouches for is not read', async () => {
    await using rig = await open();
    const body = JSON.stringify(sender.body(markOn(rig), 'done', new Date()));
    for (const headers of [{}, sender.headers(body, 'guess'), sender.headers(`${body} `)]) {
      expect(await send(rig, sender, body, headers)).toMatchObject([401, {}]);
    }
    const token = { authorization: `Bearer ${tokens.ci}` };
    expect(await send(rig, sender, body, token)).toMatchObject([401, {}]);
    expect(await kept(rig)).toEqual([]);
  });

  test('that cannot be read changes nothing', async () => {
    await using rig = await open();
    for (const body of ['{', '[]', 'null', '{"action":"closed","type":"Issue"}']) {
      const [status] = await send(rig, sender, body);
      expect([200, 400]).toContain(status);
    }
    const [status, said] = await send(rig, sender, sender.broken);
    expect([status, said]).toMatchObject([400, { refusal: { code: 'BadRequest' } }]);
    expect(await kept(rig)).toEqual([]);
  });
});

describe('how a follow-up ended, as a tracker of our own says it', () => {
  const own: Sender = {
    path: 'follow-up',
    headers: (body, key) => ({ 'x-sternway-signature-256': `sha256=${hmac(body, key)}` }),
    body: (key, how, now) => ({ key, how, at: now.toISOString() }),
    issue: '',
    broken: '',
  };

  test('is kept when it is signed, or comes with a token that may', async () => {
    await using rig = await open();
    const done = own.body(markOn(rig), 'done', new Date());
    expect(await send(rig, own, done)).toEqual([202, { taken: true }]);
    const named = JSON.stringify({ ...done, issue: 'T-1' });
    const token = { authorization: `Bearer ${tokens.ci}` };
    expect(await send(rig, own, named, token)).toEqual([202, { taken: true }]);
    expect(await kept(rig)).toMatchObject([{ issue: markOn(rig) }, { issue: 'T-1' }]);
  });

  test('is turned away where nobody vouches for it, or it cannot be read', async () => {
    await using rig = await open();
    const body = JSON.stringify(own.body(markOn(rig), 'done', new Date()));
    expect(await send(rig, own, body, {})).toMatchObject([401, {}]);
    expect(await send(rig, own, own.body(markOn(rig), 'open', new Date()))).toMatchObject([
      400,
      {},
    ]);
  });
});
