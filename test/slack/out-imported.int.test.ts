import { describe, expect, test } from 'vitest';
import { importing } from '../app/importing.ts';
import { accepted } from '../app/story.ts';
import { scenariosIn } from '../core/scenario/shipped.ts';
import { declare, quay } from './out-rig.ts';
import { calm } from './out-seen.ts';

const [knight] = scenariosIn('scenarios/knight-capital-2012-08-01.yaml');
/** As if it had just happened: what is over for long would be left alone anyway. */
const justNow = JSON.stringify({
  id: 'just-now',
  title: knight?.title,
  entries: [{ at: '2026-03-01T09:59:00Z', kind: 'detect', text: 'Orders run wild' }],
});

describe('incidents that were imported', () => {
  test('get no channel and no line, now or after a restart; live ones do', async () => {
    await using scene = await quay();
    const before = scene.slack.channels.length;
    const first = await scene.post();
    await importing(scene.boat);
    await importing(scene.boat, justNow);
    await calm(scene);
    await first[Symbol.asyncDispose]();
    await using _ = await scene.post();
    await calm(scene);
    expect(scene.slack.channels).toHaveLength(before);
    expect(scene.slack.inChannel('C0INCIDENTS')).toEqual([]);
    await accepted(declare(scene.boat));
    await scene.boat.until('it is told', () => scene.slack.inChannel('C0INCIDENTS').length === 1);
  });
});
