import { describe, expect, test } from 'vitest';
import { LocalId } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, recorded, refused, underSail } from './story.ts';

const scenario = 'cloudflare-2019-07-02';
const start: Order = { kind: 'tabletopStart', scenario, speed: '60x', service: 'checkout' };
const choose = (point: string, option: string): Order => ({
  kind: 'tabletopChoose',
  point: LocalId.parse(point),
  option: LocalId.parse(option),
});

/** How many decisions were asked for. */
const askedTimes = (boat: Boat, incident: string, times: number) => async (): Promise<boolean> => {
  const log = await boat.ship.registry.read(`incident/${incident}`);
  return log.filter(({ type }) => type === 'TabletopAsked').length === times;
};

async function decidedAll(boat: Boat, incident: string): Promise<void> {
  const answers = [
    ['everything-502', 'find-out'],
    ['kill-switch', 'both'],
    ['well-again', 'validate'],
  ] as const;
  for (const [index, [point, option]] of answers.entries()) {
    await boat.until('it is asked', askedTimes(boat, incident, index + 1));
    await accepted(boat.say(choose(point, option), { incident }));
  }
  await boat.until('it is over', async () => (await boat.state(incident)).rung === 'closed');
}

describe('a tabletop', () => {
  test('is played to its score, and stands against the last time', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { say, incident } = await accepted(boat.say(start));
    expect(incident).toBe('INC-1');
    expect(say).toMatch(/^DRILL TABLETOP: /u);
    await boat.sail();
    const under = await accepted(boat.say({ kind: 'drillReport' }, { incident: 'INC-1' }));
    expect(under.say).toContain('under way');
    await decidedAll(boat, 'INC-1');
    const log = await boat.ship.registry.read('incident/INC-1');
    expect(new Set(log.map(({ mode }) => mode))).toEqual(new Set(['tabletop']));
    const { say: report } = await accepted(
      boat.say({ kind: 'drillReport' }, { incident: 'INC-1' }),
    );
    expect(report).toContain('3 of 3 decisions were taken.');
    expect(report).toContain('Several strategies at once: 1 time.');
    expect(report).toContain('Lesson: ');
    await accepted(boat.say(start));
    await decidedAll(boat, 'INC-2');
    const again = await accepted(boat.say({ kind: 'drillReport' }, { incident: 'INC-2' }));
    expect(again.say).toContain('The last time was INC-1');
  });

  test('pages nobody and takes no target, so a live incident begins beside it', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await accepted(boat.say(start));
    await boat.sail();
    await boat.until('a decision lapses', recorded(boat, 'TabletopLapsed'));
    expect(harbor.pages.told).toEqual([]);
    const live: Order = { kind: 'declare', targets: [checkout], title: 'slow' };
    expect((await accepted(boat.say(live))).incident).toBe('INC-2');
  });

  test('is handed over within its service', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(start));
    await accepted(boat.say({ kind: 'handover', who: 'bo' }, { incident: 'INC-1' }));
    await accepted(boat.say({ kind: 'acceptHandover' }, { incident: 'INC-1', by: 'bo' }));
    expect(await refused(boat.say(choose('a', 'b'), { incident: 'INC-1' }))).toMatchObject({
      code: 'NotTheAuthority',
    });
  });

  test('goes on where it was after the program was away, and says so', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(start));
    await boat.pass(3_600_000);
    await boat.sail();
    await boat.until('it is asked', recorded(boat, 'TabletopAsked'));
    expect(await boat.events('TabletopCaughtUp')).toMatchObject([{ lateMs: 3_600_000 }]);
  });

  test('is refused where there is no such scenario or service, and to programs', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    expect(await refused(boat.say({ kind: 'tabletopStart' }))).toMatchObject({
      code: 'NoScenario',
      reason: expect.stringContaining('knight-capital-2012-08-01'),
    });
    expect(await refused(boat.say({ kind: 'tabletopStart', scenario: 'nothing' }))).toMatchObject({
      code: 'NoScenario',
    });
    const nowhere: Order = { kind: 'tabletopStart', scenario, service: 'moon' };
    expect(await refused(boat.say(nowhere))).toMatchObject({ code: 'UnknownService' });
    expect(await refused(boat.say(start, { by: 'ci' }))).toMatchObject({ code: 'MachineMayNot' });
  });

  test('begins once, however often the order comes in', async () => {
    await using scene = await underSail();
    const first = await accepted(scene.boat.say(start, { key: 'once' }));
    expect(await accepted(scene.boat.say(start, { key: 'once' }))).toEqual(first);
  });
});
