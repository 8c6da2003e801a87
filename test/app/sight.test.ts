import { describe, expect, test } from 'vitest';
import { readsOf } from '../../src/app/reading/reads.ts';
import { askGate } from '../../src/app/targets/gate.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { checkout, rb } from '../core/sample.ts';
import { accepted, cardFor, refused, underSail } from './story.ts';

const hidden: OrderOf<'declare'> = {
  kind: 'declare',
  severity: 'sev2',
  targets: [checkout],
  title: 'A leaked key',
  private: true,
};
const status = { kind: 'status' } as const;

describe('somebody who was not let into a private incident', () => {
  test('is told what they would be told if it did not exist', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    const none = await refused(scene.boat.say(status, { by: 'oz', incident: 'INC-9' }));
    const there = await refused(scene.boat.say(status, { by: 'oz', incident: 'INC-1' }));
    expect(there).toEqual({ ...none, reason: none.reason.replace('INC-9', 'INC-1') });
    expect((await refused(scene.boat.say(status, { by: 'oz' }))).code).toBe('NoIncident');
    expect(await scene.boat.events('OrderAdvised')).toEqual([]);
  });

  test('orders nothing there, by whatever name', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    await accepted(scene.boat.say({ kind: 'plan', targets: [] }));
    const by = { by: 'oz' };
    const stop = await refused(scene.boat.say({ kind: 'stop' }, { ...by, incident: 'INC-1' }));
    expect(stop.code).toBe('UnknownIncident');
    expect((await refused(scene.boat.say({ kind: 'go', plan: rb(1) }, by))).code).toBe(
      'NoIncident',
    );
    expect(await scene.boat.events('OrderRefused')).toEqual([]);
  });

  test('learns that the target is taken, and nothing of why', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    const card = await refused(scene.boat.say({ kind: 'card', target: checkout }, { by: 'oz' }));
    const second = await refused(
      scene.boat.say({ kind: 'declare', targets: [checkout], title: 'mine' }, { by: 'oz' }),
    );
    expect([card.code, second.code]).toEqual(['TargetHasIncident', 'TargetHasIncident']);
    expect(card.lift).toContain('It is private');
    expect(JSON.stringify([card, second])).not.toContain('leaked');
  });
});

describe('a private incident that holds a target', () => {
  const auto = { kind: 'auto', mode: 'off', target: checkout, reason: 'it flaps' } as const;
  /** Decided on, so that it holds its target with a strategy that has a name. */
  async function holding() {
    await using stack = new AsyncDisposableStack();
    const scene = stack.use(await underSail());
    const { boat } = scene;
    await accepted(boat.say(hidden));
    await accepted(boat.say({ kind: 'plan', targets: [] }));
    await accepted(boat.say({ kind: 'go', card: await cardFor(boat) }));
    const all = stack.move();
    return { boat, [Symbol.asyncDispose]: () => all.disposeAsync() };
  }
  const secret = /INC-1|RB-1|leaked|ada|rollback is|epoch/iu;

  test('is told to others who ask where as no more than that it is there, and how to be let in', async () => {
    await using scene = await holding();
    const { say } = await accepted(scene.boat.say({ kind: 'where' }, { by: 'oz' }));
    expect(say).toContain('Held by a private incident since ');
    expect(say).toContain('/incident invite <@you>');
    expect(say).not.toMatch(secret);
    const { say: mine } = await accepted(scene.boat.say({ kind: 'where' }));
    expect(mine).toContain('Held by INC-1 since ');
  });

  test('does not seem free to somebody of the roster, nor to be taken command of', async () => {
    await using scene = await holding();
    const { say } = await accepted(scene.boat.say({ kind: 'where' }, { by: 'bo' }));
    expect(say).toContain('Held by a private incident since ');
    expect(say).not.toMatch(/You may act on checkout@prod|take-command/u);
  });

  test('keeps a release out without telling a program by what', async () => {
    await using scene = await holding();
    const { ship } = scene.boat;
    const ci = { kind: 'machine', token: 'ci', may: ['gate'] } as const;
    const ask = (version: string, actor: Parameters<typeof askGate>[1]['actor']) =>
      askGate(ship, { target: checkout, actor }, { version });
    expect((await ask('3', ci)).against).toEqual([
      { code: 'GateClosed', facts: { target: checkout, by: undefined } },
    ]);
    expect((await ask('1', ci)).against).toEqual([]);
    const [person] = ship.directory.ids(['ada']);
    if (person === undefined) throw new Error('nobody');
    expect((await ask('3', { kind: 'person', person })).against).toMatchObject([
      { facts: { by: { incident: 'INC-1' } } },
    ]);
  });

  test('keeps no word of somebody who wants automation off there, and does not say who decides', async () => {
    await using scene = await holding();
    const { boat } = scene;
    const no = await refused(boat.say(auto, { by: 'oz' }));
    expect(no.code).toBe('TargetHasIncident');
    expect(`${no.reason} ${no.lift}`).not.toMatch(/ada\b|leaked|RB-1/iu);
    expect(await boat.events('OrderAdvised')).toEqual([]);
    await accepted(boat.say(auto));
  });
});

describe('somebody who was let in', () => {
  test.each(['ada', 'dana'])('reads it, as %s does by role', async (by) => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    expect((await accepted(scene.boat.say(status, { by }))).incident).toBe('INC-1');
  });

  test('is on record with each read, and shown among those who know', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    await accepted(scene.boat.say({ kind: 'invite', who: '@oz' }));
    await accepted(scene.boat.say(status, { by: 'oz' }));
    const who = await accepted(scene.boat.say({ kind: 'who' }));
    expect(who.say).toMatch(/It is known to .*oz/u);
    expect(who.say).toMatch(/oz: status/u);
    const reads = await readsOf(scene.boat.ship, 'INC-1');
    expect(reads.map(({ what }) => what).toSorted()).toEqual(['status', 'who']);
  });

  test('is on no list of reads when it is public', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    await accepted(scene.boat.say({ kind: 'makePublic' }));
    await accepted(scene.boat.say(status, { by: 'oz' }));
    expect(await readsOf(scene.boat.ship, 'INC-1')).toEqual([]);
  });
});
