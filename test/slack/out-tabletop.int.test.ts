import { describe, expect, test } from 'vitest';
import { LocalId } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import { accepted } from '../app/story.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm } from './out-seen.ts';

const start: Order = {
  kind: 'tabletopStart',
  scenario: 'cloudflare-2019-07-02',
  service: 'checkout',
  speed: '60x',
};
const choose = (point: string, option: string): Order => ({
  kind: 'tabletopChoose',
  point: LocalId.parse(point),
  option: LocalId.parse(option),
});
const answers = [
  choose('everything-502', 'find-out'),
  choose('kill-switch', 'both'),
  choose('well-again', 'validate'),
];

/** The channel of the tabletop that began last. */
const place = ({ slack }: Quay) => slack.channels.findLast(({ name }) => name.startsWith('drill-'));
const top = (scene: Quay) =>
  scene.slack
    .inChannel(place(scene)?.id ?? 'none')
    .filter(({ thread }) => thread === undefined)
    .map(({ text }) => text);

const asked = (scene: Quay, times: number) =>
  scene.boat.until('it is asked', async () => {
    const log = await scene.boat.ship.registry.read('incident/INC-1');
    return log.filter(({ type }) => type === 'TabletopAsked').length === times;
  });

async function toItsEnd(scene: Quay): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    await asked(scene, index + 1);
    await accepted(scene.boat.say(answer, { incident: 'INC-1' }));
  }
  await scene.boat.until(
    'it is over',
    async () => (await scene.boat.state('INC-1')).rung === 'closed',
  );
  await calm(scene);
}

describe('a tabletop in Slack', () => {
  test('has a channel that says what is played, and neither how it ends nor a target', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(scene.boat.say(start));
    await asked(scene, 1);
    await calm(scene);
    expect(place(scene)).toMatchObject({
      name: 'drill-20260301-cloudflare-requests-fail-all-over-the-world',
      topic: 'DRILL TABLETOP · INC-1 · Cloudflare: requests fail all over the world',
    });
    expect(top(scene).join('\n')).not.toContain('kill switch');
    expect(scene.slack.inChannel('C0INCIDENTS')).toEqual([]);
  });

  test('tells what happened before it asks, and every answer in full', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(scene.boat.say(start));
    await asked(scene, 1);
    await calm(scene);
    const said = top(scene);
    const story = said.findLastIndex((text) => text.startsWith('DRILL TABLETOP: this happens'));
    const question = said.findIndex((text) => text.includes('Without a decision by'));
    expect(said[story]).toContain('2019-07-02 13:45 UTC: First PagerDuty page');
    expect(story).toBeGreaterThan(-1);
    expect(question).toBeGreaterThan(story);
    expect(said[question]).toContain('3. Name who decides, and list what changed in ten minutes.');
  });

  test('ends with one message that has its score, what it was, and its lesson', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(scene.boat.say(start));
    await toItsEnd(scene);
    const scores = top(scene).filter((text) => text.includes('decisions were taken'));
    expect(scores).toHaveLength(1);
    expect(scores[0]).toContain('DRILL TABLETOP INC-1: ended.');
    expect(scores[0]).toContain('It was "Cloudflare: global WAF rule CPU exhaustion');
    expect(scores[0]).toContain('Lesson: Separate mitigate');
    expect(scores[0]).toContain('Once more: `/drill tabletop cloudflare-2019-07-02`.');
    expect(top(scene).at(-1)).toBe(scores[0]);
  });

  test('is told in a message for each moment, and the same after a restart', async () => {
    await using scene = await quay();
    const first = await scene.post();
    await accepted(scene.boat.say(start));
    await toItsEnd(scene);
    const before = top(scene);
    await first[Symbol.asyncDispose]();
    await using _ = await scene.post();
    await calm(scene);
    expect(top(scene)).toEqual(before);
    expect(before.filter((text) => text.includes('this happens'))).toHaveLength(6);
  });
});
