import { describe, expect, test } from 'vitest';
import type { Moments } from '../../src/core/account/moments.ts';
import {
  detection,
  impact,
  resolution,
  responders,
  timeline,
  trigger,
} from '../../src/core/report/document/parts/happened.ts';
import { sourceOf } from '../../src/core/report/document/source.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { logged } from './account/log.ts';
import { given, type Move } from './given.ts';
import { correct } from './notes.ts';
import { assigned, decided, declared, note, planned, resume, stop } from './orders.ts';
import { changed } from './outside.ts';
import { declaredWith, write } from './report.ts';
import { linesOf, sourceWith, strategiesWith } from './report-source.ts';
import { ada, bo, effect, planOf } from './sample.ts';

const at = '2026-03-09T10:00:00.000Z';
const later = '2026-03-09T10:04:10.000Z';
const shown = '2026-03-09 10:00:00 UTC';
const plan = planOf({ effects: [effect('orders'), effect('mails')] });
const run: Move = [declared(), planned(plan), decided()];
const momentsAre = (more: Partial<Moments>) =>
  sourceWith(run, ({ moments }) => ({
    moments: { ...moments, impactStart: undefined, mitigated: undefined, ...more },
  }));

describe('what users bore', () => {
  test('is measured between two moments that are known', () => {
    const lines = linesOf(impact(momentsAre({ impactStart: at, mitigated: later })));
    expect(lines).toContain('They stopped hurting: 2026-03-09 10:04:10 UTC, after 4 min 10 s');
  });

  test.each<Partial<Moments>>([
    { mitigated: later },
    { mitigated: later, impactStart: '2026-03-09T11:00:00.000Z' },
  ])('is not measured otherwise: %o', (moments) => {
    expect(linesOf(impact(momentsAre(moments)))).toContain(
      'They stopped hurting: 2026-03-09 10:04:10 UTC',
    );
  });

  test('has not ended, or never did once the incident is closed', () => {
    expect(linesOf(impact(momentsAre({ impactStart: at })))).toContain(
      'They stopped hurting: not yet',
    );
    expect(linesOf(impact(momentsAre({ closed: later })))).toContain('They stopped hurting: never');
  });

  test('is each effect once, with what changed since the first decision', () => {
    const row = { effect: 'orders', name: 'orders' };
    const effects = [
      { ...row, plan: 'RB-1', atDecision: 1_200, last: 1_260 },
      { ...row, plan: 'RB-1', effect: 'mails', name: 'mails', atDecision: 7, last: 7 },
      { ...row, plan: 'RB-2', atDecision: 1_300, last: undefined },
      { ...row, plan: 'RB-2', effect: 'mails', name: 'mails', atDecision: 7, last: null },
      { ...row, plan: 'RB-2', effect: 'refunds', name: 'refunds', atDecision: null, last: null },
      { ...row, plan: 'RB-3', effect: 'jobs', name: 'jobs', atDecision: undefined, last: 3 },
      { ...row, plan: 'RB-3', effect: 'files', name: 'files', atDecision: 4, last: undefined },
    ];
    const lines = linesOf(impact(sourceWith(run, () => ({ effects, severity: null }))));
    expect(lines).toContain('Severity: never said');
    expect(lines.slice(-5)).toEqual([
      'orders: 1,200 at go, 1,300 when counted last',
      'mails: 7',
      'refunds: not counted',
      'jobs: 3',
      'files: 4',
    ]);
  });

  test('names a change by others', () => {
    expect(linesOf(impact(sourceWith([run, changed()])))).toContain(
      'A change by others on checkout@prod',
    );
  });
});

describe('how it was noticed', () => {
  const check = {
    class: undefined,
    history: [],
    firstPass: undefined,
    heldSince: undefined,
    last: undefined,
    neverAnswered: false,
    waiver: undefined,
  };
  const firstSignal = (...firstFails: readonly (string | undefined)[]) =>
    linesOf(
      detection(
        sourceWith(declared(), ({ moments }) => ({
          moments: { ...moments, detected: at },
          checks: firstFails.map((firstFail, index) => ({
            ...check,
            check: `gate/${index}`,
            firstFail,
          })),
        })),
      ),
    )[0];

  test('is the check that failed first', () => {
    expect(firstSignal(undefined, later, at)).toBe(`First signal: ${shown}, gate 2`);
  });

  test('is the declaration where no check failed before it', () => {
    expect(firstSignal()).toBe(`First signal: ${shown}, the declaration`);
    expect(firstSignal(later)).toBe(`First signal: ${shown}, the declaration`);
  });
});

