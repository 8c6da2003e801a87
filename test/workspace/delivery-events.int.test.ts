import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inbox, openHttpRig, openSocketRig, post } from './bolt-rig.ts';

const incidents = 'C0INCIDENTS';
const minuteMs = 60_000;

const sent = z.looseObject({
  type: z.string(),
  retry: z.object({ attempt: z.number(), reason: z.string() }).optional(),
  payload: z.looseObject({ event_id: z.string().optional() }),
});

describe('what happens in a channel of the app', () => {
  test('comes as the events that the manifest asks for, each with an id of its own', async () => {
    const events = inbox<Record<string, unknown>>();
    const ids = inbox<string>();
    await using rig = await openSocketRig({
      listen: [
        (app) =>
          app.event(/.*/, async ({ event, body }) => {
            events.put({ ...event });
            ids.put(body.event_id);
          }),
      ],
    });
    const first = rig.shop.as('U0FIRST');
    const posted = await first.say(incidents, 'look @sternway');
    if (!posted.ok || posted.ts === undefined) throw new Error('not posted');
    const at = { channel: incidents, ts: posted.ts };
    await first.act('edit', { ...at, text: 'look again' });
    await first.act('react', { ...at, name: 'memo' });
    await first.act('pin', at);
    await first.act('invite', { channel: incidents, user: 'U0GUEST' });
    await first.act('home', {});
    await first.act('kick', { channel: incidents, user: 'U0GUEST' });
    await first.act('kick', { channel: incidents, user: 'U0BOT' });
    await first.act('archive', { channel: 'C0DEV' });
    await rig.shop.control.app({ do: 'revoke' });
    await first.waitFor(async () => events.all.some(({ type }) => type === 'tokens_revoked'));

    expect(
      events.all.map(({ type, subtype }) => [type, subtype].filter(Boolean).join('.')),
    ).toEqual([
      'message',
      'app_mention',
      'message.message_changed',
      'reaction_added',
      'pin_added',
      'message.channel_join',
      'member_joined_channel',
      'app_home_opened',
      'message.channel_leave',
      'member_left_channel',
      'channel_left',
      'channel_archive',
      'tokens_revoked',
    ]);
    // Of its own going the app is told by another event than of everybody else's.
    expect(events.all.filter(({ type }) => type === 'member_left_channel')).toMatchObject([
      { user: 'U0GUEST' },
    ]);
    expect(new Set(ids.all).size).toBe(ids.all.length);
    expect(events.all[0]).toMatchObject({
      user: 'U0FIRST',
      text: 'look <@U0BOT>',
      ts: posted.ts,
      channel: incidents,
      channel_type: 'channel',
    });
    expect(events.all[3]).toMatchObject({ reaction: 'memo', item: { type: 'message', ...at } });
  });

  test('is kept from an app that was not granted the scope', async () => {
    const events = inbox<string>();
    await using rig = await openSocketRig({
      withhold: ['channels:history'],
      listen: [(app) => app.event(/.*/, async ({ event }) => events.put(event.type))],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, 'hello @sternway');
    await first.waitFor(async () => events.all.length > 0);
    expect(events.all).toEqual(['app_mention']);
  });

  test('stays in channels of which the app is no member', async () => {
    await using rig = await openSocketRig({ listen: [() => undefined] });
    await rig.shop.as('U0FIRST').say('C0DEV', 'between ourselves');
    expect(await rig.shop.control.log({ kind: 'envelope' })).toEqual([]);
  });

  test("comes as a bot's message where the app wrote it itself", async () => {
    const events = inbox<Record<string, unknown>>();
    await using rig = await openSocketRig({
      listen: [(app) => app.event('message', async ({ event }) => events.put({ ...event }))],
    });
    // Bolt passes over what its own bot says, so the wire is asked.
    await post(rig, { channel: incidents, text: 'from the app' });
    const entry = await rig.shop.control.waitForLog({ kind: 'envelope', name: 'message' });
    expect(sent.parse(entry.body).payload).toMatchObject({
      event: {
        user: 'U0BOT',
        bot_id: 'B0STERNWAY',
        app_id: 'A0STERNWAY',
        bot_profile: { id: 'B0STERNWAY', name: 'sternway' },
      },
    });
    expect(events.all).toEqual([]);
  });
});

describe('an event that nobody acknowledges', () => {
  test('comes again at once, after a minute and after five, and then no more', async () => {
    await using rig = await openSocketRig({ listen: [] });
    const { control } = rig.shop;
    const attempts = async () =>
      (await control.log({ kind: 'envelope', name: 'message' })).map(
        ({ body }) => sent.parse(body).retry,
      );
    await rig.shop.as('U0FIRST').say(incidents, 'is anybody there');
    const reason = 'connection_failed';
    expect(await attempts()).toEqual([undefined, { attempt: 1, reason }]);
    await control.advance(minuteMs - 1);
    expect(await attempts()).toHaveLength(2);
    await control.advance(1);
    expect(await attempts()).toHaveLength(3);
    await control.advance(5 * minuteMs);
    expect(await attempts()).toEqual([
      undefined,
      { attempt: 1, reason },
      { attempt: 2, reason },
      { attempt: 3, reason },
    ]);
    await control.advance(60 * minuteMs);
    expect(await attempts()).toHaveLength(4);
  });

  test('says over HTTP which attempt it is and why, under the same id', async () => {
    const attempts = inbox<string>();
    await using rig = await openHttpRig((app) =>
      app.event('message', async ({ context, body }) => {
        attempts.put(`${body.event_id} ${context.retryNum ?? 0} ${context.retryReason ?? ''}`);
      }),
    );
    await rig.shop.control.fault('message', { kind: 'dropAck' });
    await rig.shop.as('U0FIRST').say(incidents, 'once more');
    await rig.shop.control.waitForLog({ kind: 'envelope', name: 'message' });
    await rig.shop.control.advance(3_000);
    await rig.shop.as('U0FIRST').waitFor(async () => attempts.all.length === 2);
    const id = attempts.all[0]?.split(' ')[0];
    expect(attempts.all).toEqual([`${id} 0 `, `${id} 1 http_timeout`]);
  });
});
