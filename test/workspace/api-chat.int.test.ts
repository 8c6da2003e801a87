import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChannel } from '../../sandbox/slack/state/channels.ts';
import { addMember } from '../../sandbox/slack/state/membership.ts';
import { postMessage } from '../../sandbox/slack/state/post.ts';
import { type Answer, openWorkspace, type Rig, sentencesOf } from './api-rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openWorkspace();
});
afterEach(() => rig[Symbol.asyncDispose]());

const channel = 'C0INCIDENTS';
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const say = (more: Record<string, unknown> = {}) =>
  rig.call('chat.postMessage', { channel, text: 'hello', ...more });
const tsOf = (answer: Answer): string => String(answer['ts']);
const stored = (ts: string, where = channel) => rig.running.workspace.messages.get(where)?.get(ts);
const archive = () => {
  const found = rig.running.workspace.channels.get(channel);
  if (found !== undefined) {
    rig.running.workspace.channels.set(channel, { ...found, archived: true });
  }
};

describe('a message of the bot', () => {
  test('is known by a ts that rises', async () => {
    const [first, second] = [tsOf(await say()), tsOf(await say())];
    expect(first).toMatch(/^\d+\.\d{6}$/u);
    expect(Number(second.replace('.', ''))).toBeGreaterThan(Number(first.replace('.', '')));
  });

  test('names the app, and its blocks get ids', async () => {
    const answer = await say({ blocks: [section('a'), { ...section('b'), block_id: 'mine' }] });
    expect(answer).toMatchObject({
      channel,
      message: {
        user: 'U0BOT',
        bot_id: 'B0STERNWAY',
        app_id: 'A0STERNWAY',
        blocks: [{ block_id: expect.stringMatching(/^.{3,}$/u) }, { block_id: 'mine' }],
      },
    });
  });

  test('is cut at 40,000 characters', async () => {
    const ts = tsOf(await say({ text: 'x'.repeat(40_001) }));
    expect(stored(ts)?.text).toHaveLength(40_000);
  });

  test('may go to a public channel without the bot, but only with chat:write.public', async () => {
    expect(await say({ channel: 'C0DEV' })).toMatchObject({ ok: true });
    await using poor = await openWorkspace({ withhold: ['chat:write.public'] });
    expect(await poor.errorOf('chat.postMessage', { channel: 'C0DEV', text: 'x' })).toBe(
      'not_in_channel',
    );
  });

  test('may go to a person, in the conversation with them', async () => {
    const first = await say({ channel: 'U0FIRST' });
    const second = await say({ channel: 'U0FIRST' });
    expect(String(first['channel'])).toMatch(/^D/u);
    expect(second['channel']).toBe(first['channel']);
  });

  test.each([
    ['channel_not_found', 'an unknown channel', { channel: 'C0NONE' }],
    ['no_text', 'nothing in it', { text: '' }],
    ['no_text', 'empty blocks only', { text: '', blocks: [] }],
    ['invalid_blocks_format', 'blocks that are no list', { blocks: '{' }],
    ['invalid_attachments', 'attachments that are no list', { attachments: 'x' }],
    ['invalid_metadata_format', 'metadata without a type', { metadata: { event_payload: {} } }],
    ['invalid_arguments', 'no channel', { channel: undefined }],
    ['invalid_blocks', 'a section that is too long', { blocks: [section('x'.repeat(3_001))] }],
    [
      'msg_blocks_too_long',
      'too much in all blocks together',
      { blocks: Array.from({ length: 5 }, () => section('x'.repeat(3_000))) },
    ],
    [
      'metadata_too_large',
      'too much metadata',
      { metadata: { event_type: 'e', event_payload: { x: 'x'.repeat(9_000) } } },
    ],
  ])('is %s with %s', async (error, _, more) => {
    expect((await say(more)).error).toBe(error);
  });

  test('points to what is wrong in its blocks', async () => {
    const answer = await say({ blocks: [section('fine'), section('x'.repeat(3_001))] });
    expect(sentencesOf(answer)).toEqual([
      expect.stringMatching(/^\[ERROR\] .* \[json-pointer:\/blocks\/1\/text\/text\]$/u),
    ]);
  });

  test('is not taken by an archived channel', async () => {
    archive();
    expect((await say()).error).toBe('is_archived');
  });

  test('is not taken by a private channel that the bot does not know', async () => {
    const { workspace } = rig.running;
    const secret = createChannel(workspace, {
      name: 'secret',
      creator: 'U0FIRST',
      isPrivate: true,
    });
    if (!secret.ok) throw new Error(secret.error);
    expect((await say({ channel: secret.value.id })).error).toBe('channel_not_found');
    addMember(workspace, { channel: secret.value.id, user: 'U0BOT', inviter: 'U0FIRST' });
    expect(await say({ channel: secret.value.id })).toMatchObject({ ok: true });
  });
});

