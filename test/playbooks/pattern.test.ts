import { describe, expect, test } from 'vitest';
import { maxInputLength, Pattern } from '../../src/playbooks/pattern.ts';

describe('the pattern of an input', () => {
  test.each([
    ['[a-z]+-[0-9]', 'eu-1', 'eu-1x'],
    ['^[a-z]+$', 'abc', 'abc1'],
    ['blue|green', 'green', 'greenish'],
    [String.raw`http://127\.0\.0\.1:\d{1,5}`, 'http://127.0.0.1:80', 'http://127x0.0.1:80'],
    ['v[0-9]+.[0-9]+', 'v1.2', 'v1'],
  ])('%s takes the whole of %s and not %s', (pattern, yes, no) => {
    expect(Pattern.parse(pattern).test(yes)).toBe(true);
    expect(Pattern.parse(pattern).test(no)).toBe(false);
  });

  test.each([
    '(a+)+',
    '(a|a)*',
    'a(?=b)',
    String.raw`(a)\1`,
    '(?<n>a)',
    'a*a*a*a*',
    '[a-',
    '*a',
    'a**',
    '[z-a]',
  ])('%s is refused', (pattern) => {
    expect(Pattern.safeParse(pattern).success).toBe(false);
  });

  test('with all the repetition it may have is quick for the longest value', () => {
    const pattern = Pattern.parse('a*a*a*b');
    const started = performance.now();
    expect(pattern.test('a'.repeat(maxInputLength))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
