import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { type BoltRig, connect, inbox, openHttpRig, openSocketRig } from './bolt-rig.ts';

const incidents = 'C0INCIDENTS';

/** What became of one call: `ok`, or what the SDK says is wrong. */
const outcome = async (rig: BoltRig, method: string, args = {}): Promise<string> => {
  try {
    await rig.apps[0]?.client.apiCall(method, args);
    return 'ok';
  } catch (error) {
    return String(error);
  }
};

/** How a command ends that is never sent. */
const unsent = async ({ shop }: BoltRig) => {
  const answer = shop.as('U0FIRST').say(incidents, '/incident');
  await shop.control.waitForLog({ kind: 'envelope', name: '/incident' }, ({ ok }) => !ok);
  await shop.control.advance(3_000);
  return answer;
};
const hello = { channel: incidents, text: 'hello' };
const idle = { listen: [() => undefined] };

describe('a fault on calls', () => {
  test('answers 429 with Retry-After as often as it was set for, after those it lets pass', async () => {
    await using rig = await openSocketRig(idle);
    const more = { after: 1, times: 2 } as const;
    await rig.shop.control.fault('api.test', { kind: 'rateLimited', retryAfter: 7 }, more);
    const answers = [];
    for (const _ of [1, 2, 3, 4]) {
      const { status, headers } = await fetch(`${rig.running.apiUrl}api.test`, { method: 'POST' });
      answers.push([status, headers.get('retry-after')]);
    }
    expect(answers).toEqual([
      [200, null],
      [429, '7'],
      [429, '7'],
      [200, null],
    ]);
  });

  test('answers with a status, and with a refusal of Slack', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    await control.fault('chat.postMessage', { kind: 'status', status: 503 });
    expect(await outcome(rig, 'chat.postMessage', hello)).toContain('503');
    const more = { needed: 'chat:write', provided: '' };
    await control.fault('chat.postMessage', { kind: 'refuse', error: 'missing_scope', more });
    expect(await outcome(rig, 'chat.postMessage', hello)).toContain('missing_scope');
    expect(await rig.shop.as('U0FIRST').see(incidents)).toEqual([]);
  });

  test('loses a request before, or an answer after it was carried out', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    const first = rig.shop.as('U0FIRST');
    await control.fault('chat.postMessage', { kind: 'dropRequest' });
    expect(await outcome(rig, 'chat.postMessage', hello)).toContain('request error');
    expect(await first.see(incidents)).toEqual([]);
    await control.fault('chat.postMessage', { kind: 'dropAnswer' });
    expect(await outcome(rig, 'chat.postMessage', hello)).toContain('request error');
    expect(await first.see(incidents)).toHaveLength(1);
  });

  test('makes a call wait by the clock of the workspace', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    await control.fault('chat.postMessage', { kind: 'slow', ms: 5_000 });
    const answer = outcome(rig, 'chat.postMessage', hello);
    // The rule is gone as soon as the call has met it.
    await rig.shop.as('U0FIRST').waitFor(async () => {
      const response = await fetch(`${rig.shop.url}/_control/faults`);
      return (await response.text()).includes('"faults":[]');
    });
    expect(await rig.shop.as('U0FIRST').see(incidents)).toEqual([]);
    await control.advance(5_000);
    expect(await answer).toBe('ok');
  });

  test('lasts until it is cleared, where it was set for always', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    await control.fault('*', { kind: 'status', status: 500 }, { times: 'always' });
    expect(await outcome(rig, 'api.test')).toContain('500');
    expect(await outcome(rig, 'auth.test')).toContain('500');
    await control.clearFaults();
    expect(await outcome(rig, 'api.test')).toBe('ok');
  });
});

describe('silence', () => {
  test('keeps calls without an answer, fails commands, and holds events until it is over', async () => {
    const events = inbox<string>();
    await using rig = await openSocketRig({
      listen: [(app) => app.event('reaction_added', async ({ event }) => events.put(event.type))],
    });
    const { control } = rig.shop;
    const first = rig.shop.as('U0FIRST');
    const posted = await first.say(incidents, 'before');
    if (!posted.ok || posted.ts === undefined) throw new Error('not posted');
    await control.silence(20_000);
    const call = fetch(`${rig.running.apiUrl}api.test`, { signal: AbortSignal.timeout(200) });
    await expect(call).rejects.toThrow('timeout');
    expect(await unsent(rig)).toMatchObject({ ok: false, error: 'operation_timeout' });
    await first.act('react', { channel: incidents, ts: posted.ts, name: 'memo' });
    expect(events.all).toEqual([]);
    await control.advance(20_000);
    await first.waitFor(async () => events.all.length === 1);
    expect(await outcome(rig, 'api.test')).toBe('ok');
  });
});

