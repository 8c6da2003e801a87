import { describe, expect, test } from 'vitest';
import { checkout, pause, planOf, rb } from '../core/sample.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

const dayMs = 86_400_000;
const waiting = () =>
  underSail(({ playbooks }) => {
    playbooks.plan = planOf({ steps: [pause('drain')] });
  });

describe('a term that is over', () => {
  test('while the process was down is heard at the next start', async () => {
    await using scene = await waiting();
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await decidedOn(boat);
    await boat.until('it began', recorded(boat, 'StepStarted'));
    await underWay[Symbol.asyncDispose]();
    await boat[Symbol.asyncDispose]();
    harbor.clock.jump(60_000);
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    const back = harbor.clock.monotonic();
    await next.until('it ended', recorded(next, 'StepFinished'));
    expect(harbor.clock.monotonic() - back).toBeLessThan(1_000);
    await next.until('the run ended', recorded(next, 'RunEnded'));
  });

  test('that is not over yet goes on over a restart', async () => {
    await using scene = await waiting();
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await decidedOn(boat);
    await boat.until('it began', recorded(boat, 'StepStarted'));
    await boat.pass(10_000);
    await underWay[Symbol.asyncDispose]();
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    const back = harbor.clock.monotonic();
    await next.until('it ended', recorded(next, 'StepFinished'));
    const rest = harbor.clock.monotonic() - back;
    expect(rest).toBeGreaterThan(18_000);
    expect(rest).toBeLessThan(21_000);
    expect(await next.events('StepUnknown')).toEqual([]);
  });

  test('is heard once though its row is read twice', async () => {
    await using scene = await waiting();
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it began', recorded(boat, 'StepStarted'));
    const rowNow = async () =>
      (await boat.ship.registry.dueBefore('2027-01-01T00:00:00.000Z', 100)).find(
        ({ key }) => key === 'RB-1/drain',
      );
    const row = await rowNow();
    if (!row) throw new Error('no row');
    await boat.until('it ended', recorded(boat, 'StepFinished'));
    const key = 'a second time';
    await boat.ship.registry.append({
      key,
      reads: [],
      events: [],
      names: [],
      locks: [],
      leases: [],
      summaries: [],
      due: [{ do: 'set', ...row }],
      answer: null,
    });
    await boat.pass(2_000);
    expect(await boat.events('StepFinished')).toHaveLength(1);
    expect(await rowNow()).toBeUndefined();
  });
});

describe('a clock that is set', () => {
  test('a day forward ends terms early, each once, and breaks nothing', async () => {
    await using scene = await waiting();
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it began', recorded(boat, 'StepStarted'));
    harbor.clock.jump(dayMs);
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
    expect(await boat.events('StepFinished')).toHaveLength(1);
    expect((await boat.ship.registry.verify()).ok).toBe(true);
  });

  test('a day back makes terms late, loses none, and orders are still taken', async () => {
    await using scene = await waiting();
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it began', recorded(boat, 'StepStarted'));
    harbor.clock.jump(-dayMs);
    await boat.pass(60_000);
    expect(await boat.events('StepFinished')).toEqual([]);
    await accepted(boat.say({ kind: 'note', text: 'The clock is wrong' }));
    harbor.clock.jump(dayMs);
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
    expect((await boat.ship.registry.verify()).ok).toBe(true);
  });

  test('a day forward or back takes no lease from a step that runs in this process', async () => {
    let end = (): void => undefined;
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = () =>
        new Promise((resolve) => {
          end = () => resolve({ outcome: 'finished', evidence: {}, output: '' });
        });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it runs', () => harbor.world.effects.length > 0);
    for (const jump of [dayMs, -2 * dayMs, dayMs]) {
      harbor.clock.jump(jump);
      await boat.pass(15_000);
    }
    end();
    await boat.until('it finished', recorded(boat, 'StepFinished'));
    expect(await boat.events('StepUnknown')).toEqual([]);
    expect(harbor.world.effects).toHaveLength(1);
  });
});

describe('a proposal that was declined', () => {
  test('comes back when its time is over', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await boat.sail();
    await accepted(boat.say({ kind: 'declare', targets: [checkout], title: 'Buying fails' }));
    await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
    await accepted(boat.say({ kind: 'decline', plan: rb(1) }));
    harbor.clock.jump(1_790_000);
    await boat.pass(9_000);
    expect(await boat.events('ProposalExpired')).toEqual([]);
    await boat.pass(2_000);
    expect(await boat.events('ProposalExpired')).toHaveLength(1);
  });
});

describe('a registry that cannot be written when a term is over', () => {
  test('is said in the log now and then, not without a pause, and the term is heard afterwards', async () => {
    await using scene = await waiting();
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it began', recorded(boat, 'StepStarted'));
    boat.store.breakDown('append');
    await boat.pass(40_000);
    const said = boat.log.filter(({ event }) => event === 'DueRowUnheard').length;
    expect(said).toBeGreaterThan(5);
    expect(said).toBeLessThan(30);
    boat.store.mend();
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
  });

  test('is read again when it could not be read', async () => {
    await using scene = await waiting();
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    boat.store.breakDown('dueBefore', 'nextDue', 'since', 'leases', 'renew');
    await boat.pass(5_000);
    const events = new Set(boat.log.map(({ event }) => event));
    expect(events).toContain('DueRowsUnread');
    expect(events).toContain('TailUnread');
    expect(events).toContain('LeasesUnread');
    boat.store.mend();
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
  });
});

describe('a row that nobody can make sense of', () => {
  test('holds nothing else up', async () => {
    await using scene = await waiting();
    const { boat } = scene;
    await boat.ship.registry.append({
      key: 'nonsense',
      reads: [],
      events: [],
      names: [],
      locks: [],
      leases: [],
      summaries: [],
      due: [
        {
          do: 'set',
          key: 'nonsense',
          at: '2026-01-01T00:00:00.000Z',
          stream: 'incident/INC-1',
          order: { kind: 'danceAtMidnight' },
        },
      ],
      answer: null,
    });
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
    const said = boat.log.filter(({ event }) => event === 'DueRowUnheard').length;
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThan(200);
  });
});
