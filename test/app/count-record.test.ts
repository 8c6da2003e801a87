import { describe, expect, test } from 'vitest';
import { countRecord } from '../../src/app/metrics/count-record.ts';
import type { Counted } from '../../src/core/metrics/counted.ts';
import { checkout } from '../core/sample.ts';
import { accepted, decidedOn, recorded, refused, underSail } from './story.ts';

const counting = (registry: Parameters<typeof countRecord>[0]) => {
  const counted: Counted[] = [];
  const catchUp = countRecord(registry, (one) => counted.push(one));
  return async (): Promise<readonly string[]> => {
    await catchUp();
    return counted.map(({ of, labels, value }) =>
      [of, ...Object.values(labels), ...(of.endsWith('_seconds') ? [] : [value])].join(' '),
    );
  };
};

describe('the counts of the record', () => {
  test('are those of each order and event, once, and the same after a restart', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    const counts = counting(registry);
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it ran', recorded(boat, 'RunEnded'));
    await refused(boat.say({ kind: 'stop' }, { by: 'oz' }));
    const before = await counts();
    expect(before).toContain('incidents live checkout 1');
    expect(before).toContain('decisions live go 1');
    expect(before.filter((one) => /^orders live go \S+ accepted/u.test(one))).toHaveLength(1);
    expect(before.some((one) => one.startsWith('runs '))).toBe(false);
    await accepted(boat.say({ kind: 'close', reportOwner: 'ada' }, { incident: 'INC-1' }));
    const after = await counts();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.filter((one) => one.startsWith('runs '))).toEqual([
      'runs live checkout rollback success 1',
    ]);
    expect(after).toContain('step_seconds live finished');
    expect(await counting(registry)()).toEqual(after);
    expect(await counts()).toEqual(after);
  });

  test('name no service of an incident that was declared in private, also after it is public', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(
      boat.say({ kind: 'declare', targets: [checkout], title: 'A leaked key', private: true }),
    );
    await accepted(boat.say({ kind: 'makePublic' }, { incident: 'INC-1' }));
    await accepted(boat.say({ kind: 'close', reportOwner: 'ada' }, { incident: 'INC-1' }));
    const counts = await counting(boat.ship.registry)();
    expect(counts).toContain('incidents live private 1');
    expect(counts.filter((one) => !one.startsWith('deployments')).join()).not.toContain('checkout');
  });

  test('are read from where they were read to, whoever asks meanwhile', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const asked: number[] = [];
    const { registry } = boat.ship;
    const counts = counting({
      read: registry.read,
      since: (position, limit) => {
        asked.push(position);
        return registry.since(position, limit);
      },
    });
    await decidedOn(boat);
    await Promise.all([counts(), counts()]);
    await counts();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBe(await registry.head());
  });
});
