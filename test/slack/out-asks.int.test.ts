import { describe, expect, test } from 'vitest';
import { accepted, decidedOn } from '../app/story.ts';
import { effect, planOf, step } from '../core/sample.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm, own, saying } from './out-seen.ts';

const asked = (scene: Quay) => own(scene).filter(({ outboxId }) => outboxId.includes('/ask.'));

/** A rollback that recovers by itself, but for what the bad release left over. */
const leaving = () =>
  quay(({ playbooks, world }) => {
    world.counts['orders'] = 212;
    playbooks.plan = planOf({ steps: [step('back')], effects: [effect('orders')] });
  });
const close = (scene: Quay) => accepted(scene.boat.say({ kind: 'close', reportOwner: '@bo' }));
const closeResidual = (scene: Quay) =>
  accepted(
    scene.boat.say(
      { kind: 'residual', residual: 'R1', outcome: 'done', evidence: 'case 17' },
      { by: 'dana' },
    ),
  );

describe('what is asked of people', () => {
  test('stands at the top of the channel with a mention, and says there what became of it', async () => {
    await using scene = await leaving();
    await using poster = await scene.post();
    poster.homeOpened('U0DANA');
    await decidedOn(scene.boat);
    await scene.boat.until('it is asked', () => asked(scene).length === 1);
    expect(asked(scene)[0]).toMatchObject({ thread: undefined });
    expect(asked(scene)[0]?.text).toMatch(/^<@U0DANA> Close R1 /u);
    await scene.boat.until('it is at Home', () =>
      JSON.stringify(scene.slack.homes.get('U0DANA')).includes('recovery waits only for'),
    );
    await closeResidual(scene);
    await scene.boat.until(
      'it is over and the close is asked',
      () =>
        asked(scene).length === 2 && asked(scene)[0]?.text.includes('Answered by dana') === true,
    );
    expect(JSON.stringify(asked(scene)[0]?.blocks)).not.toContain('button');
    expect(asked(scene)[1]?.text).toMatch(/^<@U0ADA> Close INC-1/u);
    await close(scene);
    await scene.boat.until(
      'both are over',
      () => asked(scene)[1]?.text.includes('Answered by ada') === true,
    );
    await calm(scene);
    expect(asked(scene)).toHaveLength(2);
  });

  test('calls whoever is to close once, not with the rung too', async () => {
    await using scene = await quay(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('back')] });
    });
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    await scene.boat.until('it is asked', () => asked(scene).length === 1);
    await calm(scene);
    const calling = saying(scene, 'recovered').filter(({ text }) => text.includes('<@U0ADA>'));
    expect(calling.map(({ outboxId }) => outboxId.split('/')[2]?.split('.')[0])).toEqual(['ask']);
  });

  test('stands once when the answer to posting it was lost', async () => {
    await using scene = await leaving();
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    await scene.boat.until('it is at the last check', async () => {
      const { rung } = await scene.boat.state();
      return rung === 'mitigated' || rung === 'validating';
    });
    scene.slack.next('chat.postMessage', 'lost', 'lost', 'lost');
    await scene.boat.until('it is asked', () => asked(scene).length > 0);
    await calm(scene);
    await closeResidual(scene);
    await scene.boat.until('the close is asked', () => asked(scene).length > 1);
    await calm(scene);
    const ids = asked(scene).map(({ outboxId }) => outboxId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(2);
  });
});
