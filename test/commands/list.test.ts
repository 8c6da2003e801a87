import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verbs } from '../../commands/list.ts';
import { exactVerb } from '../../commands/lookup.ts';
import { isMisread, read } from '../../commands/read.ts';
import { reserved } from '../../commands/reserved.ts';
import { families } from '../../commands/verb.ts';
import { kinds } from './any-order.ts';
import { known } from './known.ts';

describe('the list of verbs', () => {
  const files = families.flatMap((family) => globSync(`commands/${family}/*.ts`));

  test.each(files)('holds the verb of %s', async (file) => {
    const [, family, name = ''] = file.split('/');
    const module: Record<string, unknown> = await import(
      `../../commands/${family}/${name.slice(0, -'.ts'.length)}.ts`
    );
    const listed = Object.values(module).filter((one) => verbs.some((verb) => verb === one));
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({ family });
  });

  test('holds nothing that has no file of its own', () => {
    expect(new Set(verbs).size).toBe(files.length);
  });

  test('reaches every kind of order', () => {
    expect(kinds.filter((kind) => !verbs.some(({ orders }) => orders.includes(kind)))).toEqual([]);
  });

  test.each(families)('gives each word of /%s one meaning', (family) => {
    const words = verbs
      .filter((verb) => verb.family === family)
      .flatMap(({ word, synonyms }) => [word, ...synonyms]);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(reserved[family].filter((word) => words.includes(word))).toEqual([]);
  });
});

describe.each(verbs)('the verb $family $word', (verb) => {
  test.each(verb.examples)('has an example that reads as one of its orders: %s', (example) => {
    const answer = read(`/${verb.family} ${example}`, known);
    expect(isMisread(answer) ? answer : verb.orders).toContain(isMisread(answer) || answer.kind);
  });

  test('is found by each of its words, in any case', () => {
    const said = [verb.word, ...verb.synonyms].filter((word) => word !== '');
    expect(
      said.filter((word) => exactVerb(verb.family, word.toUpperCase())?.verb !== verb),
    ).toEqual([]);
  });

  test('fits a line of help', () => {
    expect(verb.summary.length).toBeLessThanOrEqual(80);
    expect(verb.summary).not.toMatch(/\.$/u);
    expect(verb.usage).toContain(verb.word);
  });
});
