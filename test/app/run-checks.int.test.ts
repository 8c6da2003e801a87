import { describe, expect, test } from 'vitest';
import { check, planOf, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { aborted, measured } from './sim-world.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

const reports = async (boat: Boat, key: string) =>
  (await boat.events('CheckReported')).flatMap((event) =>
    event.type === 'CheckReported' && event.check === key
      ? [`${event.verdict}${event.held ? ' held' : ''}`]
      : [],
  );

describe('a check before the first step', () => {
  test('is asked first; nothing starts until it passed through its soak', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ preconditions: [check('router')] });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    const began = harbor.clock.monotonic();
    await boat.until('a step ran', () => harbor.world.effects.length > 0);
    expect(harbor.clock.monotonic() - began).toBeGreaterThanOrEqual(5_000);
    expect(await reports(boat, 'precondition/router')).toEqual(['pass held']);
  });

  test('that fails for as long as it may stops the run, and no step has run', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ preconditions: [check('router')] });
      world.checks['router'] = () => measured('fail', 'refused');
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    const began = harbor.clock.monotonic();
    await boat.until('the run waits', recorded(boat, 'RunPaused'));
    expect(harbor.clock.monotonic() - began).toBeGreaterThanOrEqual(10_000);
    expect(await reports(boat, 'precondition/router')).toEqual(['fail']);
    expect(harbor.world.effects).toEqual([]);
  });

  test('that comes round in time is a pass', async () => {
    let asked = 0;
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ preconditions: [check('router')] });
      world.checks['router'] = () => {
        asked += 1;
        return measured(asked < 4 ? 'inconclusive' : 'pass');
      };
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('a step ran', () => harbor.world.effects.length > 0);
    expect(await reports(boat, 'precondition/router')).toEqual(['pass held']);
  });

  test('that never answers is an error after its time, and the loop goes on', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ preconditions: [check('router')] });
      world.checks['router'] = async (signal) => {
        await aborted(signal);
        return measured('pass');
      };
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the run waits', recorded(boat, 'RunPaused'));
    expect(await reports(boat, 'precondition/router')).toEqual(['error']);
    const log = await boat.ship.registry.read('incident/INC-1');
    const texts = await boat.ship.registry.texts(log);
    const summaries = [...texts.values()].map(({ summary }) => summary);
    expect(summaries).toContainEqual(expect.stringContaining('no answer within 1'));
    expect(harbor.world.effects).toEqual([]);
  });

  test('is asked again after somebody says to go on', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ preconditions: [check('router')] });
      world.checks['router'] = () => measured('fail');
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the run waits', recorded(boat, 'RunPaused'));
    delete harbor.world.checks['router'];
    await accepted(boat.say({ kind: 'resume' }));
    await boat.until('a step ran', () => harbor.world.effects.length > 0);
    expect(await reports(boat, 'precondition/router')).toEqual(['fail', 'pass held']);
  });
});

describe('the limits of a check', () => {
  test('let so many misses in a row pass before the verdict says so', async () => {
    let asked = 0;
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({
        mitigatedWhen: [check('users-buy', { failureLimit: 2, soakMs: 600_000 })],
      });
      world.checks['users-buy'] = () => {
        asked += 1;
        return measured(asked >= 5 ? 'fail' : 'pass');
      };
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it fails', async () =>
      (await reports(boat, 'mitigation/users-buy')).includes('fail'),
    );
    expect(asked).toBe(7);
    expect(await reports(boat, 'mitigation/users-buy')).toEqual(['pass', 'fail']);
  });
});

