import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseYaml, readShape } from '../../src/lib/yaml-file.ts';
import { cases } from '../support/runs.ts';

const said = (text: string, schema: z.ZodType = z.unknown()): readonly string[] => {
  const yaml = parseYaml('file.yaml', text);
  const read = yaml.ok ? readShape(yaml.value, schema) : yaml;
  return read.ok
    ? []
    : read.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe('a text that is not plain YAML', () => {
  test.each([
    ['an unclosed list', 'a: 1\nb: [1,\n', /^3:1 Flow sequence .*must/u],
    ['a tab as indentation', 'a:\n\t- b', /^2:1 Tabs are not allowed as indentation/u],
    ['a tag of JavaScript', 'a: 1\nb: !!js/function "x"', /^2:4 Unresolved tag/u],
    ['a tag of its own', 'a: !shell ls', /^1:4 Unresolved tag: !shell/u],
    ['binary data', 'a: !!binary aGVsbG8=', /^1:4 Unresolved tag/u],
    ['a key twice', 'a: 1\nb: 2\na: 3', /^3:1 the key "a" is written twice$/u],
    ['a key twice in a flow mapping', 'x: {a: 1, a: 2}', /^1:11 the key "a" is written twice$/u],
    [
      'a key that reaches the prototype',
      'a:\n  __proto__: {}',
      /^2:3 the key "__proto__" is not allowed$/u,
    ],
    [
      'a key that reaches the constructor',
      'constructor: 1',
      /^1:1 the key "constructor" is not allowed$/u,
    ],
    [
      'a quoted key that reaches the prototype',
      '"\\u005f_proto__": 1',
      /^1:1 the key "__proto__"/u,
    ],
    ['a key that is a number', '1: a', /^1:1 a key must be text; put 1 in quotes$/u],
    ['a key that is a list', '? [a]\n: b', /^1:3 a key must be text$/u],
    ['a number without end', 'a: .inf', /^1:4 not a number/u],
    ['a number beyond 2^53', 'a: 12345678901234567', /^1:4 not a number that can be kept exactly/u],
    ['half a character', 'a: "\\ud800"', /^1:4 text that holds a NUL or half a character$/u],
    ['an alias without an anchor', 'a: *x', /^1:4 no anchor &x stands before it$/u],
    ['an alias of what it stands in', 'a: &a [*a]', /^1:8 no anchor &a stands before it$/u],
    ['two documents', 'a: 1\n---\nb: 2', /^2:1 a second document begins/u],
  ])('%s is refused at its place', (_, text, expected) => {
    expect(said(text)[0]).toMatch(expected);
  });

  test('anchors and aliases of honest size are what they stand for', () => {
    const yaml = parseYaml('file.yaml', 'a: &x { b: 1 }\nc: *x');
    expect(yaml.ok && yaml.value.value).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  test('words of YAML 1.1 are text', () => {
    const yaml = parseYaml('file.yaml', '%YAML 1.1\n---\n{a: yes, b: 2026-11-21}');
    expect(yaml.ok && yaml.value.value).toEqual({ a: 'yes', b: '2026-11-21' });
  });
});

describe('a value of the wrong shape', () => {
  const schema = z.strictObject({
    name: z.string(),
    size: z.int().optional(),
    mode: z.enum(['act', 'observe']).optional(),
    parts: z.array(z.strictObject({ id: z.string(), needs: z.array(z.string()).optional() })),
    named: z.record(z.string().regex(/^[a-z]+$/u, 'lower case'), z.boolean()).optional(),
  });

  test.each([
    [
      'names the nearest known key',
      'name: a\nparts:\n  - id: x\n    neds: []',
      ['4:5 unknown key "neds"; did you mean "needs"?'],
    ],
    [
      'lists the known keys where none is near',
      'name: a\nparts: []\nzebra: 1',
      ['3:1 unknown key "zebra"; known: name, size, mode, parts, named'],
    ],
    [
      'says what is missing at what it is missing from',
      'name: a\nparts:\n  - needs: []',
      ['3:5 "id" is missing'],
    ],
    [
      'says how to write a number as text',
      'name: 7\nparts: []',
      ['1:7 expected text, found 7; put it in quotes: "7"'],
    ],
    [
      'says what was expected',
      'name: a\nparts: x\nsize: 1.5',
      ['2:8 expected a list, found "x"', '3:7 expected a whole number, found 1.5'],
    ],
    [
      'names the nearest allowed value',
      'name: a\nparts: []\nmode: observ',
      ['3:7 "observ" is not one of act, observe; did you mean "observe"?'],
    ],
    [
      'points at a key that is not allowed',
      'name: a\nparts: []\nnamed:\n  A: true',
      ['4:3 lower case'],
    ],
    [
      'reports everything, in the order of the file',
      'size: x\nparts: []\nfoo: 1',
      [
        '1:1 "name" is missing',
        '1:7 expected a number, found "x"',
        '3:1 unknown key "foo"; known: name, size, mode, parts, named',
      ],
    ],
    [
      'points into what an alias stands for',
      'name: a\nparts:\n  - &p { id: 1 }\n  - *p',
      ['3:14 expected text, found 1; put it in quotes: "1"'],
    ],
    ['says that nothing is there', '', ['1:1 expected a mapping (key: value), found nothing']],
  ])('%s', (_, text, expected) => {
    expect(said(text, schema)).toEqual(expected);
  });
});

describe('any text at all', () => {
  const yamlish = fc.array(
    fc.constantFrom(
      'a',
      'b: ',
      '- ',
      '? ',
      ': ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '\n',
      '  ',
      '&x ',
      '*x',
      '!t ',
      '"',
      "'",
      '|\n',
      '>\n',
      '#',
      '---\n',
      '%',
      '\t',
      '1',
      '\r\n',
      '\u{1F600}',
      '__proto__: ',
      '<<: ',
    ),
    { maxLength: 60 },
  );

  test('is read or refused with places inside it, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          yamlish.map((parts) => parts.join('')),
        ),
        (text) => {
          const lines = text.split('\n').length;
          const read = parseYaml('file.yaml', text);
          const problems = read.ok ? [] : read.error;
          expect(read.ok || problems.length > 0).toBe(true);
          expect(
            problems.every(({ line, column }) => line >= 1 && line <= lines && column >= 1),
          ).toBe(true);
        },
      ),
      { numRuns: cases({ few: 80, many: 2_000 }) },
    );
  });
});
