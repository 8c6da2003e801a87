import { describe, expect, test } from 'vitest';
import type { Priority } from '../../src/slack/out/send/job.ts';
import { openPace } from '../../src/slack/out/send/pace.ts';
import { type Request, requestOf } from '../../src/slack/out/send/request.ts';
import { accepted } from '../app/story.ts';
import { declare, type Quay, quay, staging } from './out-rig.ts';
import { calm, isSetUp, saying } from './out-seen.ts';

/** How long it takes until another incident is told. */
async function untilOtherIsTold(scene: Quay): Promise<number> {
  const at = scene.harbor.clock.monotonic();
  await accepted(declare(scene.boat, 'other', staging));
  await scene.boat.until('the other is told', () => saying(scene, 'INC-2: other').length > 0);
  return scene.harbor.clock.monotonic() - at;
}

const setUp = async (scene: Quay): Promise<void> => {
  await accepted(declare(scene.boat));
  await scene.boat.until('it is set up', isSetUp(scene));
  await calm(scene);
};

describe('a 429', () => {
  test('on looking for a lost line stops no post', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await setUp(scene);
    scene.slack.always('conversations.replies', 60);
    scene.slack.next('chat.postMessage', 'lost');
    await accepted(scene.boat.say({ kind: 'note', text: 'lost line' }));
    const isAsked = () =>
      scene.slack.calls.some(({ method }) => method === 'conversations.replies');
    await scene.boat.until('it is looked for', isAsked);
    expect(await untilOtherIsTold(scene)).toBeLessThan(30_000);
  });

  test('on looking for a channel of an earlier try stops no other channel', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    scene.slack.next('conversations.create', 'lost');
    scene.slack.always('conversations.list', 60);
    await accepted(declare(scene.boat));
    const isAsked = () => scene.slack.calls.some(({ method }) => method === 'conversations.list');
    await scene.boat.until('it is looked for', isAsked);
    expect(await untilOtherIsTold(scene)).toBeLessThan(30_000);
  });

  test('on a post in one channel stops no post in another', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await setUp(scene);
    scene.slack.next('chat.postMessage', 60);
    const before = scene.slack.calls.length;
    await accepted(scene.boat.say({ kind: 'note', text: 'put off' }));
    await scene.boat.until('it is put off', () =>
      scene.slack.calls.slice(before).some(({ method }) => method === 'chat.postMessage'),
    );
    const at = scene.harbor.clock.monotonic();
    expect(await untilOtherIsTold(scene)).toBeLessThan(30_000);
    expect(saying(scene, 'put off')).toEqual([]);
    await scene.boat.until('it is told', () => saying(scene, 'put off').length > 0);
    expect(scene.harbor.clock.monotonic() - at).toBeGreaterThanOrEqual(59_000);
  });
});

describe('calls of one method for the whole workspace', () => {
  /** How many of these, one after the other as soon as each may be made, fit into a minute. */
  const inAMinute = (request: (count: number) => Request, priority: Priority): number => {
    let now = 0;
    const pace = openPace({ monotonic: () => now });
    for (let count = 0; ; count += 1) {
      const call = request(count);
      now = Math.max(now, pace.readyAt(call, priority));
      if (now >= 60_000) return count;
      expect(pace.take(call)).toBe(0);
    }
  };
  const edit = (count: number): Request =>
    requestOf('chat.update', { channel: 'C0INC', ts: `${count}` });
  const home = (count: number): Request => requestOf('views.publish', { user_id: `U${count}` });

  test('are at most fifty edits a minute, and what is only nice to have leaves room', () => {
    expect([inAMinute(edit, 0), inAMinute(edit, 1), inAMinute(edit, 3)]).toEqual([50, 48, 25]);
  });

  test('are at most eighty Homes a minute', () => {
    expect(inAMinute(home, 2)).toBe(80);
  });

  test('are not made, however urgent, when Slack would refuse them', () => {
    const now = 1_000;
    const pace = openPace({ monotonic: () => now });
    for (let count = 0; count < 50; count += 1) pace.take(edit(count));
    expect(pace.take(edit(50))).toBe(60_000);
    pace.rest(home(0), 7_000);
    expect(pace.take(home(1))).toBe(7_000);
  });
});