describe('a check that soaks', () => {
  test('begins anew after a restart', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await decidedOn(boat);
    await boat.until('it passes', async () =>
      (await reports(boat, 'mitigation/users-buy')).includes('pass'),
    );
    await boat.pass(3_000);
    await underWay[Symbol.asyncDispose]();
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    const back = harbor.clock.monotonic();
    await next.until('it held', async () =>
      (await reports(next, 'mitigation/users-buy')).includes('pass held'),
    );
    expect(harbor.clock.monotonic() - back).toBeGreaterThanOrEqual(5_000);
    expect(await next.events('StepUnknown')).toEqual([]);
  });

  test('that held before a restart does not count until it held again', async () => {
    const service = {
      ...serviceCheckout,
      criteria: [
        check('slow', { class: 'integrity', soakMs: 0, initialDelayMs: 10_000 }),
        check('quick', { class: 'integrity', soakMs: 0 }),
      ],
    };
    await using scene = await underSail((harbor) => {
      harbor.rules = rulesOf({ services: { checkout: service } });
      harbor.world.checks['quick'] = () => measured('inconclusive');
    });
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await decidedOn(boat);
    await boat.until('one held', async () =>
      (await reports(boat, 'criterion/slow')).includes('pass held'),
    );
    await underWay[Symbol.asyncDispose]();
    await boat[Symbol.asyncDispose]();
    harbor.world.checks['slow'] = () => measured('fail');
    delete harbor.world.checks['quick'];
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await next.until('the slow one was asked', async () =>
      (await reports(next, 'criterion/slow')).includes('fail'),
    );
    expect(await next.events('RecoveryReached')).toEqual([]);
    expect(await reports(next, 'criterion/slow')).toEqual(['pass held', 'inconclusive', 'fail']);
  });

  test('begins anew after one miss', async () => {
    let asked = 0;
    await using scene = await underSail(({ world }) => {
      world.checks['users-buy'] = () => {
        asked += 1;
        return measured(asked === 4 ? 'fail' : 'pass');
      };
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it held', async () =>
      (await reports(boat, 'mitigation/users-buy')).includes('pass held'),
    );
    expect(asked).toBeGreaterThanOrEqual(4 + 6);
    const said = await reports(boat, 'mitigation/users-buy');
    expect(said).toEqual(['pass', 'fail', 'pass', 'pass held']);
  });

  test('says the same thing once, however often it is asked', async () => {
    await using scene = await underSail(({ world }) => {
      world.checks['users-buy'] = () => measured('fail');
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.pass(60_000);
    expect(harbor.world.asked.length).toBeGreaterThan(30);
    expect(await reports(boat, 'mitigation/users-buy')).toEqual(['fail']);
  });
});

describe('a check after a step', () => {
  test('stops the run when it fails, before the next step', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({
        steps: [
          step('one', { checkAfter: [check('answers', { soakMs: 0 })] }),
          step('two', { needs: ['one'] }),
        ],
      });
      world.checks['answers'] = () => measured('fail');
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the run waits', recorded(boat, 'RunPaused'));
    expect(harbor.world.effects).toEqual(['RB-1/one@1']);
    expect((await boat.events('RunPaused'))[0]).toMatchObject({
      why: 'check-failed',
      check: 'after/one/answers',
    });
  });
});

describe('a check that nobody asks for any more', () => {
  test('is not asked any more', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ preconditions: [check('router')] });
      world.checks['router'] = () => measured('inconclusive');
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it is asked', () => harbor.world.asked.includes('router'));
    await accepted(boat.say({ kind: 'abort' }));
    await boat.pass(1_500);
    const asked = harbor.world.asked.filter((id) => id === 'router').length;
    await boat.pass(10_000);
    expect(harbor.world.asked.filter((id) => id === 'router')).toHaveLength(asked);
  });
});

describe('a verdict that the registry cannot take', () => {
  test('is asked for again when it can, and the run goes on', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ preconditions: [check('router', { soakMs: 0 })] });
    });
    const { boat, harbor } = scene;
    await decidedOn(boat);
    boat.store.breakDown('append');
    await boat.sail();
    await boat.pass(3_000);
    expect(boat.log.map(({ event }) => event)).toContain('CheckStopped');
    expect(harbor.world.effects).toEqual([]);
    boat.store.mend();
    await boat.until('a step ran', () => harbor.world.effects.length > 0);
  });
});
