import { describe, expect, test } from 'vitest';
import { openRows } from '../../src/app/metrics/measured.ts';
import { after, OutsideId } from '../../src/core/ids.ts';
import { checkout } from '../core/sample.ts';
import { drilling, onStaging } from './drill-scene.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

const stats = (more: object = {}) => ({ kind: 'registryStats' as const, ...more });

describe('the figures of all incidents', () => {
  test('come from the record, live incidents and drills apart', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it ran', recorded(boat, 'RunEnded'));
    const { say } = await accepted(boat.say(stats(), { by: 'oz' }));
    expect(say).toContain(': 1 (1 open; severity');
    expect(say).toContain('• Ended: 1 rollback success');
    expect((await accepted(boat.say(stats({ mode: 'drill' })))).say).toContain('DRILL incidents');
    const json: unknown = JSON.parse((await accepted(boat.say(stats({ form: 'json' })))).say);
    expect(json).toMatchObject({ incidents: { all: 1 }, behavior: 'withheld' });
    const page = await accepted(boat.say(stats({ form: 'summary' })));
    expect(page.say).toContain('# Live incidents');
  });

  test('have what went back without a run, and who of it was explained', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const outside = OutsideId.parse('OUT-1');
    const was = { kind: 'registryAdd', target: checkout, from: '2', to: '1' } as const;
    await accepted(boat.say({ ...was, since: '2026-02-28T03:05:00.000Z', what: 'By hand' }));
    const said = async () =>
      (await accepted(boat.say(stats({ since: '2026-01-01T00:00:00Z' })))).say;
    expect(await said()).toContain('• Went back without a run: 1, 0 of them explained');
    expect(await said()).toContain(': none.');
    await accepted(
      boat.say({ kind: 'registryExplain', outside, who: 'Bo', left: 'nothing', why: 'no chat' }),
    );
    expect(await said()).toContain('• Went back without a run: 1, 1 of them explained');
  });

  test('are those of a service, of a team, and of a window that is not empty', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const said = async (more: object) => (await accepted(boat.say(stats(more)))).say;
    expect(await said({ service: 'checkout' })).toContain('Live incidents of checkout');
    expect(await said({ team: 'checkout-team' })).toContain('Live incidents of checkout');
    expect(await said({ team: 'nobody' })).toBe('No service belongs to nobody.');
    expect(await said({ service: 'pricing' })).toContain(': none.');
    expect(
      await said({ since: '2026-02-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' }),
    ).toBe('There is no time between 2026-02-01T00:00:00.000Z and 2026-01-01T00:00:00.000Z.');
    expect(await said({ quarter: '2025q1' })).toContain('2025-01-01 to 2025-04-01: none.');
  });

  test('have the time that changes took, where CI says when they were made, once for each release', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const now = boat.ship.clock.now();
    const registered = (committedAt?: string) =>
      accepted(
        boat.say(
          {
            kind: 'releaseRegister',
            target: checkout,
            version: '9',
            commit: '9f8e7d6',
            liveSince: now,
            ...(committedAt !== undefined && { committedAt }),
          },
          { by: 'ci' },
        ),
      );
    const said = async () => (await accepted(boat.say(stats(), { by: 'oz' }))).say;
    await registered();
    const before = await said();
    expect(before).toContain(
      'Change lead time: unknown, because no release was registered with a time of its commits',
    );
    await registered(after(now, -7_200_000));
    const line = (text: string) => /Deployments: .*/u.exec(text)?.[0];
    expect(line(await said())).toBe(line(before));
    expect(await said()).toContain('Change lead time: 2 h (1 measured');
  });

  test('count no deployment to a place where drills are, whatever is done there', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    const said = async () => (await accepted(boat.say(stats({ since: '2026-02-01' })))).say;
    const before = await said();
    expect(before).toContain('• Deployments: 2 (');
    await onStaging(boat, '3', boat.ship.clock.now());
    expect(await said()).toBe(before);
  });

  test('count a private incident, and name none', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(
      boat.say({ kind: 'declare', targets: [checkout], title: 'A leaked key', private: true }),
    );
    for (const form of ['text', 'summary', 'json'] as const) {
      const { say } = await accepted(boat.say(stats({ form }), { by: 'oz' }));
      expect(say).toMatch(/: 1 \(|"all": 1/u);
      expect(say).not.toMatch(/INC-|leaked/u);
    }
  });

  test('are read again only where something happened', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const { registry } = boat.ship;
    const read: string[] = [];
    const rows = openRows({
      summaries: registry.summaries,
      read: (stream, after) => {
        read.push(stream);
        return registry.read(stream, after);
      },
    });
    expect(await rows()).toEqual(await rows());
    expect(read).toEqual(['incident/INC-1']);
    await accepted(boat.say({ kind: 'note', text: 'Called the vendor' }));
    await rows();
    expect(read).toHaveLength(2);
  });
});
