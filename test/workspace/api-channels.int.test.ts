import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChannel, unarchiveChannel } from '../../sandbox/slack/state/channels.ts';
import { putUser } from '../../sandbox/slack/state/user.ts';
import { openWorkspace, type Rig } from './api-rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openWorkspace();
});
afterEach(() => rig[Symbol.asyncDispose]());

const idOf = (answer: Readonly<Record<string, unknown>>): string =>
  String(Object(answer['channel']).id);
const create = async (name = 'inc-1', more: object = {}) =>
  idOf(await rig.call('conversations.create', { name, ...more }));
const noticesIn = (channel: string) =>
  [...(rig.running.workspace.messages.get(channel)?.values() ?? [])].map((each) => each.subtype);

describe('creating a channel', () => {
  test('makes the bot its creator and only member', async () => {
    const channel = await create();
    const { members } = await rig.call('conversations.members', { channel });
    expect(members).toEqual(['U0BOT']);
    expect(await rig.call('conversations.info', { channel })).toMatchObject({
      channel: { name: 'inc-1', creator: 'U0BOT', is_member: true, is_private: false },
    });
  });

  test.each([
    ['name_taken', 'general'],
    ['invalid_name_required', ''],
    ['invalid_name_maxlength', 'x'.repeat(81)],
    ['invalid_name_specials', 'Checkout Down'],
    ['invalid_name_punctuation', '---'],
  ])('is %s for "%s"', async (error, name) => {
    expect(await rig.errorOf('conversations.create', { name })).toBe(error);
  });

  test('finds a name taken by an archived channel', async () => {
    const channel = await create();
    await rig.call('conversations.archive', { channel });
    expect(await rig.errorOf('conversations.create', { name: 'inc-1' })).toBe('name_taken');
  });

  test('needs groups:write for a private one', async () => {
    await using poor = await openWorkspace({ withhold: ['groups:write'] });
    const asked = { name: 'secret', is_private: true };
    expect(await poor.call('conversations.create', asked)).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:write',
    });
  });
});

describe('finding channels', () => {
  test('lists public ones, and private ones only with the bot in them', async () => {
    await create('secret', { is_private: true });
    const names = async (types?: string) => {
      const { channels } = await rig.call(
        'conversations.list',
        types === undefined ? {} : { types },
      );
      return Array.isArray(channels) ? channels.map((each) => String(Object(each).name)) : [];
    };
    expect(await names()).toEqual(['general', 'incidents', 'dev']);
    expect(await names('private_channel')).toEqual(['secret']);
    await rig.call('conversations.leave', { channel: 'C0INCIDENTS' });
    expect(await names('mpim')).toEqual([]);
  });

  test('goes on from a cursor', async () => {
    const page = await rig.call('conversations.list', { limit: 2 });
    const { next_cursor: cursor } = Object(page['response_metadata']);
    const rest = await rig.call('conversations.list', { limit: 2, cursor });
    expect(rest).toMatchObject({
      channels: [{ name: 'dev' }],
      response_metadata: { next_cursor: '' },
    });
  });

  test.each([
    ['conversations.info', 'channel_not_found', { channel: 'C0NONE' }],
    ['conversations.members', 'channel_not_found', { channel: 'C0NONE' }],
    ['conversations.list', 'invalid_types', { types: 'secret' }],
    ['conversations.list', 'invalid_limit', { limit: 1_001 }],
  ])('%s is %s for %o', async (method, error, args) => {
    expect(await rig.errorOf(method, args)).toBe(error);
  });
});

describe('a private channel without the bot', () => {
  test.each(['conversations.info', 'conversations.members', 'conversations.history'])(
    'does not exist for %s',
    async (method) => {
      const { workspace } = rig.running;
      const secret = createChannel(workspace, {
        name: 'secret',
        creator: 'U0FIRST',
        isPrivate: true,
      });
      const channel = secret.ok ? secret.value.id : '';
      expect(await rig.errorOf(method, { channel })).toBe('channel_not_found');
    },
  );
});

