import { describe, expect, test } from 'vitest';
import {
  grantScope,
  revokeToken,
  subscribes,
  withholdScope,
} from '../../sandbox/slack/state/app.ts';
import { addBookmark } from '../../sandbox/slack/state/bookmarks.ts';
import {
  archiveChannel,
  createChannel,
  openIm,
  renameChannel,
} from '../../sandbox/slack/state/channels.ts';
import { canSee, findMessage, repliesTo, topLevelOf } from '../../sandbox/slack/state/find.ts';
import { addMember, removeMember } from '../../sandbox/slack/state/membership.ts';
import { addPin } from '../../sandbox/slack/state/pins.ts';
import { changeMessage, deleteMessage, postMessage } from '../../sandbox/slack/state/post.ts';
import { addReaction } from '../../sandbox/slack/state/react.ts';
import { putUser } from '../../sandbox/slack/state/user.ts';
import {
  changeEphemeral,
  ephemeralsOf,
  findEphemeral,
  postEphemeral,
  removeEphemeral,
} from '../../sandbox/slack/state/whisper.ts';
import { messageJson } from '../../sandbox/slack/state/wire/message.ts';
import { resetWorkspace } from '../../sandbox/slack/state/workspace.ts';
import { kindsOf, restingWorkspace } from './state-rig.ts';

const divider = { type: 'divider' };

describe('messages in one millisecond', () => {
  test('have rising ts in one channel, and equal ones in two', () => {
    const { say } = restingWorkspace();
    const [first, second, elsewhere] = [say(), say(), say({ channel: 'C0DEV' })];
    expect([first.ts, second.ts]).toEqual(['1767614400.000000', '1767614400.000001']);
    expect(elsewhere.ts).toBe(first.ts);
  });

  test('also after the clock has moved', () => {
    const { workspace, say } = restingWorkspace();
    say();
    workspace.clock.advance(1_500);
    expect(say().ts).toBe('1767614401.500000');
  });
});

describe('a change', () => {
  test('is told once to everybody who listens, and no more to who has stopped', () => {
    const { workspace, changes, say } = restingWorkspace();
    const heard: string[] = [];
    const stop = workspace.onChange((change) => heard.push(change.type));
    const message = say();
    stop();
    changeMessage(workspace, message, { text: 'later', by: 'U0FIRST' });
    deleteMessage(workspace, message);
    expect(heard).toEqual(['messagePosted']);
    expect(kindsOf(changes)).toEqual(['messagePosted', 'messageChanged', 'messageDeleted']);
  });

  test('leaves what it replaced as it was', () => {
    const { workspace, changes, say } = restingWorkspace();
    const before = say({ blocks: [divider] });
    changeMessage(workspace, before, { text: 'later', by: 'U0FIRST' });
    expect(before.text).toBe('hello');
    expect(changes.at(-1)).toMatchObject({
      previous: { text: 'hello' },
      message: { text: 'later', blocks: before.blocks, edited: { user: 'U0FIRST' } },
    });
  });

  test('that is refused is not told', () => {
    const { workspace, changes, say } = restingWorkspace();
    const reacting = { message: say(), name: 'memo', user: 'U0FIRST' };
    const added = addReaction(workspace, reacting);
    const message = added.ok ? added.value : reacting.message;
    expect(addReaction(workspace, { ...reacting, message })).toEqual({
      ok: false,
      error: 'already_reacted',
    });
    expect(kindsOf(changes)).toEqual(['messagePosted', 'reactionAdded']);
  });
});

describe('a thread', () => {
  test('takes a reply to a reply in, for it has one level', () => {
    const { workspace, say } = restingWorkspace();
    const parent = say();
    const reply = say({ threadTs: parent.ts });
    expect(say({ threadTs: reply.ts }).threadTs).toBe(parent.ts);
    expect(repliesTo(workspace, 'C0GENERAL', parent.ts)).toHaveLength(2);
    expect(topLevelOf(workspace, 'C0GENERAL')).toEqual([parent]);
  });

  test('is counted at its parent', () => {
    const { workspace, say } = restingWorkspace();
    const parent = say();
    say({ threadTs: parent.ts, user: 'U0NEW' });
    const latest = say({ threadTs: parent.ts });
    expect(messageJson(workspace, parent)).toMatchObject({
      reply_count: 2,
      reply_users: ['U0NEW', 'U0FIRST'],
      latest_reply: latest.ts,
    });
  });

  test('stays when its parent is deleted, and is then told of no more', () => {
    const { workspace, say } = restingWorkspace();
    const parent = say();
    say({ threadTs: parent.ts });
    deleteMessage(workspace, parent);
    expect(topLevelOf(workspace, 'C0GENERAL')).toMatchObject([{ subtype: 'tombstone' }]);
    expect(findMessage(workspace, 'C0GENERAL', parent.ts).ok).toBe(false);
  });
});

describe('a message for one person', () => {
  test('is found by that person only, until it goes', () => {
    const { workspace, changes } = restingWorkspace();
    const where = { channel: 'C0GENERAL', to: 'U0FIRST' };
    const shown = postEphemeral(workspace, { ...where, text: 'psst', blocks: [divider] });
    expect(ephemeralsOf(workspace, 'C0GENERAL', 'U0NEW')).toEqual([]);
    const later = changeEphemeral(workspace, shown, { text: 'later' });
    expect(findEphemeral(workspace, shown)).toMatchObject({ text: 'later', blocks: shown.blocks });
    removeEphemeral(workspace, later);
    removeEphemeral(workspace, later);
    expect(kindsOf(changes)).toEqual(['ephemeralPosted', 'ephemeralChanged', 'ephemeralRemoved']);
  });
});