describe('a thread', () => {
  test('counts its replies at the parent', async () => {
    const parent = tsOf(await say({ text: 'parent' }));
    const reply = tsOf(await say({ thread_ts: parent, text: 'reply' }));
    await say({ thread_ts: reply, text: 'reply to the reply' });
    const history = await rig.call('conversations.history', { channel });
    expect(history['messages']).toMatchObject([
      { ts: parent, thread_ts: parent, reply_count: 2, reply_users: ['U0BOT'] },
    ]);
    expect(await rig.call('conversations.replies', { channel, ts: parent })).toMatchObject({
      messages: [
        { text: 'parent' },
        { text: 'reply', thread_ts: parent, parent_user_id: 'U0BOT' },
        { text: 'reply to the reply', thread_ts: parent },
      ],
    });
  });

  test('shows a broadcast reply in the channel too', async () => {
    const parent = tsOf(await say());
    await say({ thread_ts: parent, reply_broadcast: true, text: 'for all' });
    const history = await rig.call('conversations.history', { channel });
    expect(history['messages']).toMatchObject([
      { text: 'for all', subtype: 'thread_broadcast' },
      { ts: parent },
    ]);
  });

  test('that does not exist is thread_not_found', async () => {
    expect(await rig.errorOf('conversations.replies', { channel, ts: '1.000001' })).toBe(
      'thread_not_found',
    );
  });

  test('whose parent is gone takes no reply: it becomes a message of its own', async () => {
    const parent = tsOf(await say());
    await rig.call('chat.delete', { channel, ts: parent });
    const answer = await say({ thread_ts: parent, text: 'too late' });
    expect(answer['message']).not.toHaveProperty('thread_ts');
    const history = await rig.call('conversations.history', { channel });
    expect(history['messages']).toMatchObject([{ text: 'too late' }]);
  });

  test('cannot begin at a notice of Slack', async () => {
    const { workspace } = rig.running;
    addMember(workspace, { channel, user: 'U0GUEST' });
    const [notice] = workspace.messages.get(channel)?.keys() ?? [];
    expect((await say({ thread_ts: notice })).error).toBe('cannot_reply_to_message');
  });

  test('outlives its parent, which leaves a tombstone', async () => {
    const parent = tsOf(await say());
    await say({ thread_ts: parent });
    await rig.call('chat.delete', { channel, ts: parent });
    const thread = await rig.call('conversations.replies', { channel, ts: parent });
    expect(thread['messages']).toMatchObject([{ subtype: 'tombstone' }, { text: 'hello' }]);
    expect(await rig.errorOf('chat.delete', { channel, ts: parent })).toBe('message_not_found');
  });
});

describe('history', () => {
  test('comes newest first, in pages and ranges', async () => {
    const all: string[] = [];
    for (const text of ['1', '2', '3', '4', '5']) all.push(tsOf(await say({ text })));
    const [one, two, three, four] = all;
    const read = async (more: object) =>
      (await rig.call('conversations.history', { channel, ...more }))['messages'];
    expect(await read({ limit: 2 })).toMatchObject([{ text: '5' }, { text: '4' }]);
    expect(await read({ oldest: two, latest: four })).toMatchObject([{ ts: three }]);
    expect(await read({ oldest: '0', latest: two, inclusive: true })).toMatchObject([
      { ts: two },
      { ts: one },
    ]);
    const page = await rig.call('conversations.history', { channel, limit: 3 });
    expect(page).toMatchObject({ has_more: true, response_metadata: expect.anything() });
    const { next_cursor: cursor } = Object(page['response_metadata']);
    await say({ text: 'meanwhile' });
    expect(await read({ limit: 3, cursor })).toMatchObject([{ text: '2' }, { text: '1' }]);
  });

  test('keeps metadata back unless it is asked for', async () => {
    const metadata = { event_type: 'line', event_payload: { outbox_id: '7' } };
    await say({ metadata });
    const plain = await rig.call('conversations.history', { channel });
    expect(plain['messages']).not.toMatchObject([{ metadata }]);
    const whole = await rig.call('conversations.history', { channel, include_all_metadata: true });
    expect(whole['messages']).toMatchObject([{ metadata }]);
  });

  test.each([
    ['not_in_channel', { channel: 'C0DEV' }],
    ['channel_not_found', { channel: 'C0NONE' }],
    ['invalid_ts_oldest', { oldest: 'yesterday' }],
    ['invalid_ts_latest', { latest: 'now' }],
    ['invalid_cursor', { cursor: 'xyz' }],
    ['invalid_limit', { limit: 1_001 }],
  ])('is %s for %o', async (error, more) => {
    expect(await rig.errorOf('conversations.history', { channel, ...more })).toBe(error);
  });
});

