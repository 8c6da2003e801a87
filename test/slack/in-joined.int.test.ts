import { describe, expect, test } from 'vitest';
import { accepted, showCard } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { command, elsewhere, happened, inSlack, there } from './in-rig.ts';

const joins = (user: string, channel = there) =>
  happened({ type: 'member_joined_channel', user, channel });

describe('somebody who joins the channel of an incident', () => {
  test('is told how it stands, alone', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(joins('U0NEW'));
    expect(slack.seen.told).toHaveLength(1);
    expect(slack.seen.told[0]?.reach).toMatchObject({ user: 'U0NEW', channel: there });
    expect(slack.lastTold()).toContain('INC-1');
    expect(slack.lastTold()).toContain('ada decides');
  });

  test('is told once in ten minutes', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(joins('U0NEW'));
    await slack.bring(joins('U0NEW'));
    expect(slack.seen.told).toHaveLength(1);
    await slack.boat.pass(10 * 60_000);
    await slack.bring(joins('U0NEW'));
    expect(slack.seen.told).toHaveLength(2);
  });

  test.each(['U0GUEST', 'U0STRANGER', 'U0ROBOT', 'U0LEFT'])(
    'is told nothing as %s',
    async (user) => {
      await using slack = await inSlack();
      await showCard(slack.boat);
      await slack.bring(joins(user));
      expect(slack.seen.told).toEqual([]);
    },
  );

  test('is told nothing of a private one without an invitation, and nothing elsewhere', async () => {
    await using slack = await inSlack();
    await accepted(
      slack.boat.say({ kind: 'declare', targets: [checkout], title: 'A leak', private: true }),
    );
    await slack.bring(joins('U0NEW'));
    await slack.bring(joins('U0FIRST', elsewhere));
    expect(slack.seen.told).toEqual([]);
    await slack.bring(joins('U0FIRST'));
    expect(slack.lastTold()).toContain('A leak');
  });

  test('can ask for the same later', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/incident catch-up', { by: 'U0NEW' }));
    expect(slack.lastTold()).toContain('ada decides');
  });
});

describe('a channel that is attached', () => {
  test('is that in which it was typed', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(command('/rollback attach', { channel: elsewhere }));
    expect(await slack.boat.events('ChannelAttached')).toMatchObject([{ channel: elsewhere }]);
  });

  test.each([
    ['not-in', 'BotNotInChannel'],
    ['archived', 'ChannelArchived'],
    ['shared', 'ChannelShared'],
  ] as const)('is refused with what to do: %s', async (enters, code) => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    slack.seen.enters = enters;
    await slack.bring(command('/rollback attach', { channel: elsewhere }));
    expect(slack.lastTold()).toContain(code);
    expect(await slack.boat.events('ChannelAttached')).toEqual([]);
  });
});
