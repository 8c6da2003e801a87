import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { scenarioJsonSchema } from '../../../src/core/scenario/json-schema.ts';
import { readScenarios } from '../../../src/core/scenario/read.ts';
import { parseYaml } from '../../../src/lib/yaml-file.ts';
import { recorded, scenariosIn, shippedFiles } from './shipped.ts';

const own = `id: own
title: The queue fills up
entries:
  - at: "2026-03-01T03:00:00Z"
    kind: detect
    text: The queue is longer than ever
  - at: "2026-03-01T04:10:00+01:00"
    kind: act
    text: Workers are restarted
    range: ["2026-03-01T03:05:00Z", "2026-03-01T03:20:00Z"]
decisions:
  - id: restart
    at: "2026-03-01T03:05:00Z"
    ask: Restart?
    options:
      - { id: restart-all, text: Restart all }
      - { id: restart-one, text: Restart one, strategy: restart }
    really: restart-all
    why: It was quick.
`;

const problems = (text: string): readonly string[] => {
  const read = readScenarios('own.yaml', text);
  return read.ok
    ? []
    : read.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe('the recorded incidents that come with the product', () => {
  test('are the eight that were collected, with the same title, entries, source and lesson', () => {
    const files = shippedFiles.flatMap(scenariosIn);
    const bare = files.map((one) => ({
      ...one,
      entries: one.entries.map(({ known: _known, knownThen: _then, ...entry }) => entry),
      decisions: [],
      targets: [],
      playedAs: undefined,
    }));
    expect(bare).toEqual(recorded.toSorted((a, b) => a.id.localeCompare(b.id)));
    expect(files).toHaveLength(8);
  });

  test.each(shippedFiles)('%s has the name of its id, and asks for decisions', (file) => {
    const [scenario] = scenariosIn(file);
    expect(file).toBe(`scenarios/${scenario?.id}.yaml`);
    expect(scenario?.decisions.length).toBeGreaterThanOrEqual(2);
  });

  test.each(shippedFiles)('%s is played under words that do not give its end away', (file) => {
    const [scenario] = scenariosIn(file);
    expect(scenario?.playedAs).toBeTruthy();
    expect(scenario?.playedAs).not.toBe(scenario?.title);
  });

  test.each(shippedFiles)('%s breaks no guardrail with every option of a decision', (file) => {
    for (const { options } of scenariosIn(file).flatMap(({ decisions }) => decisions)) {
      expect(options.some(({ breaks }) => breaks.length === 0)).toBe(true);
    }
  });
});

describe('a file of one’s own', () => {
  test('is read, its moments in UTC', () => {
    expect(problems(own)).toEqual([]);
    const read = readScenarios('own.yaml', own);
    expect(read.ok && read.value[0]?.entries.map(({ at }) => at)).toEqual([
      '2026-03-01T03:00:00.000Z',
      '2026-03-01T03:10:00.000Z',
    ]);
  });

  test.each([
    [
      'kind: act',
      'kind: atc',
      '8:11 "atc" is not one of detect, declare, decide, act, validate, resolve, note, comms; did you mean "act"?',
    ],
    ['kind: act', 'kinds: act', '8:5 unknown key "kinds"; did you mean "kind"?'],
    ['T04:10:00+01:00', ' 04:10', '7:9 a moment is written "2012-08-01T13:30:00Z"'],
    ['T04:10:00', 'T03:10:00', '7:9 is earlier than the one before it'],
    ['T03:20:00Z', 'T03:06:00Z', '10:12 does not hold the moment of the entry'],
    ['really: restart-all', 'really: none', '18:13 "none" is none of its options: restart-all'],
    ['id: restart-one', 'id: restart-all', '17:15 "restart-all" stands there twice'],
    ['strategy: restart', 'strategy: restrat', '17:57 "restrat" is not one of'],
    ['id: own', 'id: Own One', '1:5 an id is lower-case letters'],
    ['title: The', 'title: [', '3:1 Flow sequence'],
  ])('in which %s became %s is refused at its place', (right, wrong, said) => {
    expect(problems(own.replace(right, wrong)).join('\n')).toContain(said);
  });

  test('has all its mistakes told at once, whichever rule each is against', () => {
    const wrong = own
      .replace('kind: act', 'kind: atc')
      .replace('really: restart-all', 'really: no');
    expect(problems(wrong)).toEqual([
      expect.stringMatching(/^8:11 /u),
      '18:13 "no" is none of its options: restart-all, restart-one',
    ]);
  });

  test('that holds the same incident twice is refused', () => {
    const twice = own
      .trimEnd()
      .split('\n')
      .map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
      .join('\n');
    expect(problems(`${twice}\n${twice}\n`)).toEqual(['20:7 "own" stands there twice']);
  });

  test.each(['', '[]', '42', '{', 'null', '- - -', 'a: &a [*a]', '\u0000'])(
    'that holds %j is refused, and nothing hangs',
    (text) => {
      expect(problems(text)).not.toEqual([]);
    },
  );
});

describe('the JSON Schema for editors', () => {
  const published: unknown = JSON.parse(readFileSync('scenarios/scenario.schema.json', 'utf8'));

  test('is what the format of today generates; else run: node test/core/scenario/write-schema.ts', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  test.each(shippedFiles)('takes %s', (file) => {
    const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(published)));
    const yaml = parseYaml(file, readFileSync(file, 'utf8'));
    expect(schema.safeParse(yaml.ok && yaml.value.value).error?.issues).toBeUndefined();
  });
});