describe('an edit', () => {
  test('with text alone takes the blocks away and keeps the metadata', async () => {
    const metadata = { event_type: 'line', event_payload: {} };
    const ts = tsOf(await say({ blocks: [section('a')], metadata }));
    await rig.call('chat.update', { channel, ts, text: 'plain' });
    expect(stored(ts)).toMatchObject({ text: 'plain', blocks: [], metadata });
    expect(stored(ts)?.edited?.user).toBe('U0BOT');
    await rig.call('chat.update', { channel, ts, text: 'plain', metadata: {} });
    expect(stored(ts)?.metadata).toBeUndefined();
  });

  test('of more than 4,000 bytes is refused whole', async () => {
    const ts = tsOf(await say());
    expect(await rig.errorOf('chat.update', { channel, ts, text: 'x'.repeat(4_001) })).toBe(
      'msg_too_long',
    );
    expect(stored(ts)?.text).toBe('hello');
  });

  test('of what another wrote is refused, and so is deleting it', async () => {
    const posted = postMessage(rig.running.workspace, { channel, user: 'U0FIRST', text: 'mine' });
    const ts = posted.ok ? posted.value.ts : '';
    expect(await rig.errorOf('chat.update', { channel, ts, text: 'x' })).toBe(
      'cant_update_message',
    );
    expect(await rig.errorOf('chat.delete', { channel, ts })).toBe('cant_delete_message');
  });

  test('of a message that is gone is message_not_found', async () => {
    const ts = tsOf(await say());
    expect(await rig.call('chat.delete', { channel, ts })).toMatchObject({ ok: true, ts });
    expect(await rig.errorOf('chat.update', { channel, ts, text: 'x' })).toBe('message_not_found');
  });

  test('in an archived channel is is_inactive', async () => {
    const ts = tsOf(await say());
    archive();
    expect(await rig.errorOf('chat.update', { channel, ts, text: 'x' })).toBe('is_inactive');
  });

  test('to nothing is no_text', async () => {
    const ts = tsOf(await say());
    expect(await rig.errorOf('chat.update', { channel, ts })).toBe('no_text');
  });
});

describe('a message to one person', () => {
  const whisper = (more: Record<string, unknown> = {}) =>
    rig.call('chat.postEphemeral', { channel, user: 'U0FIRST', text: 'psst', ...more });

  test('is shown to them and is not in history', async () => {
    expect(await whisper()).toMatchObject({ message_ts: expect.any(String) });
    expect([...rig.running.workspace.ephemerals.values()]).toMatchObject([
      { to: 'U0FIRST', text: 'psst', botId: 'B0STERNWAY' },
    ]);
    expect((await rig.call('conversations.history', { channel }))['messages']).toEqual([]);
  });

  test.each([
    ['user_not_in_channel', { user: 'U0GUEST' }],
    ['no_text', { text: '' }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['channel_not_found', { channel: 'C0NONE' }],
  ])('is %s with %o', async (error, more) => {
    expect((await whisper(more)).error).toBe(error);
  });

  test('is not_in_channel where the bot may not speak', async () => {
    await using poor = await openWorkspace({ withhold: ['chat:write.public'] });
    const private_ = { channel: 'C0DEV', user: 'U0FIRST', text: 'x' };
    expect(await poor.errorOf('chat.postEphemeral', private_)).toBe('not_in_channel');
  });

  test('is not shown in an archived channel', async () => {
    archive();
    expect((await whisper()).error).toBe('is_archived');
  });

  test('cannot be edited', async () => {
    const ts = String((await whisper())['message_ts']);
    expect(await rig.errorOf('chat.update', { channel, ts, text: 'x' })).toBe('message_not_found');
  });
});

describe('a permalink', () => {
  test('names the channel, the message and its thread', async () => {
    const parent = tsOf(await say());
    const reply = tsOf(await say({ thread_ts: parent }));
    const link = async (message_ts: string) =>
      (await rig.call('chat.getPermalink', { channel, message_ts }))['permalink'];
    const { url } = rig.running;
    expect(await link(parent)).toBe(`${url}/archives/${channel}/p${parent.replace('.', '')}`);
    expect(await link(reply)).toContain(`?thread_ts=${parent}&cid=${channel}`);
  });

  test('leads a browser to the channel and the thread', async () => {
    const parent = tsOf(await say());
    const message_ts = tsOf(await say({ thread_ts: parent }));
    const { permalink } = await rig.call('chat.getPermalink', { channel, message_ts });
    const led = await fetch(String(permalink), { redirect: 'manual' });
    expect(led.headers.get('location')).toBe(`/?at=${channel}&thread=${parent}`);
  });

  test('of no message is message_not_found', async () => {
    const missing = { channel, message_ts: '1.000001' };
    expect(await rig.errorOf('chat.getPermalink', missing)).toBe('message_not_found');
  });
});
