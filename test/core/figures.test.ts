import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { isWorse } from '../../src/core/figures/compare.ts';
import { currentRun, type Incident } from '../../src/core/incident/incident.ts';
import type { Tolerance } from '../../src/core/plan/plan.ts';
import { restoredBy } from '../../src/core/release/restored.ts';
import { phase, sightOf } from '../../src/core/run/phase.ts';
import { readySteps } from '../../src/core/run/ready.ts';
import { nextActions } from '../../src/core/texts/next.ts';
import { statusText } from '../../src/core/texts/status.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { given } from './given.ts';
import { abort, planned, resume, running, switched, waive } from './orders.ts';
import { claimed, done, finished } from './reports.ts';
import { planOf, rb, step } from './sample.ts';
import { orders, purchases, read, wavy } from './wavering.ts';

const sightIn = (incident: Incident) => {
  const run = currentRun(incident);
  if (!run) throw new Error('Nothing runs');
  return sightOf(incident, run);
};
const ready = (incident: Incident): readonly string[] =>
  readySteps(sightIn(incident)).map(({ id }) => id);

const frozen = [running(wavy), read(purchases(0.71), orders(10))];
const afterOne = [...frozen, done('one')];
const once = [...afterOne, read(purchases(0.44), orders(11))];
const twice = [...once, read(purchases(0.45), orders(12))];

describe('a plan that moves something', () => {
  test('freezes its figures before the first step, and no step starts earlier', () => {
    const { incident } = given(running(wavy));
    expect(ready(incident)).toEqual([]);
    expect(phase(sightIn(incident))).toBe('reading');
    given(running(wavy))
      .whenReported(read(purchases(0.71), orders(10)))
      .thenRecords('FiguresFrozen');
    expect(ready(given(...frozen).incident)).toEqual(['one']);
  });

  test('reads them again after a step that moves something, and lets the others go on meanwhile', () => {
    expect(ready(given(...afterOne).incident)).toEqual(['shift']);
    given(...afterOne)
      .whenReported(read(purchases(0.7), orders(11)))
      .thenRecords('FiguresRead')
      .where('FiguresRead', { after: ['one', 'wave/1'], worse: [] });
  });

  test('begins a wave only when the one before was read', () => {
    expect(ready(given(...afterOne, done('shift')).incident)).toEqual([]);
    expect(ready(given(...afterOne, read(purchases(0.7))).incident)).toEqual(['shift', 'two']);
  });

  test('lets a step without a wave wait for the one of a later wave that it needs', () => {
    const plan = planOf({
      steps: [...wavy.steps, step('after', { needs: ['two'] })],
      criteria: wavy.criteria,
      effects: wavy.effects,
    });
    const begun = [running(plan), read(purchases(0.71), orders(10))];
    expect(ready(given(...begun).incident)).toEqual(['one']);
    const shifted = [...begun, done('one'), read(purchases(0.7)), done('shift')];
    expect(ready(given(...shifted, read(purchases(0.7))).incident)).toEqual(['two']);
    expect(ready(given(...shifted, read(purchases(0.7)), done('two')).incident)).toEqual(['after']);
  });

  test('ends only when what was moved last was read', () => {
    const all = [...afterOne, read(purchases(0.7)), done('shift'), read(purchases(0.7))];
    given(...all, claimed('two'))
      .whenReported(finished('two'))
      .thenRecords('StepFinished');
    given(...all, done('two'))
      .whenReported(read(purchases(0.9)))
      .thenRecords('FiguresRead', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'success' });
  });

  test('hears each reading once, and none that nobody asked for', () => {
    const late = {
      kind: 'figuresRead',
      plan: rb(1),
      epoch: 1,
      reading: 0,
      after: [],
      figures: [purchases(0.1)],
    } as const;
    given(...frozen)
      .whenReported({ report: late })
      .thenNothing();
    given(...afterOne)
      .whenReported({ report: late })
      .thenNothing();
    given(...afterOne)
      .whenReported({ report: { ...late, reading: 1, epoch: 9 } })
      .thenNothing();
    given(...afterOne)
      .whenReported({ report: { ...late, reading: 1, plan: rb(9) } })
      .thenNothing();
  });
});

