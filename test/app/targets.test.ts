import { describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { loadTarget } from '../../src/app/incidents.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { emptyBatch, newEvent } from '../../src/app/record.ts';
import { askGate } from '../../src/app/targets/gate.ts';
import { frozenBy } from '../../src/core/freeze/freeze.ts';
import { IncidentId, Target } from '../../src/core/ids.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { checkout, rb } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, decidedOn, refused, showCard, underSail } from './story.ts';

/** A rollback of an earlier incident has left release 2. */
async function leftRelease2({ ship }: Boat): Promise<void> {
  const { stream, version, state } = await loadTarget(ship.registry, checkout);
  const restored = {
    type: 'ReleaseRestored',
    target: checkout,
    from: '2',
    to: '1',
    incident: IncidentId.parse('INC-9'),
    plan: rb(9),
    since: ship.clock.now(),
  } as const;
  const by = {
    at: ship.clock.now(),
    actor: 'worker',
    via: 'timer',
    key: 'left',
    mode: 'live',
  } as const;
  await ship.registry.append({
    ...emptyBatch,
    key: 'left',
    reads: [{ stream, version }],
    events: [restored, frozenBy(restored, state)].map((event) =>
      newEvent(stream, event, { id: checkout, targets: [checkout] }, by),
    ),
    answer: null,
  });
}

const register = (version: string) =>
  ({ kind: 'releaseRegister', target: checkout, version, commit: `abcdef${version}` }) as const;
const off = { kind: 'auto', mode: 'off', target: checkout, reason: 'it flaps' } as const;
const fixed = { kind: 'releaseFixed', what: 'checkout', fix: 'f1f1f1f' } as const;

const pipeline = {
  target: checkout,
  actor: { kind: 'machine', token: 'ci', may: ['gate'] },
} as const;
const codes = async ({ ship }: Boat, version: string): Promise<readonly string[]> =>
  (await askGate(ship, pipeline, { version })).against.map(({ code }) => code);

describe('a release that a rollback left', () => {
  test('is denied at the gate, is no way back, and is told of where it is registered all the same', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await leftRelease2(boat);
    expect(await codes(boat, '2')).toEqual(['ReleaseFrozen']);
    expect(await codes(boat, '1')).toEqual([]);
    const again = await accepted(boat.say(register('3'), { by: 'ci' }));
    expect(again.say).toContain('WARNING: it should not be live.');
    await accepted(boat.say({ kind: 'declare', targets: [checkout], title: 'again' }));
    const plan: OrderOf<'plan'> = { kind: 'plan', targets: [checkout], to: '2' };
    expect(await refused(boat.say(plan))).toMatchObject({ code: 'ReleaseFrozen' });
    // Nobody knows what release 3 contains: pipelines are kept out, people are not kept from their way back.
    await accepted(boat.say(register('4'), { by: 'ci' }));
    await accepted(boat.say({ kind: 'plan', targets: [checkout], to: '3' }));
  });

  test('is let go by a person of the team alone, who names the fix', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await leftRelease2(boat);
    expect(await refused(boat.say(fixed, { by: 'oz' }))).toMatchObject({ code: 'NotTheRole' });
    expect(await refused(boat.say(fixed, { by: 'ci' }))).toMatchObject({ code: 'MachineMayNot' });
    const { say, events } = await accepted(boat.say(fixed, { by: 'bo' }));
    expect(say).toContain('bo named what fixed release 2 on checkout@prod: f1f1f1f.');
    expect(events).toMatchObject([{ stream: 'target/checkout@prod', type: 'ChangeFixed' }]);
    expect(await codes(boat, '3')).toEqual([]);
  });
});

describe('the gate of a target that an incident holds', () => {
  test('lets through what its strategy follows, and nothing else', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    expect(await codes(boat, '3')).toEqual([]);
    await decidedOn(boat);
    expect(await codes(boat, '3')).toEqual(['GateClosed']);
    expect(await codes(boat, '1')).toEqual([]);
    await accepted(boat.say({ kind: 'abort' }));
    expect(await codes(boat, '1')).toEqual(['GateClosed']);
  });

  test('of a service that nobody knows is closed', async () => {
    await using scene = await underSail();
    const { against } = await askGate(
      scene.boat.ship,
      { ...pipeline, target: Target.parse('nothing@prod') },
      {},
    );
    expect(against).toMatchObject([{ code: 'UnknownService' }]);
  });
});

