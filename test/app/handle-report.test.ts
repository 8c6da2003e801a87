import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import type { Report } from '../../src/core/reports.ts';
import { check, checkout, planOf, rb, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { decidedOn, underSail } from './story.ts';

const worker = { incident: 'INC-1', actor: 'worker' } as const;
const claim = (id: string): Report => ({
  kind: 'claim',
  plan: rb(1),
  step: id,
  epoch: 1,
  owner: 'here/1/one',
});
const ended = (id: string, attempt = 1): Report => ({
  kind: 'ended',
  plan: rb(1),
  step: id,
  epoch: 1,
  attempt,
  outcome: 'finished',
  code: undefined,
  evidence: {},
  output: 'done',
});
const say = (boat: Boat, report: Report) => handleReport(boat.ship, report, worker);
const three = planOf({ steps: ['one', 'two', 'three'].map((id) => step(id)) });

describe('a report', () => {
  test('said twice is recorded once', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    await say(boat, claim('back'));
    const first = await say(boat, ended('back'));
    expect(first.events.map(({ type }) => type)).toContain('StepFinished');
    const head = await boat.ship.registry.head();
    expect((await say(boat, ended('back'))).events).toEqual([]);
    expect(await boat.ship.registry.head()).toBe(head);
  });

  test('said twice in the same moment is recorded once', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const claims = await Promise.all([say(boat, claim('back')), say(boat, claim('back'))]);
    expect(claims.filter(({ events }) => events.length > 0)).toHaveLength(1);
    await Promise.all([say(boat, ended('back')), say(boat, ended('back'))]);
    expect(await boat.events('StepStarted')).toHaveLength(1);
    expect(await boat.events('StepFinished')).toHaveLength(1);
  });

  test('is not lost because another one came in the same moment', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = three;
    });
    const { boat } = scene;
    await decidedOn(boat);
    const steps = ['one', 'two', 'three'];
    const claims = await Promise.all(steps.map((id) => say(boat, claim(id))));
    expect(claims.map(({ events }) => events.map(({ type }) => type))).toEqual(
      steps.map(() => ['StepStarted']),
    );
    await Promise.all(steps.map((id) => say(boat, ended(id))));
    expect(await boat.events('StepFinished')).toHaveLength(3);
  });

  test('about another try, another strategy or an incident that is not there says nothing', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    await say(boat, claim('back'));
    const head = await boat.ship.registry.head();
    await say(boat, ended('back', 2));
    await say(boat, { kind: 'claim', plan: rb(1), step: 'back', epoch: 7, owner: 'x' });
    await handleReport(boat.ship, ended('back'), { ...worker, incident: 'INC-9' });
    expect(await boat.ship.registry.head()).toBe(head);
  });
});

describe('what belongs to a report', () => {
  test('is stored in one transaction: lease, term, locks, list and text', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const { registry } = boat.ship;
    await say(boat, claim('back'));
    expect(await registry.leases()).toMatchObject([
      { stepId: 'RB-1/back', epoch: 1, attempt: 1, owner: 'here/1/one' },
    ]);
    const [summary] = await registry.summaries();
    const log = await registry.read('incident/INC-1');
    expect(summary).toMatchObject({ id: 'INC-1', targets: [checkout] });
    await say(boat, ended('back'));
    expect(await registry.leases()).toEqual([]);
    const after = await registry.read('incident/INC-1', log.length);
    const texts = await registry.texts(after);
    expect([...texts.values()]).toContainEqual({ output: 'done' });
    const locks = await registry.locks();
    expect(locks.held).toMatchObject([{ target: checkout, incident: 'INC-1' }]);
    expect(locks.active).toEqual([]);
  });

  test('says on the stream of the target that the older release is live again', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    await say(boat, claim('back'));
    await say(boat, ended('back'));
    const log = await boat.ship.registry.read('target/checkout@prod');
    expect(log.slice(-2)).toMatchObject([
      {
        type: 'ReleaseRestored',
        codes: { from: '2', to: '1', incident: 'INC-1', plan: 'RB-1' },
      },
      { type: 'ChangeFrozen', codes: { version: '2', incident: 'INC-1', plan: 'RB-1' } },
    ]);
  });

  test('leaves nothing at all when it cannot be written', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const head = await boat.ship.registry.head();
    boat.store.breakDown('append');
    await expect(say(boat, claim('back'))).rejects.toThrow('disk of the registry is full');
    boat.store.mend();
    expect(await boat.ship.registry.head()).toBe(head);
    expect(await boat.ship.registry.leases()).toEqual([]);
  });
});

describe('a report that cannot come to rest', () => {
  test('gives up after many tries instead of going round for ever', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const conflict = { status: 'conflict', on: 'incident/INC-1' } as const;
    const registry = { ...boat.ship.registry, append: async () => conflict };
    await expect(handleReport({ ...boat.ship, registry }, claim('back'), worker)).rejects.toThrow(
      'changes faster',
    );
  });

  test('is a bug when it would take a target', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const held = { status: 'targetHeld', target: checkout, by: 'INC-9' } as const;
    const registry = { ...boat.ship.registry, append: async () => held };
    await expect(handleReport({ ...boat.ship, registry }, claim('back'), worker)).rejects.toThrow(
      'takes no target',
    );
  });
});

describe('two checks that answer in the same moment', () => {
  test('are both on record', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ preconditions: [check('router'), check('platform')] });
    });
    const { boat } = scene;
    await decidedOn(boat);
    const passed = (id: string): Report => ({
      kind: 'measured',
      key: `precondition/${id}`,
      epoch: 1,
      verdict: 'pass',
      held: true,
      summary: 'pass',
      facts: {},
    });
    await Promise.all([say(boat, passed('router')), say(boat, passed('platform'))]);
    expect(await boat.events('CheckReported')).toHaveLength(2);
  });
});
