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
    expect(await poster.enter('C0GENERAL')).toBe(false);
    await accepted(declare(scene.boat));
    await accepted(scene.boat.say(attach));
    await calm(scene);
    expect(poster.channelOf('INC-1')).toBeUndefined();
    expect(scene.slack.inChannel('C0INCIDENTS').length).toBeGreaterThan(0);
  });
});
