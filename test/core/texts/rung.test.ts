import { describe, expect, test } from 'vitest';
import { standing } from '../../../src/core/texts/rung.ts';
import { given, type Move } from '../given.ts';
import { declared, planned, running, stop, switched, switchTo } from '../orders.ts';
import { claimed } from '../reports.ts';
import { halfWay, toRest } from '../resting.ts';
import { planOf, rb, step } from '../sample.ts';

const said = (...moves: readonly Move[]): string => standing(given(...moves).incident);
const two = planOf({ steps: [step('one'), step('two', { needs: ['one'] })] });

describe('where an acting incident stands', () => {
  test('is what is done, and whether it goes on', () => {
    expect(said(running(two))).toBe('acting: rollback to release 1 is being carried out');
    expect(said(running(two), stop())).toBe('acting: rollback to release 1 is paused');
    expect(said(halfWay, toRest())).toBe(
      'acting: rollback to release 1 is taken to where it is safe to stay',
    );
  });

  test('names what follows while a switch waits', () => {
    const other = planned(planOf({ inputs: { n: 2 } }));
    expect(said(running(two), other, claimed('one'), switched(rb(2)))).toBe(
      'acting: rollback to release 1 is ending, then rollback follows',
    );
  });

  test('is the strategy alone where it follows no plan', () => {
    expect(said(declared(), switchTo('wait'))).toBe('acting: wait is active');
  });
});

describe('where any other incident stands', () => {
  test('is what its rung means', () => {
    expect(said(declared())).toBe('declared: nothing has been decided yet');
  });
});