describe('a fault on envelopes', () => {
  const events = async (rig: BoltRig) =>
    (await rig.shop.control.log({ kind: 'envelope', name: 'message' })).map(({ body }) =>
      JSON.parse(JSON.stringify(body)),
    );

  test('loses one: the person is told that it failed, an event is never seen', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    await control.fault('message', { kind: 'lost' });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, 'unheard');
    expect(await events(rig)).toEqual([]);
    await control.fault('slash_commands', { kind: 'lost' });
    expect(await unsent(rig)).toMatchObject({ ok: false, error: 'operation_timeout' });
  });

  test('sends an event twice, as the same or under an id of its own', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    const first = rig.shop.as('U0FIRST');
    await control.fault('message', { kind: 'duplicate', eventId: 'same' });
    await first.say(incidents, 'one');
    const [a, b] = await events(rig);
    expect(a.payload.event_id).toBe(b.payload.event_id);
    await control.fault('message', { kind: 'duplicate', eventId: 'different' });
    await first.say(incidents, 'two');
    const [, , c, d] = await events(rig);
    expect(c.payload.event).toEqual(d.payload.event);
    expect(c.payload.event_id).not.toBe(d.payload.event_id);
  });

  test('holds events back, and releases the last one first', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    const first = rig.shop.as('U0FIRST');
    await control.fault('message', { kind: 'hold' }, { times: 2 });
    await first.say(incidents, 'one');
    await first.say(incidents, 'two');
    expect(await events(rig)).toEqual([]);
    await control.release();
    const texts = (await events(rig)).map(({ payload }) => payload.event.text);
    expect(texts).toEqual(['two', 'one']);
  });

  test('does not hear an acknowledgement: the person is told, the app has done its work', async () => {
    const seen = inbox<string>();
    await using rig = await openSocketRig({
      listen: [
        (app) =>
          app.command('/incident', async ({ ack, command }) => {
            await ack();
            seen.put(command.text);
          }),
      ],
    });
    await rig.shop.control.fault('/incident', { kind: 'dropAck' });
    const arrived = seen.next();
    const answer = rig.shop.as('U0FIRST').say(incidents, '/incident once');
    await arrived;
    await rig.shop.control.advance(3_000);
    expect(await answer).toMatchObject({ ok: false, error: 'operation_timeout' });
    expect(seen.all).toEqual(['once']);
  });

  test('can be had afterwards: an envelope is sent again under a new id', async () => {
    const seen = inbox<string>();
    await using rig = await openSocketRig({
      listen: [
        (app) =>
          app.command('/incident', async ({ ack, command }) => {
            await ack();
            seen.put(command.trigger_id);
          }),
      ],
    });
    await rig.shop.as('U0FIRST').say(incidents, '/incident');
    const again = seen.next();
    await rig.shop.control.redeliver({ name: '/incident' });
    await again;
    expect(seen.all[0]).toBe(seen.all[1]);
    const ids = (await rig.shop.control.log({ kind: 'envelope' })).map((each) => each.envelope);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('sockets', () => {
  test.each(['warning', 'refresh', 'linkDisabled', 'cut'] as const)(
    'come back after a %s, and carry commands again',
    async (what) => {
      await using rig = await openSocketRig({
        listen: [(app) => app.command('/incident', async ({ ack }) => ack())],
        clientPingTimeout: 150,
      });
      const { control } = rig.shop;
      await control.socket(what);
      await control.waitForLog({ kind: 'socket', name: 'hello' }, (entry) => entry.n > 3);
      await control.waitForConnections(1);
      expect(await rig.shop.as('U0FIRST').say(incidents, '/incident')).toEqual({ ok: true });
    },
  );

  test('are ten at most: the eleventh is sent away', async () => {
    await using rig = await openSocketRig({ listen: [] });
    const apps = [];
    for (const _ of Array.from({ length: 10 }))
      apps.push(await connect(rig.running, () => undefined, 5_000));
    await rig.shop.control.waitForConnections(10);
    const url = rig.running.delivery.sockets.open();
    const frames: string[] = [];
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(url);
      socket.addEventListener('message', ({ data }) => frames.push(String(data)));
      socket.addEventListener('close', () => resolve());
    });
    expect(JSON.parse(frames[0] ?? '')).toMatchObject({
      type: 'disconnect',
      reason: 'too_many_websockets',
    });
    await Promise.all(apps.map((app) => app.stop()));
  });

  test('are opened with a ticket that is good once', async () => {
    await using rig = await openSocketRig({ listen: [] });
    const url = rig.running.delivery.sockets.open();
    const opened = () =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(url);
        socket.addEventListener('message', ({ data }) => {
          resolve(String(data).includes('"type":"hello","num_connections":1'));
          socket.close();
        });
        socket.addEventListener('error', () => resolve(false));
      });
    expect(await opened()).toBe(true);
    expect(await opened()).toBe(false);
  });
});

