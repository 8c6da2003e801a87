import { describe, expect, test } from 'vitest';
import { maxFileBytes, parseYaml } from '../../src/lib/yaml-file.ts';

const said = (text: string): readonly string[] => {
  const yaml = parseYaml('file.yaml', text);
  return yaml.ok
    ? []
    : yaml.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

const bomb = Array.from(
  { length: 9 },
  (_, level) =>
    `l${level}: &l${level} [${Array(9)
      .fill(level === 0 ? 'lol' : `*l${level - 1}`)
      .join(', ')}]`,
).join('\n');

describe('a text that would cost too much', () => {
  const big = maxFileBytes;
  test.each([
    [
      'a bomb of aliases',
      bomb,
      'more than 50000 values, aliases counted as often as they are used',
    ],
    ['deep lists', '['.repeat(big), 'nested deeper than 64 levels'],
    ['deep dashes', '- '.repeat(big / 2), 'nested deeper than 64 levels'],
    [
      'deep mappings',
      `${'{a: '.repeat(5_000)}1${'}'.repeat(5_000)}`,
      'nested deeper than 64 levels',
    ],
    ['a million commas', `[${','.repeat(big - 1)}`, 'too much for one file; split it'],
    ['a million quotes', '"'.repeat(big), 'too much for one file; split it'],
    [
      'a hundred thousand keys',
      Array.from({ length: 90_000 }, (_, key) => `k${key}: 1`).join('\n'),
      'too much for one file; split it',
    ],
    ['a byte over 1 MB', `a: ${'x'.repeat(big - 2)}`, 'larger than 1 MB; split it'],
    ['over 1 MB of two-byte characters', `a: ${'é'.repeat(big / 2)}`, 'larger than 1 MB; split it'],
  ])('%s is refused within seconds', (_, text, message) => {
    const [first] = said(text);
    expect(first).toMatch(/^\d+:\d+ /u);
    expect(first?.replace(/^\d+:\d+ /u, '')).toBe(message);
  });

  test('exactly 1 MB is read', () => {
    expect(said(`a: ${'x'.repeat(big - 3)}`)).toEqual([]);
  });

  test('of many faults a person is shown the first fifty', () => {
    const text = Array.from({ length: 500 }, () => 'a: 1').join('\n');
    expect(said(text)).toHaveLength(50);
  });
});
