import { describe, expect, test } from 'vitest';
import { decidedOn } from '../app/story.ts';
import { planOf, step } from '../core/sample.ts';
import { type Quay, quay } from './out-rig.ts';
import { channel, top } from './out-seen.ts';

const oneStep = (): Promise<Quay> =>
  quay(({ playbooks }) => {
    playbooks.plan = planOf({ steps: [step('back')] });
  });

const isRecovered = async (scene: Quay): Promise<void> => {
  await decidedOn(scene.boat);
  await scene.boat.until(
    'it is recovered',
    async () => (await scene.boat.state()).rung === 'recovered',
  );
};

describe('the picture of an incident that recovered', () => {
  test('comes into its thread once, with the same in words, also after a restart', async () => {
    await using scene = await oneStep();
    const first = await scene.post();
    await isRecovered(scene);
    await scene.boat.until('it is there', () => scene.slack.uploads.length > 0);
    expect(scene.slack.uploads[0]).toMatchObject({
      channel_id: channel(scene)?.id,
      thread_ts: top(scene)[0]?.ts,
      filename: 'INC-1-timeline.png',
      alt_text: expect.stringMatching(/^Timeline of INC-1, /u),
      initial_comment: expect.stringContaining('Ladder of recovery'),
    });
    await first[Symbol.asyncDispose]();
    await using _ = await scene.post();
    await scene.boat.pass(60_000);
    expect(scene.slack.uploads).toHaveLength(1);
  });

  test('says that it comes again, where nobody heard that the first one came', async () => {
    await using scene = await oneStep();
    const { filesUploadV2 } = scene.slack;
    scene.slack.filesUploadV2 = () => {
      scene.slack.filesUploadV2 = filesUploadV2;
      return Promise.reject(new Error('socket hang up'));
    };
    await using _ = await scene.post();
    await isRecovered(scene);
    await scene.boat.until('it is there', () => scene.slack.uploads.length > 0);
    expect(scene.slack.uploads).toMatchObject([
      { initial_comment: expect.stringMatching(/^Again: /u) },
    ]);
  });
});