describe('automation', () => {
  test('that is off is told where it is asked for, and ends by itself', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { say } = await accepted(boat.say({ ...off, forMs: 60_000 }, { by: 'bo' }));
    expect(say).toContain('Automation on checkout@prod is off: triggers only propose, until ');
    expect((await askGate(boat.ship, pipeline, {})).automation.mode).toBe('off');
    await boat.pass(60_000);
    expect((await askGate(boat.ship, pipeline, {})).automation.mode).toBe('on');
  });

  test('is not ordered by programs, nor for services that nobody knows', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    expect(await refused(boat.say(off, { by: 'ci' }))).toMatchObject({ code: 'MachineMayNot' });
    const unknown = { ...off, target: Target.parse('nothing@prod') };
    expect(await refused(boat.say(unknown))).toMatchObject({ code: 'UnknownService' });
  });

  test('is decided anew when somebody writes to the incident meanwhile, and advice is kept with what was told', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    let isFirst = true;
    const { append } = boat.ship.registry;
    const registry: Registry = {
      ...boat.ship.registry,
      append: async (batch) => {
        if (isFirst) {
          isFirst = false;
          await accepted(boat.say({ kind: 'note', text: 'hello' }));
        }
        return append(batch);
      },
    };
    const ordered = async (by: string) => {
      const [person] = boat.ship.directory.ids([by]);
      if (person === undefined) throw new Error('nobody');
      isFirst = true;
      return handleOrder(
        { ...boat.ship, registry },
        {
          order: off,
          incident: undefined,
          actor: { kind: 'person', person },
          arrival: { via: 'http', arrival: `http:${by}`, key: `auto-${by}` },
        },
      );
    };
    const no = await ordered('bo');
    expect(no).toMatchObject({ accepted: false, refusal: { code: 'NotTheAuthority' } });
    expect(await boat.events('OrderAdvised')).toHaveLength(1);
    expect(await ordered('bo')).toEqual(no);
    await accepted(ordered('ada'));
    expect((await askGate(boat.ship, pipeline, {})).automation.mode).toBe('off');
  });

  test('in an incident is ordered by its authority; what others say is kept as advice', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const no = await boat.say(off, { by: 'bo', key: 'mine' });
    expect(await refused(no)).toMatchObject({ code: 'NotTheAuthority' });
    expect(await boat.say(off, { by: 'bo', key: 'mine' })).toEqual(no);
    expect(await boat.events('OrderAdvised')).toMatchObject([{ order: 'auto' }]);
    const status = async () => (await accepted(boat.say({ kind: 'status' }))).say;
    expect(await status()).not.toContain('Automation of');
    await accepted(boat.say(off));
    expect(await status()).toMatch(
      /^Automation of checkout@prod is off: triggers only propose, until \d\d:\d\d UTC\.$/mu,
    );
  });
});

describe('the question where', () => {
  test('says that nothing is, and where whoever asks may act', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { say } = await accepted(boat.say({ kind: 'where' }));
    expect(say).toMatchInlineSnapshot(`
      "Nothing is locked, nothing is frozen, and automation is held back nowhere.

      You may act on checkout@prod: \`/rollback checkout@prod\`."
    `);
    const other = await accepted(boat.say({ kind: 'where' }, { by: 'oz' }));
    expect(other.say).toContain('You are on no roster');
  });

  test('says who holds what, since when, and how it ends; what is frozen; what automation may', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await leftRelease2(boat);
    await accepted(boat.say(register('3'), { by: 'ci' }));
    await accepted(boat.say(fixed));
    await accepted(boat.say({ ...off, forMs: 60_000 }));
    await decidedOn(boat);
    expect((await accepted(boat.say({ kind: 'where' }))).say).toMatchInlineSnapshot(`
      "checkout@prod:
      - Held by INC-1 since 10:00 UTC: checkout@prod: rollback considered.
      - ada decides there.
      - rollback (RB-1) is active since 10:00 UTC, epoch 1; it ends with its run, or by \`/rollback abort\` there.
      - The lock ends when INC-1 is recovered or closed: \`/incident close\` there.
      - The change of release 2 is frozen since 10:00 UTC (INC-9, RB-9); what contains f1f1f1f may go out, that release itself stays out.
      - Automation is off: triggers only propose, until 10:01 UTC; two of the roster end it: \`/rollback auto on checkout@prod <reason>\`.

      You decide now about checkout@prod."
    `);
    await accepted(boat.say({ kind: 'abort' }));
    const { say } = await accepted(boat.say({ kind: 'where' }, { by: 'bo' }));
    expect(say).toContain('No strategy is active.');
    expect(say).toContain('You are on the roster of checkout@prod, where somebody else decides');
  });
});
