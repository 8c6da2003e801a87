import { describe, expect, test } from 'vitest';
import { toldOf } from '../../src/core/checks/criteria.ts';
import { watchlist } from '../../src/core/checks/watchlist.ts';
import { ofBoth } from './criteria.ts';
import { scope } from './extent.ts';
import { given, type Move } from './given.ts';
import { decided, declared, mitigated, planned, waivedByTwo } from './orders.ts';
import { checked, done } from './reports.ts';
import { check, checkout, planOf, pricing, rb } from './sample.ts';

const facts = { criteria: ofBoth };
const both = declared({ targets: [checkout, pricing], facts });
const ofCheckout = planOf({ criteria: [check('books', { class: 'integrity' })] });
const ofPricing = planOf({ targets: [pricing], criteria: [check('books')] });

const asked = (...moves: readonly Move[]): readonly string[] =>
  watchlist(given(...moves).incident).map(({ key }) => key);
const passes = (...keys: readonly string[]): Move => keys.map((key) => checked(key, 'pass'));
const rungAfter = (...moves: readonly Move[]) => given(...moves).incident.rung;

describe('a check that is no criterion', () => {
  test('tells of all that the incident covers, a criterion of its own target', () => {
    const { incident } = given(both, mitigated());
    expect(toldOf('after/back/books', incident)).toEqual([checkout, pricing]);
    expect(toldOf('criterion/pricing@prod/books', incident)).toEqual([pricing]);
  });
});

describe('recovery of two targets before any plan', () => {
  const claimed: Move = [both, mitigated()];

  test('means what each of their services says, each asked at its own place', () => {
    expect(
      watchlist(given(claimed).incident).map(({ key, spec }) => [key, spec.with['url']]),
    ).toContainEqual(['criterion/pricing@prod/books', 'http://pricing@prod/books']);
    expect(asked(claimed)).toEqual([
      'mitigation/checkout@prod/answers',
      'mitigation/pricing@prod/answers',
      'criterion/checkout@prod/books',
      'criterion/checkout@prod/answers',
      'criterion/pricing@prod/books',
      'criterion/pricing@prod/answers',
    ]);
  });

  test('is reached when those of both have held', () => {
    const one = passes('criterion/checkout@prod/books', 'criterion/checkout@prod/answers');
    expect(rungAfter(claimed, one, passes('criterion/pricing@prod/answers'))).toBe('validating');
    expect(
      rungAfter(
        claimed,
        one,
        passes('criterion/pricing@prod/answers', 'criterion/pricing@prod/books'),
      ),
    ).toBe('recovered');
  });

  test('may go without one of them by name, or without both by the name that they share', () => {
    const name = (said: string) => given(claimed, waivedByTwo(said)).incident.waived;
    expect(name('pricing@prod/books')).toEqual(['criterion/pricing@prod/books']);
    expect(name('books')).toEqual([
      'criterion/checkout@prod/books',
      'criterion/pricing@prod/books',
    ]);
  });
});

describe('recovery of two targets after one of them was rolled back', () => {
  const back: Move = [both, planned(ofCheckout), decided(), done('back')];

  test('means what the plan says of its own target, and of the other one what its service says', () => {
    const calm = passes('mitigation/users-buy');
    expect(rungAfter(back, calm)).toBe('acting');
    expect(asked(back, calm, passes('mitigation/pricing@prod/answers'))).toEqual([
      'mitigation/users-buy',
      'mitigation/pricing@prod/answers',
      'criterion/books',
      'criterion/pricing@prod/books',
      'criterion/pricing@prod/answers',
    ]);
  });

  test('is not reached by the criteria of the plan alone', () => {
    const calm = passes('mitigation/users-buy', 'mitigation/pricing@prod/answers');
    const story: Move = [back, calm, passes('criterion/books', 'criterion/pricing@prod/answers')];
    expect(rungAfter(story)).toBe('validating');
    given(story)
      .whenReported(checked('criterion/pricing@prod/books', 'fail'))
      .thenRecords('CheckReported', 'MitigationLost')
      .on('deciding');
  });

  test('means what both plans say when the other one was rolled back too', () => {
    const calm = passes('mitigation/users-buy', 'mitigation/pricing@prod/answers');
    const lost = [calm, checked('criterion/pricing@prod/books', 'fail')];
    const next: Move = [planned(ofPricing), decided({ plan: rb(2) }), done('back')];
    const well = passes('mitigation/checkout@prod/users-buy', 'mitigation/users-buy');
    expect(asked(back, lost, next, well)).toEqual([
      'mitigation/checkout@prod/users-buy',
      'mitigation/users-buy',
      'criterion/checkout@prod/books',
      'criterion/books',
    ]);
  });
});

describe('a target that comes into the scope', () => {
  const added = scope({ add: [pricing], facts: { ...facts, knownTargets: [checkout, pricing] } });
  const alone = declared({
    facts: { criteria: ofBoth.filter(({ target }) => target === checkout) },
  });

  test('brings its criteria along, and only those', () => {
    given(alone)
      .when(added)
      .thenRecords('ScopeChanged')
      .where('ScopeChanged', { criteria: ofBoth.filter(({ target }) => target === pricing) });
    expect(asked(alone, added, mitigated())).toContain('criterion/pricing@prod/books');
  });

  test('takes them along again, and nothing that was said of it counts when it comes back', () => {
    const held: Move = [alone, added, mitigated(), passes('criterion/pricing@prod/books')];
    const gone: Move = [held, scope({ remove: [pricing] })];
    expect(asked(gone)).not.toContain('criterion/pricing@prod/books');
    expect(given(gone, added).incident.checks['criterion/pricing@prod/books']).toBeUndefined();
  });
});
