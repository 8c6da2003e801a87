import { describe, expect, test } from 'vitest';
import { accepted, refused, showCard } from '../app/story.ts';
import { declare, quay, staging } from './out-rig.ts';
import { calm, channel } from './out-seen.ts';

const attach = { kind: 'attach', channel: 'C0GENERAL' } as const;

describe('a channel that was made an incident\u0027s', () => {
  test('carries its messages, and keeps its name and topic', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await showCard(scene.boat);
    await accepted(scene.boat.say(attach));
    const general = scene.slack.channels.find(({ id }) => id === 'C0GENERAL');
    await scene.boat.until('its status is pinned', () => general?.pins.length === 1);
    await calm(scene);
    expect([poster.incidentIn('C0GENERAL'), poster.channelOf('INC-1')]).toEqual([
      'INC-1',
      'C0GENERAL',
    ]);
    expect(general).toMatchObject({ name: 'general', topic: '', isArchived: false });
    expect(channel(scene)).toBeUndefined();
    expect(general?.members).toContain('U0ADA');
  });

  test('takes over from the one that was made for it', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it has one', () => channel(scene)?.pins.length === 1);
    await accepted(scene.boat.say(attach));
    await scene.boat.until('it moved', () => poster.channelOf('INC-1') === 'C0GENERAL');
    await calm(scene);
    expect(JSON.stringify(scene.slack.inChannel('C0GENERAL'))).toContain('INC-1');
  });

  test('is no other incident\u0027s as well', async () => {
    await using scene = await quay();
    await accepted(declare(scene.boat));
    await accepted(scene.boat.say({ ...attach }, { incident: 'INC-1' }));
    await accepted(declare(scene.boat, 'slow', staging));
    const no = await refused(scene.boat.say({ ...attach }, { incident: 'INC-2' }));
    expect(no.code).toBe('ChannelTaken');
  });

  test('that the bot cannot enter is said to be so, and the incident goes on', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.info', { code: 'channel_not_found' });
    scene.slack.always('conversations.join', { code: 'method_not_supported_for_channel_type' });
    await using poster = await scene.post();
    expect(await poster.enter('C0GENERAL')).toBe('not-in');
    await accepted(declare(scene.boat));
    await accepted(scene.boat.say(attach));
    await calm(scene);
    expect(poster.channelOf('INC-1')).toBeUndefined();
    expect(scene.slack.inChannel('C0INCIDENTS').length).toBeGreaterThan(0);
  });

  test.each([
    ['archived', { isArchived: true }],
    ['shared', { isShared: true }],
  ] as const)('that is %s is none, also when it was attached from elsewhere', async (why, how) => {
    await using scene = await quay();
    const general = scene.slack.channels.find(({ id }) => id === 'C0GENERAL');
    Object.assign(general ?? {}, how);
    await using poster = await scene.post();
    expect(await poster.enter('C0GENERAL')).toBe(why);
    await accepted(declare(scene.boat));
    await accepted(scene.boat.say(attach));
    await calm(scene);
    expect(scene.slack.inChannel('C0GENERAL')).toEqual([]);
    expect(poster.channelOf('INC-1')).not.toBe('C0GENERAL');
  });
});

describe('a race for a channel', () => {
  const both = async (scene: Awaited<ReturnType<typeof quay>>) => {
    await accepted(declare(scene.boat));
    await accepted(declare(scene.boat, 'slow', staging));
  };

  test('has one winner among two incidents, and the other is told which', async () => {
    await using scene = await quay();
    await both(scene);
    const answers = await Promise.all(
      ['INC-1', 'INC-2'].map((incident) => scene.boat.say({ ...attach }, { incident })),
    );
    expect(answers.filter(({ accepted: isIn }) => isIn)).toHaveLength(1);
    const no = answers.find((answer) => !answer.accepted);
    expect(no && !no.accepted && no.refusal.code).toBe('ChannelTaken');
  });

  test('of one incident for two channels leaves it in one', async () => {
    await using scene = await quay();
    await both(scene);
    const answers = await Promise.all(
      ['C0GENERAL', 'C0INCIDENTS'].map((channel) =>
        scene.boat.say({ ...attach, channel }, { incident: 'INC-1' }),
      ),
    );
    expect(await scene.boat.events('ChannelAttached')).toHaveLength(1);
    const no = answers.find((answer) => !answer.accepted);
    expect(no && !no.accepted && no.refusal.code).toBe('AttachedAlready');
  });

  test('of two people for one channel and one incident is won by both', async () => {
    await using scene = await quay();
    await both(scene);
    const answers = await Promise.all(
      ['ada', 'bo'].map((by) => scene.boat.say({ ...attach }, { incident: 'INC-1', by })),
    );
    expect(answers.map(({ accepted: isIn }) => isIn)).toEqual([true, true]);
    expect(await scene.boat.events('ChannelAttached')).toHaveLength(1);
  });
});
