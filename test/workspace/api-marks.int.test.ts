import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorkspace, type Rig } from './api-rig.ts';

let rig: Rig;
let timestamp: string;
const channel = 'C0INCIDENTS';
beforeEach(async () => {
  rig = await openWorkspace();
  const posted = await rig.call('chat.postMessage', { channel, text: 'hello' });
  timestamp = String(posted['ts']);
});
afterEach(() => rig[Symbol.asyncDispose]());

describe('a reaction', () => {
  const react = (more: object = {}) => ({ channel, timestamp, name: 'memo', ...more });

  test('is added once and taken back once', async () => {
    expect(await rig.errorOf('reactions.add', react())).toBeUndefined();
    expect(await rig.errorOf('reactions.add', react())).toBe('already_reacted');
    expect(await rig.call('reactions.get', { channel, timestamp })).toMatchObject({
      message: {
        reactions: [{ name: 'memo', users: ['U0BOT'], count: 1 }],
        permalink: expect.stringContaining(`/archives/${channel}/p`),
      },
    });
    expect(await rig.errorOf('reactions.remove', react())).toBeUndefined();
    expect(await rig.errorOf('reactions.remove', react())).toBe('no_reaction');
  });

  test.each([
    ['invalid_name', { name: 'not an emoji' }],
    ['message_not_found', { timestamp: '1.000001' }],
    ['bad_timestamp', { timestamp: 'then' }],
    ['no_item_specified', { timestamp: '' }],
    ['channel_not_found', { channel: 'C0NONE' }],
    ['not_in_channel', { channel: 'C0DEV' }],
  ])('is %s with %o', async (error, more) => {
    expect(await rig.errorOf('reactions.add', react(more))).toBe(error);
    expect(await rig.errorOf('reactions.remove', react(more))).toBe(error);
  });

  test('is one of at most 23 kinds', async () => {
    for (let n = 0; n < 23; n += 1) await rig.call('reactions.add', react({ name: `e${n}` }));
    expect(await rig.errorOf('reactions.add', react())).toBe('too_many_emoji');
  });

  test('is not taken in an archive', async () => {
    await rig.call('conversations.archive', { channel });
    expect(await rig.errorOf('reactions.add', react())).toBe('is_archived');
  });
});

describe('a pin', () => {
  test('is set once, listed, and taken off once', async () => {
    expect(await rig.errorOf('pins.add', { channel, timestamp })).toBeUndefined();
    expect(await rig.errorOf('pins.add', { channel, timestamp })).toBe('already_pinned');
    expect(await rig.call('pins.list', { channel })).toMatchObject({
      items: [{ type: 'message', created_by: 'U0BOT', message: { ts: timestamp } }],
    });
    expect(await rig.errorOf('pins.remove', { channel, timestamp })).toBeUndefined();
    expect(await rig.errorOf('pins.remove', { channel, timestamp })).toBe('no_pin');
  });

  test('goes with its message', async () => {
    await rig.call('pins.add', { channel, timestamp });
    await rig.call('chat.delete', { channel, ts: timestamp });
    expect(await rig.call('pins.list', { channel })).toMatchObject({ items: [] });
  });

  test('is one of at most 100', async () => {
    const { channels } = rig.running.workspace;
    const found = channels.get(channel);
    if (found === undefined) throw new Error('The channel is gone.');
    const pin = { ts: '1.000001', by: 'U0FIRST', at: 0 };
    channels.set(channel, { ...found, pins: Array.from({ length: 100 }, () => pin) });
    expect(await rig.errorOf('pins.add', { channel, timestamp })).toBe('too_many_pins');
  });

  test('needs a message, and the bot in the channel', async () => {
    expect(await rig.errorOf('pins.add', { channel })).toBe('no_item_specified');
    expect(await rig.errorOf('pins.add', { channel, timestamp: '1.000001' })).toBe(
      'message_not_found',
    );
    expect(await rig.errorOf('pins.list', { channel: 'C0DEV' })).toBe('not_in_channel');
  });
});

describe('a bookmark', () => {
  const link = { channel_id: channel, title: 'Board', type: 'link', link: 'https://x.example/' };

  test('is added, edited, listed and removed', async () => {
    const added = await rig.call('bookmarks.add', { ...link, emoji: ':memo:' });
    const bookmark_id = String(Object(added['bookmark']).id);
    const key = { channel_id: channel, bookmark_id };
    await rig.call('bookmarks.edit', { ...key, title: 'Dashboard', link: 'https://y.example/' });
    expect(await rig.call('bookmarks.list', { channel_id: channel })).toMatchObject({
      bookmarks: [{ title: 'Dashboard', link: 'https://y.example/', emoji: ':memo:' }],
    });
    expect(await rig.errorOf('bookmarks.remove', key)).toBeUndefined();
    expect(await rig.errorOf('bookmarks.remove', key)).toBe('not_found');
    expect(await rig.errorOf('bookmarks.edit', { ...key, title: 'x' })).toBe('not_found');
  });

  test.each([
    ['invalid_bookmark_type', { type: 'folder' }],
    ['invalid_link', { link: 'javascript:1' }],
    ['invalid_link', { link: '' }],
    ['invalid_emoji', { emoji: 'memo' }],
    ['channel_not_found', { channel_id: 'C0NONE' }],
    ['not_in_channel', { channel_id: 'C0DEV' }],
  ])('is %s with %o', async (error, more) => {
    expect(await rig.errorOf('bookmarks.add', { ...link, ...more })).toBe(error);
  });

  test('is one of at most 100', async () => {
    for (let n = 0; n < 100; n += 1) await rig.call('bookmarks.add', link);
    expect(await rig.errorOf('bookmarks.add', link)).toBe('too_many_bookmarks');
  });
});