describe('what an administrator does', () => {
  test('takes the token or a scope away at run time', async () => {
    await using rig = await openSocketRig(idle);
    const { control } = rig.shop;
    await control.app({ do: 'withhold', scopes: ['chat:write'] });
    expect(await outcome(rig, 'chat.postMessage', hello)).toContain('missing_scope');
    await control.app({ do: 'grant', scopes: ['chat:write'] });
    expect(await outcome(rig, 'chat.postMessage', hello)).toBe('ok');
    await control.app({ do: 'revoke' });
    expect(await outcome(rig, 'chat.postMessage', hello)).toContain('token_revoked');
    await control.app({ do: 'restore' });
    expect(await outcome(rig, 'chat.postMessage', hello)).toBe('ok');
  });

  test('says app_rate_limited in an envelope without an event', async () => {
    // Bolt 5.1 ends its process over this one; a bare socket stands in for an app that does not.
    await using rig = await openSocketRig({ listen: [] });
    const frame = await new Promise<string>((resolve) => {
      const socket = new WebSocket(rig.running.delivery.sockets.open());
      socket.addEventListener('message', ({ data }) => {
        if (!String(data).includes('"hello"')) return resolve(String(data));
        void rig.shop.control.events({ do: 'appRateLimited' });
      });
    });
    expect(JSON.parse(frame)).toMatchObject({
      type: 'events_api',
      payload: { type: 'app_rate_limited', team_id: 'T0SHOP', api_app_id: 'A0STERNWAY' },
    });
  });
});

describe('the controls', () => {
  test('bring everything back to the first day, sockets excepted', async () => {
    await using rig = await openSocketRig(idle);
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, 'hello');
    await rig.shop.control.fault('*', { kind: 'status', status: 500 });
    await rig.shop.control.reset();
    expect(await first.see(incidents)).toEqual([]);
    expect(await outcome(rig, 'api.test')).toBe('ok');
    expect((await rig.shop.control.secrets()).connections).toBe(1);
  });

  test('refuse what they cannot read, and say what is wrong', async () => {
    await using rig = await openSocketRig({ listen: [] });
    const response = await fetch(`${rig.shop.url}/_control/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"on":"*","do":{"kind":"explode"}}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, error: 'invalid_arguments' });
  });

  test('keep every call with its answer, without the token', async () => {
    await using rig = await openSocketRig(idle);
    await new WebClient('', { slackApiUrl: rig.running.apiUrl }).apiCall('auth.test', {
      token: rig.running.tokens.bot,
    });
    const calls = await rig.shop.control.log({ kind: 'call' });
    expect(calls.at(-1)).toMatchObject({ name: 'auth.test', ok: true, from: 'app' });
    expect(JSON.stringify(calls)).not.toContain(rig.running.tokens.bot);
  });
});

describe('a fault over HTTP', () => {
  test('does not hear the answer of the app', async () => {
    await using rig = await openHttpRig((app) =>
      app.command('/incident', ({ ack }) => ack('done')),
    );
    await rig.shop.control.fault('/incident', { kind: 'dropAck' });
    const answer = rig.shop.as('U0FIRST').say(incidents, '/incident');
    await rig.shop.control.waitForLog({ kind: 'envelope', name: '/incident' });
    await rig.shop.control.advance(3_000);
    expect(await answer).toMatchObject({ ok: false, error: 'operation_timeout' });
  });
});
