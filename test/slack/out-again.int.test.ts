import { describe, expect, test } from 'vitest';
import { accepted, decidedOn } from '../app/story.ts';
import { declare, quay } from './out-rig.ts';
import { calm, isSetUp, own, saying, thread, top } from './out-seen.ts';

const unread = { code: 'missing_scope' } as const;

describe('a lost answer where history may not be read', () => {
  test('leaves two status messages: the second says so and is the one that is kept right', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.history', unread);
    await using _ = await scene.post('C0INCIDENTS');
    scene.slack.next('chat.postMessage', 'lost');
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    const status = () => top(scene).filter(({ outboxId }) => outboxId.includes('/status/'));
    expect(status().map(({ text }) => text.startsWith('Again: '))).toEqual([false, true]);
    expect(JSON.stringify(status()[1]?.blocks)).toContain('This one counts.');
    await accepted(scene.boat.say({ kind: 'assign', role: 'ops', who: 'bo' }));
    await scene.boat.until('it is edited', () => (status()[1]?.edits ?? 0) > 0);
    await calm(scene);
    expect(status().map(({ edits }) => edits > 0)).toEqual([false, true]);
    expect(status()[1]?.text).toContain('Again: ');
  });

  test('leaves two announcements, the second marked', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.history', unread);
    await using _ = await scene.post();
    // The status message, and in the other channel the announcement.
    scene.slack.next('chat.postMessage', 'lost', 'lost');
    await accepted(declare(scene.boat));
    const there = () =>
      scene.slack
        .inChannel('C0INCIDENTS')
        .filter(({ outboxId }) => outboxId.includes('/announcement/'));
    await scene.boat.until('it stands', () => there().length > 1);
    await calm(scene);
    expect(there().map(({ text }) => text.startsWith('Again: '))).toEqual([false, true]);
  });

  test('leaves the lines of the thread twice, the second time marked, and those after them unmarked', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.replies', unread);
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    scene.slack.next('chat.postMessage', 'lost');
    await accepted(scene.boat.say({ kind: 'note', text: 'one' }));
    await scene.boat.until('it stands twice', () => saying(scene, 'one').length === 2);
    await accepted(scene.boat.say({ kind: 'note', text: 'next' }));
    await scene.boat.until('it goes on', () => saying(scene, 'next').length > 0);
    const marks = thread(scene)
      .slice(-3)
      .map(({ text }) => text.startsWith('Again: '));
    expect(marks).toEqual([false, true, false]);
  });

  test('leaves live output once: it is watched, and not obeyed', async () => {
    await using scene = await quay(({ world, clock }) => {
      world.steps['back'] = async () => {
        await clock.sleep(20_000);
        return { outcome: 'finished', evidence: { exit: 0 }, output: 'all done' };
      };
    });
    // What stands at the top is found again, what stands in the thread is not.
    scene.slack.always('conversations.replies', unread);
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    await scene.boat.until('it is told', () => thread(scene).length > 0);
    scene.slack.always('chat.postMessage', 'lost');
    const tail = () => own(scene).filter(({ outboxId }) => outboxId.includes('/tail.'));
    scene.boat.ship.tails.add('RB-1/back', 'line one');
    await scene.boat.until('it is sent', () => tail().length > 0);
    for (const line of ['line two', 'line three']) {
      scene.boat.ship.tails.add('RB-1/back', line);
      await scene.boat.pass(4_000);
    }
    await calm(scene);
    expect(tail()).toHaveLength(1);
  });
});

describe('a lost answer where history may be read', () => {
  test('leaves nothing marked', async () => {
    await using scene = await quay();
    scene.slack.next('chat.postMessage', 'lost', 'lost', 'down');
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    expect(saying(scene, 'Again: ')).toEqual([]);
  });
});