describe('a figure that could not be read', () => {
  const unread = { ...purchases(0), value: null, verdict: 'error' } as const;
  const of = (figure: typeof unread) => [figure.key];

  test('now is named as unknown, and never as no worse', () => {
    given(...afterOne)
      .whenReported(read(unread, orders(11)))
      .thenRecords('FiguresRead')
      .where('FiguresRead', { worse: [], unknown: of(unread) });
  });

  test('before the run leaves what is read later unknown', () => {
    given(running(wavy), read(unread, orders(10)), done('one'))
      .whenReported(read(purchases(0.7), orders(11)))
      .thenRecords('FiguresRead')
      .where('FiguresRead', { worse: [], unknown: of(unread) });
    given(running(wavy), read(orders(10)), done('one'))
      .whenReported(read(purchases(0.7), orders(11)))
      .thenRecords('FiguresRead')
      .where('FiguresRead', { unknown: of(unread) });
  });

  test('but said pass before and after is known', () => {
    const passed = { ...unread, verdict: 'pass' } as const;
    given(running(wavy), read(passed, orders(10)), done('one'))
      .whenReported(read(passed, orders(11)))
      .thenRecords('FiguresRead')
      .where('FiguresRead', { unknown: [] });
  });
});

describe('a plan that says nothing about moving', () => {
  test('is compared with nothing', () => {
    const { incident } = given(running(planOf()));
    expect(ready(incident)).toEqual(['back']);
    const bare = planOf({ criteria: [], steps: [step('a', { wave: 1 }), step('b', { wave: 2 })] });
    expect(ready(given(running(bare)).incident)).toEqual(['a', 'b']);
  });
});

