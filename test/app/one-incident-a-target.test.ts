import { describe, expect, test } from 'vitest';
import type { OrderOf } from '../../src/core/orders.ts';
import { checkout, pricing } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, underSail } from './story.ts';

const declare = (target: typeof checkout): OrderOf<'declare'> => ({
  kind: 'declare',
  targets: [target],
  title: 'Slow',
  severity: 'sev2',
});

/** The targets of all open incidents, each as often as it has one. */
const openTargets = async ({ ship }: Boat) =>
  (await ship.registry.summaries({ open: true })).flatMap(({ targets }) => targets).toSorted();

describe('two orders in the same moment that would each bring a target under an incident', () => {
  test('reopen one and declare another: one of them is refused', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    await accepted(boat.say({ kind: 'close' }, { incident: 'INC-1' }));
    const answers = await Promise.all([
      boat.say({ kind: 'reopen', reason: 'back' }, { incident: 'INC-1' }),
      boat.say(declare(checkout), { by: 'bo' }),
    ]);
    const [no, ...more] = answers.flatMap((one) => (one.accepted ? [] : [one.refusal.code]));
    expect([no, more]).toEqual(['TargetHasIncident', []]);
    expect(await openTargets(boat)).toEqual([checkout]);
  });

  test('widen one and declare another: one of them is refused', async () => {
    const ofPricing = { ...serviceCheckout, name: 'pricing', targets: [pricing] };
    await using scene = await underSail((port) => {
      port.rules = rulesOf({ services: { checkout: serviceCheckout, pricing: ofPricing } });
    });
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    const answers = await Promise.all([
      boat.say({ kind: 'scope', add: [pricing], remove: [] }, { incident: 'INC-1' }),
      boat.say(declare(pricing), { by: 'bo' }),
    ]);
    const [no, ...more] = answers.flatMap((one) => (one.accepted ? [] : [one.refusal.code]));
    expect([no, more]).toEqual(['TargetHasIncident', []]);
    expect(await openTargets(boat)).toEqual([checkout, pricing]);
  });
});
