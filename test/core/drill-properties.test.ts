import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../../src/core/account/account.ts';
import { decide } from '../../src/core/decide.ts';
import { startDrill } from '../../src/core/drill/start.ts';
import { type SurpriseKind, surpriseKinds } from '../../src/core/drill/surprise.ts';
import type { Mode } from '../../src/core/envelope.ts';
import { heed } from '../../src/core/heed.ts';
import { after } from '../../src/core/ids.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import { countedIn } from '../../src/core/metrics/counted.ts';
import { rowOf } from '../../src/core/metrics/row.ts';
import { statsOf } from '../../src/core/metrics/stats.ts';
import { weekOf } from '../../src/core/metrics/week.ts';
import { cases } from '../support/runs.ts';
import { logOf } from './account/log.ts';
import { anything } from './anything.ts';
import { type Dice, dice, pick } from './dice.ts';
import { watchLog } from './invariants.ts';
import { hour, row } from './metrics/rows.ts';
import { checkout } from './sample.ts';
import { type Doors, doors, opening, type Scene, say } from './scene.ts';

const story = fc.array(dice, { minLength: 30, maxLength: 90, size: 'max' });

/** Where nobody is hurt. */
const ground = {
  service: 'checkout',
  target: checkout,
  isProtected: false,
  openUntil: undefined,
  opensAt: undefined,
  harmless: [checkout],
};

/** Each alone as well as all of them: one that comes early keeps others from coming. */
const planned: readonly [readonly SurpriseKind[], ...(readonly SurpriseKind[])[]] = [
  surpriseKinds,
  ...surpriseKinds.map((kind) => [kind]),
];

/** An incident begins as a drill does; from there on nothing is different. */
const drilling = ([first]: readonly Dice[]): Doors => ({
  heed,
  decide: (command, incident) => {
    const { order, actor } = command;
    if (incident !== undefined || order.kind !== 'declare' || actor.kind !== 'person') {
      return decide(command, incident);
    }
    const surprises = pick(planned, first?.which ?? 0);
    return startDrill({ ...command, order }, actor.person, { ...ground, surprises });
  },
});

type Through = (thrown: readonly Dice[]) => Doors;

const openingIn = (mode: Mode): Scene => ({ ...opening, mode });

const play = (thrown: readonly Dice[], mode: Mode, through: Through): Scene =>
  thrown.reduce(
    (scene, each) => say(scene, anything(scene, each), through(thrown)),
    openingIn(mode),
  );

function problemsIn(thrown: readonly Dice[], mode: Mode, through: Through): readonly string[] {
  const watch = watchLog();
  let before: Scene['incident'];
  for (const recorded of play(thrown, mode, through).log) {
    const next = evolve(before, recorded);
    const problems = watch({ before, recorded, after: next });
    if (problems.length > 0) return problems;
    before = next;
  }
  return [];
}

const sound = (mode: Mode, through: Through, numRuns: number) =>
  fc.check(
    fc.property(story, (thrown) => deepEqual(problemsIn(thrown, mode, through), [])),
    { numRuns, endOnFailure: true, seed: 7 },
  );

describe.each(['drill', 'tabletop'] as const)(
  'whatever is ordered and reported in mode %s',
  (mode) => {
    test('no state and no event is reached that may not be, and nothing leaves it', () => {
      fc.assert(
        fc.property(story, (thrown) => deepEqual(problemsIn(thrown, mode, drilling), [])),
        { numRuns: cases({ few: 25, many: 400 }) },
      );
      expect.assertions(0);
    });

    test('the figures of live incidents stay as they are', () => {
      const live = [row(60, { decided: 5, firstStep: 6, mitigated: 9, recovered: 12, closed: 20 })];
      const window = { since: hour(0), until: after(opening.at, 30 * 86_400_000) };
      const known = (rows: Parameters<typeof statsOf>[1]['rows']) => ({
        rows,
        deployments: [],
        wentBack: [],
        isLive: () => true,
        rehearsals: [],
        drills: [],
        now: window.until,
      });
      for (const thrown of fc.sample(story, { numRuns: cases({ few: 10, many: 60 }), seed: 7 })) {
        const log = logOf(play(thrown, mode, drilling));
        const account = accountOf(log);
        const both = [...live, ...(account ? [rowOf(account)] : [])];
        for (const services of [undefined, ['checkout']]) {
          const scope = { window, mode: 'live', services } as const;
          const { drillPassRate: _with, ...together } = statsOf(scope, known(both));
          const { drillPassRate: _without, ...alone } = statsOf(scope, known(live));
          expect(together).toEqual(alone);
        }
        const { drillPassRate: _week, ...told } = weekOf(window, known(both)).last;
        const { drillPassRate: _alone, ...toldAlone } = weekOf(window, known(live)).last;
        expect(told).toEqual(toldAlone);
        const counted = log.flatMap((one) => countedIn(one, ['checkout']));
        expect(counted.filter(({ labels }) => labels['mode'] !== mode)).toEqual([]);
      }
    });
  },
);

describe('such stories', () => {
  test('are not trivial: each surprise comes in some of them, and drills recover', () => {
    const seen = new Set<string>();
    for (const thrown of fc.sample(story, { numRuns: 100, seed: 7 })) {
      const { log, incident } = play(thrown, 'drill', drilling);
      for (const { event } of log) if (event.type === 'SurpriseSprung') seen.add(event.surprise);
      if (incident?.reached.recovered !== undefined) seen.add('recovered');
    }
    expect([...seen].toSorted()).toEqual([...surpriseKinds, 'recovered'].toSorted());
  });
});

describe('the invariants notice when', () => {
  test('a surprise comes to a live incident', () => {
    const surprising: Doors = {
      decide,
      heed: (kind, report, context) => [
        ...heed(kind, report, context),
        { type: 'SurpriseSprung', surprise: 'second-order' },
      ],
    };
    expect(sound('live', () => surprising, 50).failed).toBe(true);
  });

  test('a drill is declared with the rules of a live incident', () => {
    expect(sound('drill', () => doors, 400).failed).toBe(true);
  });
});
