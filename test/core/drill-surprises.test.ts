import { describe, expect, test } from 'vitest';
import { surprisesIn } from '../../src/core/drill/answered.ts';
import { springs } from '../../src/core/drill/spring.ts';
import { standIn, standInOrders } from '../../src/core/drill/stand-in.ts';
import { isToCome, sprungIn } from '../../src/core/drill/state.ts';
import { drawn, surpriseKinds } from '../../src/core/drill/surprise.ts';
import type { Event } from '../../src/core/events.ts';
import type { PersonId } from '../../src/core/ids.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { may } from '../../src/core/policy/may.ts';
import { channelName } from '../../src/slack/out/channel/name.ts';
import { given } from './given.ts';
import { declared, planned } from './orders.ts';
import { ada, planOf, rb } from './sample.ts';

const at = '2026-03-01T10:00:00.000Z';
const sprung = surpriseKinds.map(
  (surprise) => ({ type: 'SurpriseSprung', surprise, person: ada, at }) as const,
);
const { incident } = given(declared(), planned(planOf()));
/** The same incident, for which every surprise is planned. */
const surprised = (more: Partial<Incident>): Incident => ({
  ...incident,
  drill: { planned: surpriseKinds, sprung: [] },
  ...more,
});

describe.each(surpriseKinds)('the surprise %s', (kind) => {
  test('is to come in a drill, until it has come or the drill is closed', () => {
    expect(isToCome(surprised({ mode: 'drill' }), kind)).toBe(true);
    expect(isToCome(surprised({ mode: 'drill', rung: 'closed' }), kind)).toBe(false);
    const drill = { planned: surpriseKinds, sprung };
    expect(isToCome(surprised({ mode: 'drill', drill }), kind)).toBe(false);
    expect(isToCome({ ...incident, mode: 'drill' }, kind)).toBe(false);
  });

  test.each(['live', 'tabletop'] as const)(
    'never comes in mode %s, whatever is on record',
    (mode) => {
      expect(isToCome(surprised({ mode }), kind)).toBe(false);
      expect(sprungIn(surprised({ mode, drill: { planned: [], sprung } }), kind)).toBeUndefined();
      expect(springs(surprised({ mode }))).toEqual([]);
    },
  );

  test('is drawn by chance as any other is', () => {
    const all = surpriseKinds.map((_, draw) => drawn(['random'], draw));
    expect(all).toContainEqual([kind]);
  });

  test('comes once, however often it is asked for, and chance draws another', () => {
    expect(drawn([kind, kind], 0)).toEqual([kind]);
    const two = drawn([kind, 'random'], 7);
    expect(new Set(two).size).toBe(2);
  });
});

describe('the stand-in', () => {
  const following = {
    strategy: 'rollback',
    epoch: 1,
    plan: rb(1),
    targets: [],
    since: at,
  } as const;
  const act = { status: 'active', ...following } as const;
  const second = (one: Partial<Incident>) => springs(surprised({ course: act, ...one }));

  test('orders something else once somebody acts, and nothing where another surprise was sprung', () => {
    const drill = { planned: ['second-order'], sprung: [] } as const;
    const [surprise] = second({ mode: 'drill', rung: 'acting', drill });
    expect(surprise).toEqual({ type: 'SurpriseSprung', surprise: 'second-order', person: standIn });
    const came = { type: 'SurpriseSprung', surprise: 'second-order', at } as const;
    const by = (person: PersonId | undefined, mode: 'drill' | 'live' = 'drill') =>
      standInOrders(surprised({ mode, drill: { planned: [], sprung: [{ ...came, person }] } }));
    expect(by(standIn)).toMatchObject({ kind: 'switch', to: 'fix-forward' });
    expect(by(undefined)).toBeUndefined();
    expect(by(standIn, 'live')).toBeUndefined();
  });

  test('has no say: its order is refused like that of anybody who does not decide', () => {
    const order = standInOrders(
      surprised({
        mode: 'drill',
        drill: {
          planned: [],
          sprung: [{ type: 'SurpriseSprung', surprise: 'second-order', person: standIn, at }],
        },
      }),
    );
    expect(may(order?.kind ?? 'help', { kind: 'person', person: standIn }, incident)).toMatchObject(
      {
        code: 'NotTheAuthority',
      },
    );
  });
});

describe('chance', () => {
  test('has nothing left where all are asked for', () => {
    expect(drawn([...surpriseKinds, 'random'], 3)).toEqual(surpriseKinds);
  });
});

describe('a surprise that was sprung', () => {
  const answeredBy = (surprise: (typeof surpriseKinds)[number], ...later: readonly Event[]) =>
    surprisesIn(
      [{ type: 'SurpriseSprung', surprise, check: 'criterion/a' } as const, ...later].map(
        (event) => ({ event }),
      ),
    )[0]?.answered;
  const passed = {
    type: 'CheckReported',
    check: 'criterion/a',
    epoch: 1,
    verdict: 'pass',
    held: true,
    facts: {},
  } as const;

  test('is not answered by silence, but that nobody follows another order', () => {
    expect(surpriseKinds.map((kind) => answeredBy(kind))).toEqual([false, false, false, true]);
  });

  test('is answered by the check itself, and not by another one', () => {
    expect(answeredBy('check-fails', passed)).toBe(true);
    expect(answeredBy('check-fails', { ...passed, check: 'criterion/b' })).toBe(false);
    expect(answeredBy('check-fails', { ...passed, verdict: 'fail' })).toBe(false);
  });
});

describe('the channel of a drill', () => {
  test('says from afar that it is none of a live incident', () => {
    const drill = { ...incident, mode: 'drill' } as const;
    expect(channelName(drill, "Rehearsal of checkout's way back")).toBe('drill-20260301-checkout');
  });
});