describe('a file', () => {
  const announce = async (content: string) => {
    const size = { filename: 'timeline.txt', length: Buffer.byteLength(content) };
    const answer = await rig.call('files.getUploadURLExternal', size);
    return { id: String(answer['file_id']), url: String(answer['upload_url']) };
  };
  const complete = (id: string, more: object = {}) =>
    rig.call('files.completeUploadExternal', { files: [{ id, title: 'Timeline' }], ...more });

  test('goes up in two steps with the SDK and is shared in a thread', async () => {
    const { running } = rig;
    const client = new WebClient(running.tokens.bot, { slackApiUrl: running.apiUrl });
    await client.filesUploadV2({
      channel_id: channel,
      thread_ts: timestamp,
      initial_comment: 'Here it is',
      file: Buffer.from('12:00 declared'),
      filename: 'timeline.txt',
      title: 'Timeline',
      alt_text: 'What happened when',
    });
    const thread = await rig.call('conversations.replies', { channel, ts: timestamp });
    expect(thread['messages']).toMatchObject([
      {},
      {
        text: 'Here it is',
        files: [{ name: 'timeline.txt', title: 'Timeline', alt_txt: 'What happened when' }],
      },
    ]);
    const [file] = running.workspace.files.values();
    const read = await fetch(`${running.url}/files/${file?.id}/timeline.txt`);
    expect(read.headers.get('content-type')).toContain('text/plain');
    expect(await read.text()).toBe('12:00 declared');
  });

  test('may be uploaded as a raw body, and kept without a channel', async () => {
    const { id, url } = await announce('raw');
    expect((await fetch(url, { method: 'POST', body: 'raw' })).status).toBe(200);
    expect(await complete(id)).toMatchObject({ files: [{ id, title: 'Timeline', size: 3 }] });
    expect(await rig.call('files.info', { file: id })).toMatchObject({ file: { id } });
  });

  test('without its bytes, or unknown, is file_not_found', async () => {
    const { id } = await announce('never sent');
    expect((await complete(id)).error).toBe('file_not_found');
    expect((await complete('F0NONE')).error).toBe('file_not_found');
    expect(await rig.errorOf('files.info', { file: 'F0NONE' })).toBe('file_not_found');
    const unknown = await fetch(`${rig.running.url}/upload/F0NONE`, { method: 'POST', body: 'x' });
    expect(unknown.status).toBe(404);
  });

  test('is not shared where the bot may not post', async () => {
    const { id, url } = await announce('x');
    await fetch(url, { method: 'POST', body: 'x' });
    expect((await complete(id, { channel_id: 'C0NONE' })).error).toBe('channel_not_found');
    await rig.call('conversations.archive', { channel });
    expect((await complete(id, { channel_id: channel })).error).toBe('is_archived');
  });

  test('that is deleted leaves its message', async () => {
    const { id, url } = await announce('x');
    await fetch(url, { method: 'POST', body: 'x' });
    await complete(id, { channel_id: channel, initial_comment: 'see' });
    expect(await rig.errorOf('files.delete', { file: id })).toBeUndefined();
    expect(await rig.errorOf('files.delete', { file: id })).toBe('file_deleted');
    expect(await rig.errorOf('files.info', { file: id })).toBe('file_deleted');
    expect((await fetch(`${rig.running.url}/files/${id}/timeline.txt`)).status).toBe(404);
    const { messages } = await rig.call('conversations.history', { channel });
    expect(Array.isArray(messages) ? messages[0] : undefined).not.toHaveProperty('files');
  });

  test.each([
    ['invalid_arguments', { filename: 'a', length: 0 }],
    ['file_upload_size_restricted', { filename: 'a', length: 1_000_000_001 }],
    ['alt_txt_too_large', { filename: 'a', length: 1, alt_txt: 'x'.repeat(1_001) }],
  ])('is %s when announced with %o', async (error, args) => {
    expect(await rig.errorOf('files.getUploadURLExternal', args)).toBe(error);
  });

  test('of a person cannot be deleted by the bot', async () => {
    const { id } = await announce('x');
    const { files } = rig.running.workspace;
    const file = files.get(id);
    if (file !== undefined) files.set(id, { ...file, user: 'U0FIRST' });
    expect(await rig.errorOf('files.delete', { file: id })).toBe('cant_delete_file');
  });
});