describe('a conversation with one person', () => {
  test('is opened once', async () => {
    const first = await rig.call('conversations.open', { users: 'U0FIRST' });
    const second = await rig.call('conversations.open', { users: 'U0FIRST', return_im: true });
    expect(idOf(second)).toBe(idOf(first));
    expect(second).toMatchObject({ already_open: true, channel: { is_im: true, user: 'U0FIRST' } });
    expect(await rig.call('conversations.open', { channel: idOf(first) })).toMatchObject({
      no_op: true,
    });
  });

  test.each([
    ['users_list_not_supplied', {}],
    ['user_not_found', { users: 'U0NOBODY' }],
    ['user_disabled', { users: 'U0GONE' }],
    ['invalid_user_combination', { users: 'U0BOT' }],
    ['missing_scope', { users: 'U0FIRST,U0SECOND' }],
    ['channel_not_found', { channel: 'D0NONE' }],
  ])('is %s for %o', async (error, args) => {
    putUser(rig.running.workspace, { id: 'U0GONE', name: 'gone', deleted: true });
    expect(await rig.errorOf('conversations.open', args)).toBe(error);
  });

  test('has no topic, no members to invite and no archive', async () => {
    const channel = idOf(await rig.call('conversations.open', { users: 'U0FIRST' }));
    const error = 'method_not_supported_for_channel_type';
    expect(await rig.errorOf('conversations.setTopic', { channel, topic: 'x' })).toBe(error);
    expect(await rig.errorOf('conversations.invite', { channel, users: 'U0NEW' })).toBe(error);
    expect(await rig.errorOf('conversations.archive', { channel })).toBe(error);
    expect(await rig.errorOf('conversations.leave', { channel })).toBe(error);
    expect(await rig.errorOf('conversations.join', { channel })).toBe(error);
  });
});

describe('inviting', () => {
  test('brings people in and says so in the channel', async () => {
    const channel = await create();
    const answer = await rig.call('conversations.invite', { channel, users: 'U0FIRST,U0SECOND' });
    expect(answer).toMatchObject({ channel: { num_members: 3 } });
    expect(noticesIn(channel)).toEqual(['channel_join', 'channel_join']);
  });

  test.each([
    ['user_not_found', 'U0NOBODY'],
    ['user_not_found', 'S0ONCALL'],
    ['cant_invite_self', 'U0BOT'],
    ['already_in_channel', 'U0FIRST'],
    ['cant_invite', 'U0GONE'],
    ['org_user_not_in_team', 'U0STRANGER'],
    ['no_user', ','],
    ['invalid_arguments', Array.from({ length: 1_001 }, (_, n) => `U${n}`).join(',')],
  ])('is %s for %s', async (error, users) => {
    putUser(rig.running.workspace, { id: 'U0GONE', name: 'gone', deleted: true });
    putUser(rig.running.workspace, { id: 'U0STRANGER', name: 'stranger', teamId: 'T0OTHER' });
    expect(await rig.errorOf('conversations.invite', { channel: 'C0INCIDENTS', users })).toBe(
      error,
    );
  });

  test('lets nobody in when one cannot be, unless it is forced', async () => {
    const channel = await create();
    const users = 'U0FIRST,U0NOBODY';
    expect(await rig.call('conversations.invite', { channel, users })).toMatchObject({
      error: 'user_not_found',
      errors: [{ user: 'U0NOBODY', ok: false, error: 'user_not_found' }],
    });
    expect(rig.running.workspace.channels.get(channel)?.members).toEqual(['U0BOT']);
    expect(await rig.call('conversations.invite', { channel, users, force: true })).toMatchObject({
      ok: true,
      errors: [{ user: 'U0NOBODY' }],
    });
    expect(rig.running.workspace.channels.get(channel)?.members).toEqual(['U0BOT', 'U0FIRST']);
  });

  test('is not_in_channel from outside, is_archived into an archive', async () => {
    const users = 'U0FIRST';
    expect(await rig.errorOf('conversations.invite', { channel: 'C0DEV', users })).toBe(
      'not_in_channel',
    );
    const channel = await create();
    await rig.call('conversations.archive', { channel });
    expect(await rig.errorOf('conversations.invite', { channel, users })).toBe('is_archived');
  });
});

