import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verbs } from '../../commands/list.ts';
import { isMisread, read } from '../../commands/read.ts';
import { quote } from '../../commands/words.ts';
import { splitArguments } from '../../src/cli/arguments.ts';
import { lineOf } from '../../src/cli/line.ts';
import { owns } from '../../src/cli/own/list.ts';
import { known } from '../commands/known.ts';

/** As a shell splits it. */
const argv = (line: string): readonly string[] =>
  Array.from(line.matchAll(/"(?<quoted>[^"]*)"|(?<bare>\S+)/gu), ({ groups }) => {
    const { quoted, bare } = groups ?? {};
    return quoted ?? bare ?? '';
  });

const ordered = (line: string) => {
  const order = read(line, known);
  if (isMisread(order)) throw new Error(`${line}: ${order.problem}`);
  return order;
};

const examples = verbs.flatMap((verb) => verb.examples.map((example) => [verb, example] as const));

describe('an option of an order', () => {
  const flags = globSync('commands/**/*.ts').flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(/flag: '([a-z-]+)'/gu), ([, flag = '']) => flag),
  );

  const left = (flag: string): readonly string[] => {
    const split = splitArguments([flag, 'x']);
    return split.ok ? split.value.words : [];
  };

  test('is called as no option of the command line itself, which would take it away', () => {
    expect(flags).toContain('template');
    const taken = flags.filter((flag) => left(`--${flag}`)[0] !== `--${flag}`);
    // A bundle is asked for by both alike.
    expect(taken).toEqual(['bundle']);
  });
});

describe('whatever may be typed in a chat', () => {
  test.each(examples.map(([verb, example]) => `${verb.family} ${example}`))(
    'is the same on the command line: %s',
    (line) => {
      expect(ordered(lineOf(argv(line)))).toEqual(ordered(`/${line}`));
    },
  );

  const alone = examples.filter(([{ word }]) => word !== '' && word !== 'status');
  test.each(
    alone.map(([{ family }, example]) => [family, example]).filter(([, line]) => line !== ''),
  )('needs no name of its family: %s %s', (family, line) => {
    const [first = ''] = argv(line);
    const owner = verbs.find(({ word, synonyms }) => [word, ...synonyms].includes(first));
    if (owner?.family !== family) return;
    expect(ordered(lineOf(argv(line)))).toEqual(ordered(`/${family} ${line}`));
  });

  test.each([
    [['status'], '/incident status'],
    [['show'], '/incident show'],
    [['new', 'checkout', 'slow'], '/incident new checkout slow'],
    [['/rollback', 'go'], '/rollback go'],
    [['Rollback', 'go'], '/rollback go'],
    [['halt'], '/rollback halt'],
    [['sotp'], '/rollback sotp'],
    [['make', 'coffee'], 'make coffee'],
    [['declare', 'checkout', '5xx after deploy'], '/incident declare checkout "5xx after deploy"'],
    [['note', 'she said "no"'], `/incident note ${quote('she said "no"')}`],
    [['note', ''], '/incident note ""'],
    [[], ''],
  ])('%j is %s', (words, line) => {
    expect(lineOf(words)).toBe(line);
  });

  test('is shadowed by no word of the command line but start, which runs Sternway', () => {
    const all = new Set(verbs.flatMap(({ word, synonyms }) => [word, ...synonyms]));
    expect(owns.map(({ word }) => word).filter((word) => all.has(word))).toEqual(['start']);
  });
});

describe('options', () => {
  test('are taken out wherever they stand; those of commands stay', () => {
    expect(
      splitArguments([
        '--json',
        'go',
        '--incident',
        'INC-1',
        'RB-1',
        '--url=http://x',
        '--card',
        'a',
      ]),
    ).toEqual({
      ok: true,
      value: {
        words: ['go', 'RB-1', '--card', 'a'],
        options: { json: true, incident: 'INC-1', url: 'http://x' },
      },
    });
  });

  test('end at two dashes', () => {
    expect(splitArguments(['note', '--', '--json', 'is', '--'])).toEqual({
      ok: true,
      value: { words: ['note', '--json', 'is', '--'], options: {} },
    });
  });

  test.each([['--incident'], ['--url=']])('%s without a value is refused', (arg) => {
    expect(splitArguments(['status', arg])).toMatchObject({ ok: false });
  });
});
