import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { declare, type Quay, quay } from './out-rig.ts';

const saying = ({ slack }: Quay, words: string) =>
  slack.messages().filter(({ text }) => text.includes(words));
const mayNotWrite = { code: 'missing_scope' } as const;
const writing = ['chat.postMessage', 'chat.update'] as const;

describe('an app that loses the permission to write', () => {
  test('says so, and tells everything once when it has it again', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', () => saying(scene, 'declared').length > 0);
    for (const method of writing) scene.slack.always(method, mayNotWrite);
    for (const text of ['first', 'second'])
      await accepted(scene.boat.say({ kind: 'note', text: `${text} of two` }));
    await scene.boat.until('it is said', () =>
      poster.reasons().join(' ').includes('does not let the bot write'),
    );
    await scene.boat.pass(120_000);
    expect(saying(scene, 'of two')).toEqual([]);
    for (const method of writing) scene.slack.always(method, undefined);
    await scene.boat.until('it is told', () => saying(scene, 'second of two').length > 0);
    expect(saying(scene, 'first of two')).toHaveLength(1);
    expect(saying(scene, 'second of two')).toHaveLength(1);
    await scene.boat.until('it is well', () => poster.reasons().length === 0);
  });
});

describe("an incident's channel in which only some may write", () => {
  test.each(['restricted_action', 'restricted_action_read_only_channel'])(
    'has its lines told in the announcement channel, after %s',
    async (code) => {
      await using scene = await quay();
      await using _ = await scene.post();
      await accepted(declare(scene.boat));
      await scene.boat.until('it is set up', () => saying(scene, 'declared').length > 0);
      scene.slack.next('chat.postMessage', { code });
      await accepted(scene.boat.say({ kind: 'note', text: 'not there' }));
      await scene.boat.until('it is told', () => saying(scene, 'not there').length > 0);
      expect(saying(scene, 'not there').map(({ channel }) => channel)).toEqual(['C0INCIDENTS']);
      expect(saying(scene, `cannot be written to (${code})`)).toHaveLength(1);
    },
  );
});