describe('a figure that is worse than before', () => {
  test('in one reading holds what comes next, until it was read once more', () => {
    given(...afterOne)
      .whenReported(read(purchases(0.44), orders(11)))
      .thenRecords('FiguresRead');
    expect(ready(given(...once).incident)).toEqual([]);
    expect(ready(given(...once, read(purchases(0.7))).incident)).toEqual(['shift', 'two']);
  });

  test('is worse since go where nobody says after which step', () => {
    const { incident } = given(...frozen, done('one'))
      .whenReported((scene) => {
        const act = read(purchases(0.44))(scene);
        return 'report' in act && act.report.kind === 'figuresRead'
          ? { report: { ...act.report, after: [] } }
          : act;
      })
      .thenRecords('FiguresRead');
    expect(incident.runs[rb(1)]?.figures.suspects).toMatchObject([{ since: 'go' }]);
  });

  test('in two readings pauses the run and says which', () => {
    const { incident } = given(...once)
      .whenReported(read(purchases(0.45), orders(12)))
      .thenRecords('FiguresRead', 'RunPaused')
      .where('RunPaused', { why: 'worse' });
    const voice = voiceAt({ at: incident.updatedAt });
    expect(statusText(incident, {}, voice)).toContain(
      'because it is worse than before: purchases 71 % → 45 % since step 1 (Do one)',
    );
    const [ask] = asksOf({ incident, holders: () => [], voice });
    expect(ask).toMatchObject({ urgent: true });
    expect(ask?.lines.join(' ')).toMatch(/not safe to stay.*It is worse than before: purchases/u);
    expect(nextActions(incident, voice).map(({ command }) => command)).toEqual([
      '`/rollback resume`',
      '`/incident waive worse/purchases <reason>`',
      '`/rollback abort`',
    ]);
  });

  test('is asked about urgently also where it is safe to stay', () => {
    const safe = { ...wavy, steps: wavy.steps.map((spec) => ({ ...spec, rest: true })) };
    const { incident } = given(
      running(safe),
      read(purchases(0.71)),
      done('one'),
      read(purchases(0.4)),
      read(purchases(0.4)),
    );
    const voice = voiceAt({ at: incident.updatedAt });
    expect(asksOf({ incident, holders: () => [], voice })[0]?.lines[0]).toContain(
      'worse than before: purchases 71 % → 40 %',
    );
  });

  test('another one than before is a first reading again', () => {
    const two = planOf({
      ...wavy,
      effects: wavy.effects.map((one) => ({ ...one, tolerance: { by: 'amount', most: 5 } })),
    });
    given(
      running(two),
      read(purchases(0.71), orders(10)),
      done('one'),
      read(purchases(0.4), orders(15)),
    )
      .whenReported(read(purchases(0.71), orders(16)))
      .thenRecords('FiguresRead')
      .where('FiguresRead', {
        worse: [
          { key: 'worse/effect/orders', before: orders(10), now: orders(16), since: 'wave/1' },
        ],
      });
  });

  test('is read again by going on, which pauses again as long as it is worse', () => {
    const again = [...twice, resume()];
    expect(ready(given(...again).incident)).toEqual([]);
    given(...again)
      .whenReported(read(purchases(0.45)))
      .thenRecords('FiguresRead', 'RunPaused');
    given(...again)
      .whenReported(read(purchases(0.7)))
      .thenRecords('FiguresRead');
    expect(ready(given(...again, read(purchases(0.7))).incident)).toEqual(['shift', 'two']);
  });

  test('is gone past by name alone, and the run is not called well', () => {
    given(...twice)
      .when(waive('worse/purchases'))
      .thenRecords('CheckWaived', 'ResidualOpened');
    const past = [...twice, waive('worse/purchases'), resume()];
    expect(ready(given(...past).incident)).toEqual(['shift', 'two']);
    const all = [...past, done('shift'), done('two')];
    const { incident, events } = given(...all)
      .whenReported(read(purchases(0.5)))
      .thenRecords('FiguresRead', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'worse' })
      .on('deciding');
    expect(restoredBy(incident, events)).toMatchObject([{ to: '1' }]);
    given(...all)
      .whenReported(read(purchases(0.8)))
      .thenRecords('FiguresRead', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'partial' });
  });

  test('makes a run that is aborted then one that ended worse; a switch says what took over', () => {
    const { incident, events } = given(...twice)
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'StepCanceled', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'worse' });
    expect(restoredBy(incident, events)).toEqual([]);
    const { scene } = given(...twice, planned(planOf()), switched(rb(2)));
    expect(scene.incident?.runs[rb(1)]).toMatchObject({ outcome: 'superseded' });
  });
});

describe('how much worse is worse', () => {
  const share = (most: number): Tolerance => ({ by: 'share', most });
  const lower = (value: number | null) => ({ ...orders(value) });

  test.each([
    ['a tenth less of a share is not', purchases(0.7), purchases(0.64), share(0.1), false],
    ['more than a tenth less is', purchases(0.7), purchases(0.62), share(0.1), true],
    ['more of what should be less is', lower(10), lower(12), share(0.1), true],
    ['less of what should be less is not', lower(10), lower(2), share(0.1), false],
    [
      'an amount is counted in its own unit',
      lower(10),
      lower(15),
      { by: 'amount', most: 5 },
      false,
    ],
    ['one more than the amount is', lower(10), lower(16), { by: 'amount', most: 5 }, true],
    ['anything goes where its author said so', lower(0), lower(900), { by: 'any' }, false],
    ['from none at all, one is', lower(0), lower(1), share(0.1), true],
    [
      'without a number, a pass that became a fail is',
      purchases(null, { verdict: 'pass' }),
      purchases(0.2, { verdict: 'fail' }),
      share(0.1),
      true,
    ],
    [
      'without a number, what failed already is not',
      purchases(null, { verdict: 'fail' }),
      purchases(null, { verdict: 'fail' }),
      share(0.1),
      false,
    ],
    [
      'what nobody could read is no sign of anything',
      purchases(0.7, { verdict: 'pass' }),
      purchases(null, { verdict: 'error' }),
      share(0.1),
      false,
    ],
  ] as const)('%s', (...[, before, now, tolerance, worse]) => {
    expect(isWorse(before, now, tolerance)).toBe(worse);
  });
});
