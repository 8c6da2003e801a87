import { describe, expect, test } from 'vitest';
import { inbox, openSocketRig, post } from './bolt-rig.ts';

const incidents = 'C0INCIDENTS';
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const buttons = (...labels: string[]) => [
  {
    type: 'actions' as const,
    block_id: 'card',
    elements: labels.map((label) => ({
      type: 'button' as const,
      action_id: label.toLowerCase().replaceAll(' ', '-'),
      text: plain(label),
      value: `${label}!`,
    })),
  },
];

describe('a button on a message', () => {
  test('tells the app who pressed what, where, and can be answered', async () => {
    const pressed = inbox<unknown>();
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          app.action('roll-back', async ({ ack, body, respond }) => {
            await ack();
            pressed.put(body);
            await respond({ replace_original: true, text: 'rolling back' });
          });
        },
      ],
    });
    await post(rig, {
      channel: incidents,
      text: 'older',
      blocks: buttons('Roll back'),
    });
    const newer = await post(rig, {
      channel: incidents,
      text: 'newer',
      blocks: buttons('Roll back', 'Not now'),
    });
    const first = rig.shop.as('U0FIRST');
    expect(await first.press('Roll back')).toEqual({ ok: true });
    expect(pressed.all[0]).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0FIRST', name: 'first-oncall', team_id: 'T0SHOP' },
      api_app_id: 'A0STERNWAY',
      team: { id: 'T0SHOP', domain: 'shop' },
      container: {
        type: 'message',
        message_ts: newer,
        channel_id: incidents,
        is_ephemeral: false,
      },
      channel: { id: incidents, name: 'incidents' },
      message: { ts: newer, text: 'newer', bot_id: 'B0STERNWAY' },
      state: { values: {} },
      actions: [
        {
          type: 'button',
          action_id: 'roll-back',
          block_id: 'card',
          value: 'Roll back!',
          text: plain('Roll back'),
        },
      ],
    });
    const replaced = await first.waitForMessage(({ text }) => text === 'rolling back');
    expect(replaced).toMatchObject({ ts: newer, blocks: [] });
  });

  test('in a thread is answered in the channel, unless the app says which thread', async () => {
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          app.action('roll-back', async ({ ack, body, respond }) => {
            await ack();
            const thread_ts = 'container' in body ? body.container['thread_ts'] : undefined;
            await respond({ replace_original: false, text: 'for all to see' });
            await respond({ replace_original: false, text: 'under it', thread_ts });
          });
        },
      ],
    });
    const ts = await post(rig, { channel: incidents, text: 'status' });
    await post(rig, {
      channel: incidents,
      thread_ts: ts,
      text: 'a line',
      blocks: buttons('Roll back'),
    });
    const first = rig.shop.as('U0FIRST');
    await first.press('Roll back');
    await first.waitForMessage(({ text }) => text === 'under it');
    const texts = async (of: Promise<readonly { text: string }[]>) =>
      (await of).map(({ text }) => text);
    expect(await texts(first.see(incidents))).toEqual(['status', 'for all to see']);
    expect(await texts(first.thread(incidents, ts))).toEqual(['status', 'a line', 'under it']);
  });

  test('is gone with its message', async () => {
    await using rig = await openSocketRig({ listen: [() => undefined] });
    const bot = rig.apps[0]?.client;
    const ts = await post(rig, {
      channel: incidents,
      text: 'card',
      blocks: buttons('Roll back'),
    });
    const press = { channel: incidents, ts, block: 'card', action: 'roll-back' };
    await bot?.chat.update({ channel: incidents, ts, text: 'decided', blocks: [] });
    const first = rig.shop.as('U0FIRST');
    expect(await first.act('press', press)).toMatchObject({ error: 'element_not_found' });
    await bot?.chat.delete({ channel: incidents, ts });
    expect(await first.act('press', press)).toMatchObject({ error: 'message_not_found' });
    await expect(first.press('Roll back')).rejects.toThrow('Nobody sees a "Roll back"');
  });

  test('on a private message can take that message away', async () => {
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          app.command('/incident', async ({ ack }) =>
            ack({ text: 'sure?', blocks: buttons('Never mind') }),
          );
          app.action('never-mind', async ({ ack, respond }) => {
            await ack();
            await respond({ delete_original: true });
          });
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident');
    expect(await first.press('Never mind')).toEqual({ ok: true });
    await first.waitFor(async () => (await first.see(incidents)).length === 0);
    expect(await first.see(incidents)).toEqual([]);
  });
});

describe("the app's Home", () => {
  test('is told to the app when it is opened, and has buttons of its own', async () => {
    const pressed = inbox<unknown>();
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          app.event('app_home_opened', async ({ event, client }) => {
            const view = { type: 'home' as const, blocks: buttons('Declare') };
            await client.views.publish({ user_id: event.user, view });
          });
          app.action('declare', async ({ ack, body }) => {
            await ack();
            pressed.put(body);
          });
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.act('home', {});
    await first.waitFor(() => first.home());
    expect(await first.press('Declare')).toEqual({ ok: true });
    expect(pressed.all[0]).toMatchObject({
      container: { type: 'view' },
      view: { type: 'home', app_id: 'A0STERNWAY' },
    });
  });
});

describe('a shortcut', () => {
  test('of the app carries a trigger, one on a message the message too', async () => {
    const used = inbox<unknown>();
    await using rig = await openSocketRig({
      listen: [
        (app) => {
          app.shortcut('declare', async ({ ack, body }) => {
            await ack();
            used.put(body);
          });
          app.shortcut('note', async ({ ack, body }) => {
            await ack();
            used.put(body);
          });
        },
      ],
    });
    const first = rig.shop.as('U0FIRST');
    const posted = await first.say(incidents, 'found it');
    const ts = posted.ok ? posted.ts : undefined;
    await first.act('shortcut', { shortcut: 'declare' });
    await first.act('shortcut', { shortcut: 'note', channel: incidents, ts });
    expect(used.all).toMatchObject([
      { type: 'shortcut', callback_id: 'declare', user: { id: 'U0FIRST' } },
      {
        type: 'message_action',
        callback_id: 'note',
        channel: { id: incidents },
        message_ts: ts,
        message: { text: 'found it', user: 'U0FIRST' },
      },
    ]);
  });
});
