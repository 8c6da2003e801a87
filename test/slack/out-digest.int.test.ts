import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { toldWeekly, weekly, weekMs } from '../app/weekly.ts';
import { checkout } from '../core/sample.ts';
import { declare, type Quay, quay, staging } from './out-rig.ts';
import { calm } from './out-seen.ts';

const digests = ({ slack }: Quay, where = 'C0INCIDENTS'): readonly string[] =>
  slack
    .inChannel(where)
    .map(({ text }) => text)
    .filter((text) => text.startsWith('The week '));
const told = (scene: Quay, times = 1, where?: string) =>
  scene.boat.until('it is told', () => digests(scene, where).length === times);

describe('the digest of a week', () => {
  test('is one message in the channel for announcements, and names no incident', async () => {
    await using scene = await quay(toldWeekly);
    const { boat } = scene;
    await accepted(declare(boat, 'A public failure', staging));
    await accepted(
      boat.say({ kind: 'declare', targets: [checkout], title: 'A leaked key', private: true }),
    );
    await using _ = await scene.post();
    await told(scene);
    await calm(scene);
    const [text = ''] = digests(scene);
    expect(text).toMatch(/^The week 2026-02-23 to 2026-03-02\n• Incidents: 2 /u);
    expect(text).not.toMatch(/INC-|leaked|failure|checkout/u);
    expect(digests(scene)).toHaveLength(1);
  });

  test('stays as it was told, also after a restart, and the next one is another message', async () => {
    await using scene = await quay(toldWeekly);
    {
      await using _ = await scene.post();
      await told(scene);
    }
    const first = digests(scene);
    await accepted(declare(scene.boat));
    await using _ = await scene.post();
    await scene.boat.pass(130_000);
    expect(digests(scene)).toEqual(first);
    scene.harbor.clock.jump(weekMs);
    await told(scene, 2);
  });

  test('goes into its own channel where there is one', async () => {
    await using scene = await quay((harbor) =>
      toldWeekly(harbor, { ...weekly, channel: 'C0GENERAL' }),
    );
    await using _ = await scene.post();
    await told(scene, 1, 'C0GENERAL');
    expect(digests(scene)).toEqual([]);
  });

  test('says that its channel was deleted, and incidents are told all the same', async () => {
    await using scene = await quay((harbor) =>
      toldWeekly(harbor, { ...weekly, channel: 'C0GONE' }),
    );
    await using poster = await scene.post();
    await scene.boat.until('it is noticed', () => poster.reasons().length > 0);
    expect(poster.reasons()).toEqual([
      'The week is not told in C0GONE: Slack answers channel_not_found. Invite the bot there, or name another channel under digest in sternway.yaml; the registry answers with the same figures.',
    ]);
    await accepted(declare(scene.boat));
    await scene.boat.until(
      'it is announced',
      () => scene.slack.inChannel('C0INCIDENTS').length > 0,
    );
  });

  test('says that it is told nowhere without any channel', async () => {
    await using scene = await quay(toldWeekly);
    await using poster = await scene.post('');
    expect(poster.reasons()).toEqual([
      'The week is told nowhere: there is no announcement channel. Set SLACK_ANNOUNCE_CHANNEL, or name a channel under digest in sternway.yaml.',
    ]);
  });
});
