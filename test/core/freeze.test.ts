import { describe, expect, test } from 'vitest';
import { fixed, frozenOut } from '../../src/core/freeze/deciders.ts';
import { type Against, type Asked, standsAgainst } from '../../src/core/freeze/freeze.ts';
import { type Refusal, refuse } from '../../src/core/refusals.ts';
import type { TargetHistory } from '../../src/core/release/history.ts';
import { frozenHistory, live, onTarget, rolledBack } from './frozen.ts';
import { ada, checkout, pricing } from './sample.ts';

const bad = 'badbad1';
const worse = 'badbad2';
const fix = 'f1f1f1f';

const why = (history: TargetHistory, asked: Asked): Against | undefined =>
  standsAgainst(history, asked)?.why;

const named = (history: TargetHistory, words: string, what = '2') =>
  fixed(
    { kind: 'releaseFixed', what, fix: words },
    ada,
    [{ target: checkout, history, no: undefined }],
    (target) => target === what,
  );

const withFix = (history: TargetHistory, words: string): TargetHistory => {
  const decision = named(history, words);
  if (decision.status !== 'decided') throw new Error('It was not named');
  return onTarget(decision.events, history);
};

describe('the release that was rolled back from', () => {
  test('stays out by its name and by its digest', () => {
    expect(why(frozenHistory(), { version: '2' })).toBe('same');
    expect(why(frozenHistory([bad]), { digest: 'sha256:2' })).toBe('same');
    expect(why(frozenHistory([bad]), { version: 'renamed', digest: 'sha256:2' })).toBe('same');
  });

  test('is refused with what froze it', () => {
    expect(frozenOut(checkout, frozenHistory(), { version: '2' })).toMatchObject({
      code: 'ReleaseFrozen',
      facts: { asked: '2', frozen: '2', incident: 'INC-1', why: 'same' },
    });
    expect(frozenOut(checkout, frozenHistory(), { digest: 'sha256:2' })?.facts.asked).toBe(
      'sha256:2',
    );
    expect(frozenOut(checkout, onTarget([live('2', 2)]), { version: '2' })).toBeUndefined();
  });

  test('is frozen once, however often it was rolled back from', () => {
    const twice = rolledBack(onTarget([live('2', 9)], frozenHistory()), '2', '1');
    expect(twice.frozen).toHaveLength(1);
  });

  test('that nobody registered is frozen by its name', () => {
    const history = rolledBack(onTarget([live('1', 1)]), '2', '1');
    expect(history.frozen).toMatchObject([{ version: '2' }]);
    expect(why(history, { version: '2' })).toBe('same');
    expect(why(history, { version: '1' })).toBeUndefined();
  });
});

describe('a later release', () => {
  test('that contains a suspect commit stays out, by however many digits it is named', () => {
    const history = frozenHistory([bad]);
    expect(why(history, { version: '3', commits: ['abcdef0', `${bad}00`] })).toBe('contains');
    expect(why(history, { version: '3', commits: [bad.slice(0, 7)] })).toBe('contains');
    expect(why(history, { version: '3', commits: ['abcdef0'] })).toBeUndefined();
  });

  test('stays out where one of the two did not tell its commits: it fails closed', () => {
    expect(why(frozenHistory(), { version: '3', commits: ['abcdef0'] })).toBe('unknown');
    expect(why(frozenHistory([bad]), { version: '3' })).toBe('unknown');
  });

  test('is judged by what was registered of it', () => {
    const history = onTarget([live('3', 9, { commits: [bad] })], frozenHistory([bad]));
    expect(why(history, { version: '3' })).toBe('contains');
  });

  test('stays out for what any release had that was gone back over', () => {
    const before = [live('1', 1), live('2', 2, { commits: [bad], commit: worse })];
    const over = onTarget([...before, live('3', 3, { commits: ['abcdef3'] })]);
    const history = rolledBack(over, '3', '1');
    expect(history.frozen[0]?.commits).toEqual([bad, 'abcdef3', worse]);
    expect(why(history, { version: '4', commits: [worse] })).toBe('contains');
  });
});

describe('a release that was live before the change', () => {
  test('may always come back', () => {
    expect(why(frozenHistory(), { version: '1' })).toBeUndefined();
  });

  test('unless it was rolled back from itself', () => {
    const history = rolledBack(onTarget([live('0', 1), live('1', 2), live('2', 3)]), '2', '1');
    const again = rolledBack(history, '1', '0');
    expect(why(again, { version: '1' })).toBe('unknown');
    expect(why(again, { version: '0' })).toBeUndefined();
  });
});

describe('a change whose fix is named', () => {
  test('by a commit goes out with that commit, and not without', () => {
    const history = withFix(frozenHistory([bad]), ` ${fix.toUpperCase()} `);
    expect(why(history, { version: '3', commits: [bad, fix] })).toBeUndefined();
    expect(why(history, { version: '3', commits: [bad] })).toBe('without-fix');
    expect(why(history, { version: '3', commits: ['abcdef0'] })).toBeUndefined();
    const two = withFix(frozenHistory([bad, worse]), fix);
    expect(why(two, { version: '3', commits: [worse] })).toBe('without-fix');
    expect(why(history, { version: '3' })).toBeUndefined();
    expect(why(history, { version: '2' })).toBe('same');
    expect(frozenOut(checkout, history, { version: '2' })?.facts.fix).toBe(fix);
  });

  test('by a commit of a release that told none goes out on that word', () => {
    const history = withFix(frozenHistory(), fix);
    expect(why(history, { version: '3', commits: [bad] })).toBeUndefined();
  });

  test('in words is frozen no longer: the cause was elsewhere', () => {
    const history = withFix(frozenHistory([bad]), 'the vendor renewed its certificate');
    expect(history.frozen).toEqual([]);
    expect(why(history, { version: '2' })).toBeUndefined();
  });

  test('leaves what else is frozen', () => {
    const both = rolledBack(onTarget([live('3', 9)], frozenHistory([bad])), '3', '1');
    expect(withFix(both, fix).frozen.map((one) => one.fix)).toEqual([fix, undefined]);
  });

  test('is named for the target as well', () => {
    expect(named(frozenHistory(), fix, checkout)).toMatchObject({
      status: 'decided',
      events: [{ type: 'ChangeFixed', version: '2', commit: fix, by: ada, texts: { fix } }],
    });
  });

  test('is refused under a name that nothing is frozen under', () => {
    expect(named(frozenHistory(), fix, '7')).toMatchObject({
      refusal: { code: 'NothingFrozen', facts: { frozen: ['release 2 on checkout@prod'] } },
    });
  });

  test('counts only where whoever names it speaks for the target', () => {
    const no: Refusal = refuse('NotTheRole', { role: 'pricing-team', holders: [] });
    const history = frozenHistory();
    const foreign = { target: pricing, history, no };
    const order = { kind: 'releaseFixed', what: '2', fix } as const;
    expect(fixed(order, ada, [foreign], () => false)).toMatchObject({
      refusal: { code: 'NotTheRole' },
    });
    const own = { target: checkout, history, no: undefined };
    expect(fixed(order, ada, [foreign, own], () => false)).toMatchObject({
      events: [{ target: checkout }],
    });
  });
});
