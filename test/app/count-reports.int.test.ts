import { describe, expect, test } from 'vitest';
import { check, planOf } from '../core/sample.ts';
import type { Harbor } from './rig.ts';
import { serviceCheckout } from './rules.ts';
import { decidedOn, recorded, underSail } from './story.ts';

const prepared = (usual: 'known' | 'counted') => (harbor: Harbor) => {
  const count = { kind: 'http', with: {}, secrets: [] };
  harbor.playbooks.plan = planOf({ criteria: [check('books-balance')] });
  harbor.rules = {
    ...harbor.rules,
    services: {
      checkout: {
        ...serviceCheckout,
        supportAck: {
          mode: 'ack',
          role: 'support',
          afterMs: 20_000,
          reports: { now: count, usual: usual === 'known' ? 12 : count },
        },
      },
    },
  };
};

describe('support that is asked', () => {
  test('is told how many reports there are, counted once', async () => {
    await using scene = await underSail(prepared('known'));
    const { boat, harbor } = scene;
    harbor.world.counts['reports'] = 31;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('they are counted', recorded(boat, 'ReportsCounted'));
    await boat.pass(5_000);
    expect(await boat.events('ReportsCounted')).toMatchObject([{ now: 31, usual: 12 }]);
  });

  test('is told that nobody can tell, and counted anew after a restart', async () => {
    await using scene = await underSail(prepared('counted'));
    const { boat, harbor } = scene;
    let isUp = true;
    harbor.world.counts['reports'] = () =>
      isUp ? new Promise(() => undefined) : Promise.resolve(3);
    harbor.world.counts['usual-reports'] = async () => {
      throw new Error('no answer');
    };
    await boat.sail();
    await decidedOn(boat);
    await boat.until('support is asked', recorded(boat, 'SupportAsked'));
    await boat[Symbol.asyncDispose]();
    isUp = false;
    await using next = await harbor.boot();
    await next.sail();
    await next.until('they are counted', recorded(next, 'ReportsCounted'));
    expect(await next.events('ReportsCounted')).toMatchObject([{ now: 3, usual: null }]);
  });
});
