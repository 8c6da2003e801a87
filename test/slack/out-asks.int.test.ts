import { describe, expect, test } from 'vitest';
import { failed } from '../app/sim-world.ts';
import { accepted, decidedOn } from '../app/story.ts';
import { checkout, effect, planOf, step } from '../core/sample.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm, channel, own, saying } from './out-seen.ts';

/** What stands in the channel about questions of this kind, or of any. */
const asked = (scene: Quay, about = '') =>
  own(scene).filter(({ outboxId }) => outboxId.includes(`/ask.${about}`));
const offer = (scene: Quay) => asked(scene, 'handover/');

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
    // Whoever writes the report is told of it, and nothing more is asked.
    expect(asked(scene).slice(2)).toMatchObject([{ text: expect.stringContaining('report') }]);
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
    await scene.boat.until('the close and the report are asked', () => asked(scene).length > 2);
    await calm(scene);
    const ids = asked(scene).map(({ outboxId }) => outboxId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(3);
  });
});

describe('a run that stands still where it is not safe to stay', () => {
  test('calls the authority in one message, with the ways on', async () => {
    await using scene = await quay(({ playbooks, world }) => {
      const steps = [step('half'), step('back', { needs: ['half'] })];
      playbooks.plan = planOf({ steps, rest: [step('to-rest')] });
      world.steps['back'] = () => failed('exit-1');
    });
    await using _ = await scene.post();
    await decidedOn(scene.boat);
    await scene.boat.until('it is asked', () => asked(scene).length === 1);
    await calm(scene);
    expect(asked(scene)[0]?.text).toContain('not safe to stay');
    expect(own(scene).filter(({ outboxId }) => outboxId.includes('/paused.'))).toEqual([]);
  });
});

describe('what is asked of somebody who may be elsewhere', () => {
  const direct = (scene: Quay) => scene.slack.inChannel('D0BO');
  const offered = async (scene: Quay): Promise<void> => {
    await accepted(scene.boat.say({ kind: 'declare', targets: [checkout], title: '5xx' }));
    await accepted(scene.boat.say({ kind: 'handover', who: '@bo' }));
  };
  const isAsked = (scene: Quay) => () => direct(scene).length === 1 && offer(scene).length === 1;

  test('stands in their own messages too, with the place, and is over there as well', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await offered(scene);
    await scene.boat.until('it is asked', isAsked(scene));
    await calm(scene);
    expect(direct(scene)[0]?.text).toContain('INC-1: 5xx');
    expect(JSON.stringify(direct(scene)[0]?.blocks)).toContain(`<#${channel(scene)?.id}>`);
    expect(JSON.stringify(direct(scene)[0]?.blocks)).toContain('/incident accept');
    await accepted(scene.boat.say({ kind: 'acceptHandover' }, { by: 'bo' }));
    await scene.boat.until('it is over', () =>
      [...direct(scene), ...offer(scene)].every(({ text }) => text.includes('Answered by bo')),
    );
    await calm(scene);
    expect([direct(scene).length, offer(scene).length]).toEqual([1, 1]);
    expect(JSON.stringify(direct(scene)[0]?.blocks)).not.toContain('button');
  });

  test('says that it lapsed when nobody answered', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await offered(scene);
    await scene.boat.until('it is asked', isAsked(scene));
    await scene.boat.pass(6 * 60_000);
    await scene.boat.until('it is over', () =>
      [...direct(scene), ...offer(scene)].every(({ text }) => text.includes('Ended at')),
    );
    expect(offer(scene)[0]?.text).toMatchInlineSnapshot(`
      "ada hands the decision of INC-1 (checkout@prod) over to bo, if accepted by 10:05 UTC.
      Ended at 10:05 UTC: bo did not accept in time, so the decision stays where it is."
    `);
  });

  test('stands in the channel alone where Slack lets nobody write to them', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.open', { code: 'user_disabled' });
    await using _ = await scene.post();
    await offered(scene);
    await scene.boat.until('it is asked', () => offer(scene).length === 1);
    await calm(scene);
    expect(direct(scene)).toEqual([]);
    const tried = scene.slack.calls.filter(({ method }) => method === 'conversations.open');
    expect(tried).toHaveLength(1);
    expect(scene.boat.log.map(({ event }) => event)).toContain('SlackDirectNotOpened');
  });
});