describe('how soon somebody was there', () => {
  const told = (...moves: readonly Move[]): readonly string[] => {
    const source = sourceOf(logged(...moves), voiceAt(given(declared()).scene));
    return linesOf(source === undefined ? [] : detection(source)).filter((line) =>
      /^From the (signal|declaration)/u.test(line),
    );
  };
  const byHand = 'From the signal to the first person: declared by a person (Ada)';
  const next = 'From the declaration to the acknowledgment';

  test('says of a declaration by hand that a person was there, and whose the next thing was', () => {
    expect(told(declared())).toEqual([byHand, `${next}: not known`]);
    expect(told(declared(), planned(plan))).toEqual([byHand, `${next}: 1 s (Ada)`]);
  });

  test('says what whoever moved nothing did: they were there and looked', () => {
    expect(told(declared(), stop({ by: bo }))).toEqual([byHand, `${next}: 1 s (Bo, with advice)`]);
    expect(told(declared(), resume())).toEqual([
      byHand,
      `${next}: 1 s (Ada, with an order that was refused)`,
    ]);
  });
});

describe('what stood at its beginning', () => {
  test('is the release that was live, and what others changed', () => {
    const change = {
      change: 'X1',
      source: 'github',
      kind: 'deploy',
      target: 'checkout@prod',
      at,
      touches: true,
    } as const;
    const outside = [
      { ...change, verdict: undefined },
      { ...change, verdict: 'harmless' },
    ] as const;
    const lines = linesOf(trigger(sourceWith(run, () => ({ outside }))));
    expect(lines).toContain('Live when it began: release 2');
    expect(lines.slice(-2)).toEqual([
      `A change by others (deploy, github) on checkout@prod at ${shown}, judged by nobody`,
      `A change by others (deploy, github) on checkout@prod at ${shown}, judged harmless`,
    ]);
  });

  test('is the declaration alone where nothing was run', () => {
    expect(linesOf(trigger(strategiesWith(run, () => ({ run: undefined }))))).toHaveLength(1);
  });
});

describe('what ended it', () => {
  test('is each strategy with its releases and its end', () => {
    expect(linesOf(resolution(sourceWith(run)))[0]).toBe(
      'rollback (RB-1) on checkout@prod, from release 2 to 1: not ended',
    );
    const bare = strategiesWith(run, () => ({
      plan: undefined,
      run: undefined,
      outcome: 'aborted',
    }));
    expect(linesOf(resolution(bare))[0]).toBe('rollback on checkout@prod: aborted');
    const stayed = strategiesWith(run, ({ run: one }) => ({
      run: one && { ...one, to: one.from },
    }));
    expect(linesOf(resolution(stayed))[0]).toBe('rollback (RB-1) on checkout@prod: not ended');
  });

  test('says where a person said so and no check', () => {
    const source = momentsAre({ mitigated: at, mitigatedByWord: true });
    expect(linesOf(resolution(source))).toContain(
      `Users stopped hurting: ${shown}, by the word of a person and no check`,
    );
  });
});

describe('who had a part', () => {
  test('stands with when they decided, and with their role', () => {
    const authorities = [
      { person: ada, from: at, to: later, how: 'declared' },
      { person: bo, from: later, to: undefined, how: 'handover' },
    ] as const;
    const lines = linesOf(
      responders(
        sourceWith([declared(), assigned('scribe', bo)], () => ({ authorities, unattended: [] })),
      ),
    );
    expect(lines).toEqual([
      'Who decided, and who had a part:',
      `Ada decided from ${shown} to 2026-03-09 10:04:10 UTC (declared)`,
      'Bo decided from 2026-03-09 10:04:10 UTC to the end (handover)',
      'scribe: Bo',
    ]);
  });

  test('stands with the times in which nobody was there', () => {
    const unattended = [
      { from: at, to: later },
      { from: later, to: undefined },
    ];
    expect(linesOf(responders(sourceWith(declared(), () => ({ unattended })))).slice(-3)).toEqual([
      'A decision waited and nobody was there:',
      `${shown} to 2026-03-09 10:04:10 UTC`,
      '2026-03-09 10:04:10 UTC to not known',
    ]);
  });
});

describe('the timeline of a report', () => {
  test('has everything but what the report is made of', () => {
    const rows = linesOf(
      timeline(sourceWith([declaredWith(), note(), write('summary', 'It was so')])),
    );
    expect(rows).toContainEqual(expect.stringContaining('Called the vendor'));
    expect(rows).not.toContainEqual(expect.stringContaining('It was so'));
  });
});

describe('an entry that was corrected', () => {
  test('has what was said later in its row', () => {
    const rows = linesOf(timeline(sourceWith([declared(), note(), correct('E2')])));
    expect(rows).toContainEqual(expect.stringMatching(/^E2 .+Called the vendor.+→ E3: .+/u));
  });
});
