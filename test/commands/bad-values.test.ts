import { describe, expect, test } from 'vitest';
import { verbs } from '../../commands/list.ts';
import { isMisread, read } from '../../commands/read.ts';
import { known, nothingKnown } from './known.ts';

const problemOf = (line: string, names = known): string => {
  const said = read(line, names);
  return isMisread(said) ? said.problem : '';
};

const flagsIn = (usage: string) => [...usage.matchAll(/--(?<flag>[a-z-]+)/gu)];

const cases = verbs.flatMap(({ family, examples, usage }) =>
  flagsIn(usage).flatMap(([flag]) => examples.map((one) => `/${family} ${one} ${flag}`)),
);

const programs = /invalid|expected (?:one of|string|number)|pattern|regex|received|ZodError/iu;

describe('a value that an option does not take', () => {
  test.each(cases)('%s with nonsense is refused in words for people', (line) => {
    for (const value of ['step-hang', '-1', '99999999999999999999', '0', '"']) {
      for (const names of [known, nothingKnown]) {
        expect(problemOf(`${line} ${value}`, names)).not.toMatch(programs);
      }
    }
  });

  test('is answered with all that it takes, and with what was likely meant', () => {
    expect(problemOf('/drill start checkout --surprise step-hang')).toBe(
      '"step-hang" is none of authority-silent, check-fails, step-hangs, second-order, random. Did you mean step-hangs?',
    );
  });
});

describe('words that an example does not have', () => {
  test.each(verbs.flatMap(({ family, examples }) => examples.map((one) => `/${family} ${one}`)))(
    '%s with each word turned to nonsense is refused in words for people',
    (line) => {
      const words = line.split(' ');
      for (const at of words.keys()) {
        for (const value of ['zzz!', '-1', '2026-99-99']) {
          expect(problemOf(words.with(at, value).join(' '))).not.toMatch(programs);
          expect(problemOf(words.with(at, value).join(' '), nothingKnown)).not.toMatch(programs);
        }
      }
    },
  );
});

test('an export without an incident says where the whole record is had', () => {
  expect(problemOf('/registry export --bundle')).toContain('sternway registry export --out');
  expect(problemOf('/registry export')).toContain('sternway registry export --out');
});
