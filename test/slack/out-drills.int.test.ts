import { describe, expect, test } from 'vitest';
import { drills, rehearsing } from '../app/rehearsed.ts';
import { accepted } from '../app/story.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm } from './out-seen.ts';

const channel = 'C0GENERAL';
const scene = (where = channel) =>
  quay((harbor) => rehearsing(harbor, { ...drills, channel: where }));

const textsIn = ({ slack }: Quay, where: string): readonly string[] =>
  slack.inChannel(where).map(({ text }) => text);
const told = (quayside: Quay, where = channel) =>
  quayside.boat.until('it is told', () => textsIn(quayside, where).length > 0);

describe('the reminder of a drill', () => {
  test('stands once in the channel of the team and once in the messages of the person due', async () => {
    await using quayside = await scene();
    await using _ = await quayside.post();
    await told(quayside);
    await told(quayside, 'D0ADA');
    await calm(quayside);
    expect(textsIn(quayside, channel)).toEqual([expect.stringMatching(/^<@U0ADA> DRILL: /u)]);
    expect(textsIn(quayside, 'D0ADA')).toEqual([expect.stringMatching(/^DRILL: /u)]);
  });

  test('says what became of it, and whoever leads the team hears of the second skip in a row', async () => {
    await using quayside = await scene();
    await using _ = await quayside.post();
    const skip = { kind: 'drillSkip', service: 'checkout' } as const;
    await told(quayside);
    await accepted(quayside.boat.say(skip, { by: 'ada' }));
    await quayside.boat.until('it is edited', () =>
      textsIn(quayside, channel).every((text) => text.includes('ada skipped it')),
    );
    expect(textsIn(quayside, 'D0DEV')).toEqual([]);
    quayside.harbor.clock.jump(24 * 3_600_000);
    await quayside.boat.until('it is told again', () => textsIn(quayside, channel).length === 2);
    await accepted(quayside.boat.say(skip, { by: 'ada' }));
    await told(quayside, 'D0DEV');
    expect(textsIn(quayside, 'D0DEV')[0]).toContain('ada skipped it, 2 times in a row');
  });

  test('is told again of nothing after a restart', async () => {
    await using quayside = await scene();
    {
      await using _ = await quayside.post();
      await told(quayside);
      await told(quayside, 'D0ADA');
    }
    await using _ = await quayside.post();
    await calm(quayside);
    expect(textsIn(quayside, channel)).toHaveLength(1);
    expect(textsIn(quayside, 'D0ADA')).toHaveLength(1);
  });

  test('reaches the person due where its channel was deleted, and the bot says that it cannot tell the team', async () => {
    await using quayside = await scene('C0GONE');
    await using poster = await quayside.post();
    await told(quayside, 'D0ADA');
    await quayside.boat.until('it is noticed', () => poster.reasons().length > 0);
    expect(poster.reasons()).toEqual([
      'checkout-team is not reminded of its drills in C0GONE: Slack answers channel_not_found. Invite the bot there, or name another channel under drills in sternway.yaml; whoever is due is written to all the same.',
    ]);
  });
});
