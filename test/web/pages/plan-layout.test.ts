import { describe, expect, test } from 'vitest';
import { layoutOf, type Planned } from '../../../src/web/pages/plan-layout.ts';

const step = (id: string, needs: readonly string[] = [], wave?: number): Planned => ({
  id,
  name: id,
  needs: [...needs],
  rest: false,
  ...(wave !== undefined && { wave }),
});

/** `a b / c`: which step stands in which line. */
const lines = (steps: readonly Planned[], beside: readonly string[] = []): string => {
  const { places } = layoutOf(steps, beside);
  const byLine = Map.groupBy(places, ([, { line }]) => line);
  return [...byLine]
    .toSorted(([a], [b]) => a - b)
    .map(([, some]) => some.map(([id]) => id).join(' '))
    .join(' / ');
};

describe('the graph of a plan', () => {
  test('puts a step below all that it needs, however deep that is', () => {
    const steps = [step('a'), step('b', ['a']), step('c', ['a']), step('d', ['a', 'c'])];
    expect(lines(steps)).toBe('a / b c / d');
  });

  test('begins a wave below all of the one before, and says where', () => {
    const steps = [step('a'), step('b', ['a'], 1), step('c', ['b'], 1), step('d', ['a'], 2)];
    expect(lines(steps)).toBe('a / b / c / d');
    expect(layoutOf(steps, []).waves).toEqual([
      { wave: 1, line: 1 },
      { wave: 2, line: 3 },
    ]);
  });

  test('goes on in the next line where more stand beside each other than can be looked at', () => {
    expect(lines(Array.from('abcdef', (id) => step(id)))).toBe('a b c d / e f');
  });

  test('has what else was done below everything', () => {
    expect(lines([step('a'), step('b')], ['undo', 'see'])).toBe('a b / undo see');
  });
});
