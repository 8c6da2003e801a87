import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/core/checks/verdict.ts';
import { altText } from '../../../src/core/picture/alt-text.ts';
import { changesOf } from '../../../src/core/picture/changes.ts';
import { checkRows } from '../../../src/core/picture/checks.ts';
import { headLines, modeShout } from '../../../src/core/picture/head.ts';
import { pictureOf } from '../../../src/core/picture/picture-of.ts';
import { stepRows } from '../../../src/core/picture/steps.ts';
import { strategyRows } from '../../../src/core/picture/strategies.ts';
import { twinText } from '../../../src/core/picture/twin.ts';
import { night, sampleOf } from '../../pictures/scenes.ts';
import { happened, moments, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { accounted } from '../account/log.ts';
import type { Move } from '../given.ts';
import { close, declared, reopen, running } from '../orders.ts';
import { claimed, done, notRun, unknown } from '../reports.ts';
import { ada, planOf, step } from '../sample.ts';
import { orders, purchases, read, wavy } from '../wavering.ts';
import { pictured } from './pictured.ts';

const voice = voiceAt(sceneAt('recovered'));

describe('the figures of a run', () => {
  const before: Move = [running(wavy), read(purchases(0.71)), done('one')];

  test('stand as they were before and as they were read last', () => {
    const { changes } = pictured(before, read(purchases(0.73)), done('shift'));
    expect(changes).toMatchObject([{ before: '71 %', after: '73 %' }]);
  });

  test('say where they are worse, and where nobody read them again', () => {
    const { strategies } = accounted(
      before,
      read(purchases(0.44)),
      done('shift'),
      read(purchases(0.4)),
    );
    const [change] = changesOf(strategies, []);
    expect(change?.after).toBe('40 % (worse than before)');
    const unread = strategies.map((one) => ({
      ...one,
      run: one.run && { ...one.run, figures: { ...one.run.figures, last: [], worse: [] } },
    }));
    expect(changesOf(unread, [])[0]?.after).toBe('not read again');
  });

  test('of an effect that could not be counted in the run are those of the decision and the last count', () => {
    const scene = [running(wavy), read(orders(null)), done('one'), read(orders(null))];
    const { strategies } = accounted(scene);
    const plan = `${strategies[0]?.plan}`;
    const account = { plan, effect: 'orders', name: 'orders', atDecision: 2882, last: 2933 };
    expect(changesOf(strategies, [account])).toEqual([
      { name: 'orders', before: '2882', after: '2933' },
    ]);
    expect(changesOf(strategies, [{ ...account, last: null }])).toEqual([
      { name: 'orders', before: '2882', after: 'not counted' },
    ]);
    const unread = strategies.map((one) => ({
      ...one,
      run: one.run && { ...one.run, figures: { ...one.run.figures, last: [] } },
    }));
    expect(changesOf(unread, [account])[0]?.after).toBe('2933');
  });

  test('are told where the picture cannot be seen', () => {
    const picture = pictured(before, read(purchases(0.73)), done('shift'));
    expect(altText(picture)).toContain('71 % → 73 %');
    expect(twinText(picture)).toContain('Figures before the run and after it\n- ');
  });
});

describe('a step that takes another one back', () => {
  test('says so once, in its own name', () => {
    const { strategies } = accounted(moments.recovered);
    const undone = strategies.map((one) => ({
      ...one,
      run: one.run && {
        ...one.run,
        steps: one.run.steps
          .slice(0, 1)
          .map((its) => ({ ...its, part: 'compensate' as const, title: 'Take back: Stop mails' })),
      },
    }));
    const [row] = stepRows([], undone, '2026-03-01T11:00:00.000Z');
    expect(row?.name).toBe('Take back: Stop mails');
  });
});

describe('a check', () => {
  const end = '2026-03-01T11:00:00.000Z';
  const [usual] = accounted(moments.recovered).checks;
  if (usual === undefined) throw new Error('no check');
  const said = (verdict: Verdict, index: number) => ({
    verdict,
    held: false,
    summary: undefined,
    at: `2026-03-01T10:00:${String(index).padStart(2, '0')}.000Z`,
  });
  const checkOf = (verdicts: readonly Verdict[], more: Partial<typeof usual> = {}) => ({
    ...usual,
    waiver: undefined,
    last: verdicts.at(-1),
    ...more,
    history: verdicts.map(said),
  });
  const turning = (many: number): readonly Verdict[] =>
    Array.from({ length: many }, (_, index) => (index % 2 === 0 ? 'fail' : 'inconclusive'));

  test('shows each change of its verdict, and the last ones of very many', () => {
    const says = (many: number) => checkRows([checkOf(turning(many))], end, voice)[0]?.says;
    expect(says(3)).toBe('fail → inconclusive → fail');
    expect(says(9)).toBe('… → inconclusive → fail → inconclusive → fail → inconclusive → fail');
  });

  test('that was waived says by whom', () => {
    const by = { by: ada, second: undefined, at: end, reason: undefined };
    const waiver = { check: usual.check, ...by };
    const [row] = checkRows([checkOf(['fail'], { waiver })], end, voice);
    expect(row?.says).toBe('fail; waived by Ada');
  });

  test('that only passed is told together with its like, one that did not keeps its row', () => {
    const calm = Array.from({ length: 18 }, () => checkOf(['pass', 'pass']));
    const rows = checkRows([...calm, checkOf(['pass', 'fail'])], end, voice);
    expect(rows).toHaveLength(12);
    expect(rows.map(({ says }) => says)).toContain('pass → fail');
    expect(rows.at(-1)).toMatchObject({ name: '8 more checks', says: 'said last: 8 pass' });
  });
});

describe('what stands above a picture', () => {
  test('shouts a rehearsal, whether anything moves in it or not', () => {
    expect(modeShout('tabletop')).toBe('DRILL (tabletop): only decisions are rehearsed');
    expect(twinText(night())).toMatch(/^DRILL: this is a rehearsal\n/u);
  });

  test('says what is not known yet, what was erased, and over which days it goes', () => {
    const open = sampleOf(30 * 3_600_000, { title: null, severity: null });
    const lasting = { ...open, span: { ...open.span, isOver: false } };
    expect(headLines(lasting, 'UTC')).toEqual([
      'INC-7, no severity yet, closed: recovered',
      '(erased)',
      'checkout@prod',
      '2026-03-01 22:00:00 to 2026-03-03 04:00:00 UTC, 30 h so far',
    ]);
  });

  test('leaves out of its words what it does not have', () => {
    const bare = sampleOf(60_000, { rungs: [], steps: [], changes: [] });
    expect(altText(bare)).not.toMatch(/Rungs|Steps|Figures/u);
    expect(twinText(bare)).not.toMatch(/Ladder|Steps|Figures/u);
  });

  test('says in words where time was left out', () => {
    expect(twinText(night())).toContain('Nothing happened\n- ');
  });

  test('says so where all went well', () => {
    const good = sampleOf(60_000, { checks: [] });
    const calm = { ...good, steps: good.steps.filter(({ says }) => says === 'done') };
    expect(altText(calm)).toContain('none failed or unclear');
  });
});

describe('the ladder', () => {
  test('of very many rungs is drawn at both ends, and the middle in one', () => {
    const again: readonly Move[] = Array.from({ length: 8 }, () => [close(), reopen()]);
    const { rungs } = pictured(declared(), again);
    expect(rungs).toHaveLength(13);
    expect(rungs[6]).toMatchObject({ tone: 'rest', word: '5 more rungs' });
    expect(rungs[6]?.to).toBe(rungs[7]?.from);
  });

  test('says where nothing was taken up', () => {
    expect(pictured(declared(), close()).rung).toBe('closed: not taken up');
  });

  test('of an incident whose title was erased has none', () => {
    const log = happened(sceneAt('acting')).map((one) => ({
      ...one,
      texts: Object.fromEntries(Object.keys(one.texts).map((name) => [name, null])),
    }));
    expect(pictureOf(log, voice)?.title).toBeNull();
  });
});

describe('the bars of strategies', () => {
  const [usual] = accounted(moments.recovered).strategies;
  if (usual === undefined) throw new Error('no strategy');
  const end = '2026-03-01T11:00:00.000Z';
  const rowOf = (more: Partial<typeof usual>) =>
    strategyRows([{ ...usual, ...more }], end, voice)[0];

  test('tell a decision that was signed ahead', () => {
    const decider = { ...usual.decider, person: ada, standingOrder: true };
    expect(rowOf({ decider })?.says).toMatch(/^decided ahead by Ada, ended well/u);
  });

  test('tell what was never carried out, and what nobody had on the table before', () => {
    const never = rowOf({ activated: undefined, ended: undefined, asked: undefined });
    expect(never).toMatchObject({ parts: [] });
    expect(never?.says).toMatch(/^decided by Ada, never carried out/u);
  });

  test('wait for the one before, and go on while nothing ends them', () => {
    const open = rowOf({ ended: undefined, outcome: undefined, run: undefined, plan: undefined });
    expect(open?.says).toBe('decided by Ada, has not ended.');
    expect(open?.parts.at(-1)).toMatchObject({ to: end, tone: 'work', word: 'active' });
    const late = rowOf({ activated: '2026-03-01T10:59:00.000Z' });
    expect(late?.parts.map(({ word }) => word)).toContain('waits for the one before');
  });

  test('show pauses until their end', () => {
    const run = usual.run && {
      ...usual.run,
      estimateMs: 0,
      pauses: [
        { why: 'ordered' as const, from: usual.decided, to: end },
        { why: 'ordered' as const, from: usual.decided, to: undefined },
      ],
    };
    const open = rowOf({ run, ended: undefined });
    expect(open?.parts.filter(({ word }) => word === 'paused').map(({ to }) => to)).toEqual([
      end,
      end,
    ]);
    expect(open?.says).not.toContain('Estimate');
  });
});

describe('the bars of steps', () => {
  const some = planOf({ steps: [step('one'), step('two')] });

  test('show what nobody knows, and what did not run', () => {
    const parts = (...moves: readonly Move[]) =>
      pictured(declared(), running(some), moves).steps[0]?.parts.map(({ word }) => word);
    expect(parts(unknown('one'))).toContain('nobody knows');
    expect(parts(claimed('one'), notRun('one'))).toEqual(['did not run']);
  });

  test('are those of plans alone: what people do by hand has none', () => {
    const byHand = accounted(moments.recovered).strategies.map((one) => ({
      ...one,
      plan: undefined,
      run: undefined,
    }));
    const log = happened(sceneAt('recovered'));
    expect(stepRows(log, byHand, '2026-03-01T11:00:00.000Z')).toEqual([]);
  });
});
