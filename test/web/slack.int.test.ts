import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { HTTPReceiver, LogLevel } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { webRig } from './rig.ts';

const secret = 'workspace-signing-secret';
const form = 'application/x-www-form-urlencoded';
const body = 'command=%2Frollback&text=checkout';

/** As Slack signs (docs.slack.dev, "Verifying requests from Slack"). */
function signed(said: string, at = Math.floor(Date.now() / 1_000)): Record<string, string> {
  const mac = createHmac('sha256', secret).update(`v0:${at}:${said}`).digest('hex');
  return {
    'content-type': form,
    'x-slack-request-timestamp': `${at}`,
    'x-slack-signature': `v0=${mac}`,
  };
}

/** Slack's own receiver behind the server; `heard` are the bodies that it let through. */
function receiver() {
  const heard: unknown[] = [];
  const it = new HTTPReceiver({ signingSecret: secret, logLevel: LogLevel.ERROR });
  Reflect.set(it, 'app', {
    processEvent: async ({ body: said, ack }: { body: unknown; ack: () => Promise<void> }) => {
      heard.push(said);
      await ack();
    },
  });
  return { heard, listener: it.requestListener };
}

describe('the address for Slack', () => {
  test('lets through what Slack has signed, body untouched, with the headers of every answer here', async () => {
    const { heard, listener } = receiver();
    await using rig = await webRig({ slack: listener });
    const post = { method: 'POST', token: '', headers: signed(body), body };
    const answer = await rig.call('/slack/events', post);
    expect([answer.status, heard]).toEqual([200, [{ command: '/rollback', text: 'checkout' }]]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const spelled of ['/slack/events?x=1', '/sl%61ck/events']) {
      expect((await rig.call(spelled, post)).status).toBe(200);
    }
  });

  test.each([
    ['unsigned', { 'content-type': form }],
    ['signed for another body', signed('command=%2Fincident')],
    ['signed ten minutes ago', signed(body, Math.floor(Date.now() / 1_000) - 600)],
  ])('refuses what is %s', async (_, headers) => {
    const { heard, listener } = receiver();
    await using rig = await webRig({ slack: listener });
    const answer = await rig.call('/slack/events', { method: 'POST', token: '', headers, body });
    expect([answer.status, heard]).toEqual([401, []]);
  });

  test('leaves every byte of the body to the listener, also of one that is no JSON and says it is', async () => {
    const read: Promise<string>[] = [];
    const listener = (request: IncomingMessage, response: { end: () => unknown }): void => {
      read.push(text(request).finally(() => response.end()));
    };
    await using rig = await webRig({ slack: listener });
    const headers = { 'content-type': 'application/json' };
    await rig.call('/slack/events', { method: 'POST', token: '', headers, body: '{"broken' });
    expect(await Promise.all(read)).toEqual(['{"broken']);
  });

  test('answers when the listener fails, and says so in the log', async () => {
    const listener = (): void => {
      throw new Error('mutated');
    };
    await using rig = await webRig({ slack: listener });
    const answer = await rig.call('/slack/events', { method: 'POST', token: '' });
    expect([answer.status, rig.log.map(({ event }) => event)]).toEqual([
      500,
      expect.arrayContaining(['RequestFailed']),
    ]);
  });

  test('is answered before the server has closed', async () => {
    const arrived = Promise.withResolvers<() => void>();
    const listener = (_: IncomingMessage, response: { end: (said: string) => unknown }): void => {
      arrived.resolve(() => response.end('late'));
    };
    const rig = await webRig({ slack: listener });
    const asked = rig.call('/slack/events', { method: 'POST', token: '' });
    const answer = await arrived.promise;
    const closed = rig[Symbol.asyncDispose]();
    answer();
    expect(await (await asked).text()).toBe('late');
    await closed;
  });

  test.each([
    ['GET', '/slack/events'],
    ['POST', '/slack/install'],
    ['POST', '/slack/events/'],
  ])('is not %s %s', async (method, path) => {
    const { listener } = receiver();
    await using rig = await webRig({ slack: listener });
    expect((await rig.call(path, { method, token: '' })).status).toBe(404);
  });

  test('is not there without Slack over HTTP', async () => {
    await using rig = await webRig();
    const answer = await rig.call('/slack/events', {
      method: 'POST',
      token: '',
      headers: signed(body),
      body,
    });
    expect([answer.status, await answer.json()]).toMatchObject([404, { accepted: false }]);
  });
});
