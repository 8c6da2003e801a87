import { describe, expect, test } from 'vitest';
import { repetitionKey } from '../../../src/core/run/run.ts';
import { checkName } from '../../../src/core/texts/checks.ts';
import { statusText } from '../../../src/core/texts/status.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { offered, taken } from '../command.ts';
import { given, type Move } from '../given.ts';
import { abort, declared, mitigated, planned, retry, running, skip, stop } from '../orders.ts';
import { decline, object, objections, propose } from '../proposals.ts';
import { checked, claimed, done, failed, notRun } from '../reports.ts';
import { atRest } from '../resting.ts';
import { bo, planOf, rb, step } from '../sample.ts';
import { carriedOut, containing } from '../strategies.ts';
import { wavy } from '../wavering.ts';

const voice = voiceAt({ at: '2026-03-01T10:30:00.000Z' });
const objectives = { mitigateMs: 30_000, recoverMs: 1_800_000 };
const status = (...moves: readonly Move[]): string =>
  statusText(given(...moves).incident, { title: 'Buying fails', objectives }, voice);

const two = planOf({ steps: [step('one'), step('two', { needs: ['one'] })] });

describe('the status shows', () => {
  test('a step that did not begin as one that will be started again', () => {
    expect(status(running(two), claimed('one'), notRun('one'))).toContain(
      '1. Do one (one): did not run, to be started again',
    );
  });

  test('a step that an abort left out as canceled', () => {
    const text = status(running(two), done('one'), abort());
    expect(text).toContain('1. Do one (one): done at 10:00 UTC');
    expect(text).toContain('2. Do two (two): canceled');
  });

  test('a step that was left out as skipped', () => {
    expect(status(running(two), claimed('one'), failed('one'), skip('one'))).toContain(
      '1. Do one (one): skipped',
    );
  });

  test('who proposed a plan, by its name and strategy', () => {
    expect(status(declared(), planned(planOf()), propose(rb(1), { by: bo }))).toContain(
      'P1: rollback by RB-1, proposed by Bo',
    );
  });

  test('that nothing comes before the figures were read', () => {
    expect(status(running(wavy))).toContain(
      'What comes next waits until the figures were read and compared with before.',
    );
  });

  test('nothing of rest where a run stands safely', () => {
    const safe = planOf({
      steps: [step('one', { rest: true }), step('two', { needs: ['one'] })],
      rest: [step('close')],
    });
    expect(status(running(safe), done('one'), stop())).not.toMatch(
      /resting place|taken to rest|rests/u,
    );
  });

  test('what recovery waits for where people alone said that users stopped hurting', () => {
    const text = status(declared(), mitigated());
    expect(text).toContain('Recovered waits for criterion shop-answers');
  });

  test('calm under a containment as no recovery, and what it waits for', () => {
    const calm = checked('mitigation/users-buy', 'pass', { held: true });
    const text = status(declared(), carriedOut(containing), calm);
    expect(text).toContain('mitigated: exposure stopped. Not recovered: jobs, data, caches');
    expect(text).toContain('Recovered waits for a cure: contain only stops the exposure.');
    expect(text).toContain('See the card: `/rollback checkout@prod`');
  });

  test('what is on the table, who is asked until when, and who objected', () => {
    const text = status(
      declared(),
      propose('failover', { by: bo }),
      objections(),
      object({ by: bo }),
    );
    expect(text).toContain('P1: failover, proposed by Bo.');
    expect(text).toMatch(/Objections are asked for until 10:01:\d\d UTC \(O1\)/u);
    expect(text).toMatch(/Bo objected at 10:00 UTC/u);
  });

  test('until when a proposal is declined', () => {
    expect(status(declared(), propose('failover', { by: bo }), decline())).toContain(
      'P1: failover, proposed by Bo, declined until 10:30 UTC.',
    );
  });

  test('to whom the decision is offered, and who was relieved of it', () => {
    expect(status(declared(), offered(bo))).toMatch(/Offered to Bo until 10:05 UTC/u);
    const text = status(declared(), taken());
    expect(text).toMatch(/Glass broken until/u);
    expect(text).toMatch(/Ada was relieved at 10:00 UTC by/u);
  });
});

describe('a step of the way to rest', () => {
  test('is another one to its target each time the run goes there', () => {
    const key = (...moves: readonly Move[]) => {
      const { runs, plans } = given(...moves).incident;
      const [run, made] = [runs[rb(1)], plans[rb(1)]];
      return (
        run &&
        made && [
          repetitionKey(run, made.document, 'close'),
          repetitionKey(run, made.document, 'drain'),
        ]
      );
    };
    expect(key(atRest)).toEqual(['RB-1/close', 'RB-1/drain']);
    expect(key(atRest, retry('back'))).toEqual(['RB-1/close/2', 'RB-1/drain']);
  });
});

describe('the name of a check', () => {
  test('says of what it speaks: a figure, a step, a target', () => {
    expect(checkName('worse/purchases')).toBe('figure purchases, worse than before');
    expect(checkName('after/drain/empty')).toBe('check empty after drain');
    expect(checkName('criterion/pricing@prod/books')).toBe('criterion books of pricing@prod');
    expect(checkName('mitigation/checkout@prod+pricing@prod/answers')).toBe(
      'mitigation check answers of checkout@prod and pricing@prod',
    );
  });
});
