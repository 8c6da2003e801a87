import { describe, expect, test } from 'vitest';
import { openIncidentsOf } from '../../src/app/open-incidents.ts';
import { accepted, decidedOn, underSail } from './story.ts';

describe('an incident that cannot be read', () => {
  test('does not keep the others unknown, is said once, and is known as soon as it can be read', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { incidents, registry, clock } = boat.ship;
    await decidedOn(boat);
    const told: unknown[] = [];
    const log = { info: () => undefined, warn: (facts: object) => void told.push(facts) };
    let damaged = true;
    const load: typeof incidents.load = (id) =>
      damaged && id === 'INC-1' ? Promise.reject(new Error('damaged')) : incidents.load(id);
    const open = await openIncidentsOf({
      registry,
      clock,
      incidents: { ...incidents, load },
      log,
    });
    expect(open.all()).toEqual([]);
    await accepted(boat.say({ kind: 'note', text: 'still here' }));
    await open.catchUp();
    expect(told).toHaveLength(1);
    damaged = false;
    await open.catchUp();
    expect(open.get('INC-1')?.rung).toBe('acting');
  });
});