describe('a guest', () => {
  test('sees only channels they are in; others see every public one', () => {
    const { workspace } = restingWorkspace();
    const sees = (user: string, channel: string) => {
      const found = workspace.channels.get(channel);
      return found !== undefined && canSee(workspace, found, user);
    };
    expect(sees('U0GUEST', 'C0GENERAL')).toBe(true);
    expect(sees('U0GUEST', 'C0INCIDENTS')).toBe(false);
    expect(sees('U0SUPPORT', 'C0DEV')).toBe(true);
    expect(sees('U0NOBODY', 'C0DEV')).toBe(false);
  });

  test('nobody sees a private channel from outside', () => {
    const { workspace } = restingWorkspace();
    const secret = createChannel(workspace, { name: 's', creator: 'U0FIRST', isPrivate: true });
    expect(secret.ok && canSee(workspace, secret.value, 'U0SECOND')).toBe(false);
    expect(secret.ok && canSee(workspace, secret.value, 'U0FIRST')).toBe(true);
  });
});

describe('membership', () => {
  test('changes once, with a notice in the channel', () => {
    const { workspace, changes } = restingWorkspace();
    const who = { channel: 'C0DEV', user: 'U0SUPPORT', inviter: 'U0FIRST' };
    addMember(workspace, who);
    addMember(workspace, who);
    removeMember(workspace, { ...who, by: 'U0FIRST' });
    removeMember(workspace, { ...who, by: 'U0FIRST' });
    expect(kindsOf(changes)).toEqual([
      'messagePosted',
      'memberJoined',
      'messagePosted',
      'memberLeft',
    ]);
    expect(changes[1]).toMatchObject({ inviter: 'U0FIRST' });
  });

  test('of an archived or unknown channel does not change', () => {
    const { workspace } = restingWorkspace();
    const dev = workspace.channels.get('C0DEV');
    if (dev !== undefined) archiveChannel(workspace, dev, 'U0FIRST');
    const who = { channel: 'C0DEV', user: 'U0FIRST', by: 'U0FIRST' };
    expect(addMember(workspace, who)).toMatchObject({ error: 'is_archived' });
    expect(removeMember(workspace, who)).toMatchObject({ error: 'is_archived' });
    expect(addMember(workspace, { ...who, channel: 'C0NONE' })).toMatchObject({
      error: 'channel_not_found',
    });
  });
});

describe('an archived channel', () => {
  test('takes no message, no pin and no other name, but says that it is archived', () => {
    const { workspace, say } = restingWorkspace();
    const message = say({ channel: 'C0DEV' });
    const dev = workspace.channels.get('C0DEV');
    const archived = dev && archiveChannel(workspace, dev, 'U0FIRST');
    if (archived?.ok !== true) throw new Error('not archived');
    const post = { channel: 'C0DEV', user: 'U0FIRST', text: 'x' };
    expect(postMessage(workspace, post)).toMatchObject({ error: 'is_archived' });
    expect(addPin(workspace, message, 'U0FIRST')).toMatchObject({ error: 'is_archived' });
    const rename = { name: 'other', by: 'U0FIRST' };
    expect(renameChannel(workspace, archived.value, rename)).toMatchObject({
      error: 'is_archived',
    });
    expect(topLevelOf(workspace, 'C0DEV').at(-1)?.subtype).toBe('channel_archive');
  });
});

describe('the conversation with the app', () => {
  test('is one for each person', () => {
    const { workspace } = restingWorkspace();
    const first = openIm(workspace, 'U0FIRST');
    expect(first.isNew).toBe(true);
    expect(openIm(workspace, 'U0FIRST')).toMatchObject({ isNew: false, channel: first.channel });
    expect(openIm(workspace, 'U0NEW').channel.id).not.toBe(first.channel.id);
  });
});

describe('the installed app', () => {
  test('hears an event that it asks for and may hear', () => {
    const { workspace } = restingWorkspace();
    expect(subscribes(workspace.app, 'message.channels')).toBe(true);
    expect(subscribes(workspace.app, 'app_home_opened')).toBe(true);
    expect(subscribes(workspace.app, 'reaction_added')).toBe(false);
    withholdScope(workspace, 'channels:history');
    expect(subscribes(workspace.app, 'message.channels')).toBe(false);
    grantScope(workspace, 'channels:history');
    expect(subscribes(workspace.app, 'message.channels')).toBe(true);
  });

  test('has all scopes of its manifest but those withheld', () => {
    const { workspace } = restingWorkspace({ withhold: ['pins:read'] });
    expect([...workspace.app.scopes]).toEqual(['chat:write', 'channels:history']);
  });
});

describe('a reset', () => {
  test('brings back the first day, and goes on with ids and time', () => {
    const { workspace, changes, say } = restingWorkspace();
    const before = say();
    putUser(workspace, { id: 'U0LATE', name: 'late' });
    revokeToken(workspace);
    const general = workspace.channels.get('C0GENERAL');
    if (general === undefined) throw new Error('no general');
    addBookmark(workspace, general, { title: 'x', link: 'https://x.example', emoji: undefined });
    resetWorkspace(workspace);
    expect(changes.at(-1)?.type).toBe('reset');
    expect(workspace.users.has('U0LATE')).toBe(false);
    expect(workspace.app.tokenLives).toBe(true);
    expect(workspace.channels.get('C0GENERAL')?.bookmarks).toEqual([]);
    expect(topLevelOf(workspace, 'C0GENERAL')).toEqual([]);
    expect(say().ts).not.toBe(before.ts);
  });
});