describe('joining, leaving and removing', () => {
  test('joining twice warns', async () => {
    expect(await rig.call('conversations.join', { channel: 'C0DEV' })).toMatchObject({
      channel: { is_member: true },
    });
    expect(await rig.call('conversations.join', { channel: 'C0DEV' })).toMatchObject({
      ok: true,
      warning: 'already_in_channel',
    });
  });

  test('leaving twice is no error', async () => {
    const channel = 'C0INCIDENTS';
    expect(await rig.call('conversations.leave', { channel })).toMatchObject({ ok: true });
    expect(await rig.call('conversations.leave', { channel })).toMatchObject({
      not_in_channel: true,
    });
  });

  test('the last member cannot leave a private channel', async () => {
    const channel = await create('secret', { is_private: true });
    expect(await rig.errorOf('conversations.leave', { channel })).toBe('last_member');
  });

  test('nobody leaves general, and nobody is removed from it', async () => {
    const channel = 'C0GENERAL';
    await rig.call('conversations.join', { channel });
    expect(await rig.errorOf('conversations.leave', { channel })).toBe('cant_leave_general');
    expect(await rig.errorOf('conversations.kick', { channel, user: 'U0NEW' })).toBe(
      'cant_kick_from_general',
    );
  });

  test.each([
    ['cant_kick_self', 'C0INCIDENTS', 'U0BOT'],
    ['user_not_found', 'C0INCIDENTS', 'U0NOBODY'],
    ['not_in_channel', 'C0INCIDENTS', 'U0GUEST'],
    ['not_in_channel', 'C0DEV', 'U0FIRST'],
    ['channel_not_found', 'C0NONE', 'U0FIRST'],
  ])('removing is %s in %s for %s', async (error, channel, user) => {
    expect(await rig.errorOf('conversations.kick', { channel, user })).toBe(error);
  });

  test('somebody removed is gone', async () => {
    const channel = 'C0INCIDENTS';
    expect(await rig.call('conversations.kick', { channel, user: 'U0NEW' })).toMatchObject({
      ok: true,
    });
    expect(rig.running.workspace.channels.get(channel)?.members).not.toContain('U0NEW');
  });
});

describe('keeping a channel', () => {
  test('topic, purpose and name are set and told in the channel', async () => {
    const channel = await create();
    await rig.call('conversations.setTopic', { channel, topic: 'mitigating' });
    await rig.call('conversations.setPurpose', { channel, purpose: 'checkout' });
    await rig.call('conversations.rename', { channel, name: 'inc-1-checkout' });
    expect(await rig.call('conversations.info', { channel })).toMatchObject({
      channel: {
        name: 'inc-1-checkout',
        topic: { value: 'mitigating', creator: 'U0BOT' },
        purpose: { value: 'checkout' },
      },
    });
    expect(noticesIn(channel)).toEqual(['channel_topic', 'channel_purpose', 'channel_name']);
  });

  test.each([
    ['too_long', 'conversations.setTopic', { channel: 'C0INCIDENTS', topic: 'x'.repeat(251) }],
    ['not_in_channel', 'conversations.setTopic', { channel: 'C0DEV', topic: 'x' }],
    ['too_long', 'conversations.setPurpose', { channel: 'C0INCIDENTS', purpose: 'x'.repeat(251) }],
    ['not_authorized', 'conversations.rename', { channel: 'C0INCIDENTS', name: 'other' }],
    ['not_archived', 'conversations.unarchive', { channel: 'C0INCIDENTS' }],
    ['channel_not_found', 'conversations.unarchive', { channel: 'C0NONE' }],
    ['not_in_channel', 'conversations.archive', { channel: 'C0DEV' }],
  ])('is %s from %s with %o', async (error, method, args) => {
    expect(await rig.errorOf(method, args)).toBe(error);
  });

  test('a taken name is refused', async () => {
    const channel = await create();
    expect(await rig.errorOf('conversations.rename', { channel, name: 'dev' })).toBe('name_taken');
  });

  test('an archived channel has lost the bot, stands still, and only a person opens it again', async () => {
    const channel = await create();
    expect(await rig.call('conversations.archive', { channel })).toMatchObject({ ok: true });
    expect(await rig.errorOf('conversations.archive', { channel })).toBe('already_archived');
    expect(await rig.errorOf('conversations.setTopic', { channel, topic: 'x' })).toBe(
      'is_archived',
    );
    expect(await rig.errorOf('conversations.rename', { channel, name: 'x' })).toBe('is_archived');
    expect(await rig.errorOf('conversations.join', { channel })).toBe('is_archived');
    expect(await rig.errorOf('conversations.leave', { channel })).toBe('is_archived');
    expect(await rig.errorOf('conversations.kick', { channel, user: 'U0NEW' })).toBe('is_archived');
    expect(await rig.errorOf('conversations.history', { channel })).toBe('not_in_channel');
    expect(await rig.errorOf('conversations.unarchive', { channel })).toBe('not_in_channel');
    const { workspace } = rig.running;
    const archived = workspace.channels.get(channel);
    if (archived !== undefined) unarchiveChannel(workspace, archived, 'U0FIRST');
    expect(await rig.errorOf('conversations.setTopic', { channel, topic: 'x' })).toBe(
      'not_in_channel',
    );
    await rig.call('conversations.join', { channel });
    expect(await rig.errorOf('conversations.setTopic', { channel, topic: 'x' })).toBeUndefined();
  });

  test('general cannot be archived', async () => {
    await rig.call('conversations.join', { channel: 'C0GENERAL' });
    expect(await rig.errorOf('conversations.archive', { channel: 'C0GENERAL' })).toBe(
      'cant_archive_general',
    );
  });
});
