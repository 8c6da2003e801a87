import { array, assert, nat, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesIn, entryAt, type Layers, withEntry } from '../../src/lib/layers.ts';

const none: Layers<number, string> = [];
const puts = array(tuple(nat(40), string()), { maxLength: 200 });

describe('a map in layers', () => {
  test('has what a map has, in the same order, whatever is put into it', () => {
    assert(
      property(puts, (entries) => {
        const plain = new Map(entries);
        const layers = entries.reduce((map, [key, value]) => withEntry(map, key, value), none);
        expect(entriesIn(layers)).toEqual([...plain.values()]);
        for (let key = 0; key <= 40; key += 1) expect(entryAt(layers, key)).toBe(plain.get(key));
      }),
    );
  });

  test('stays what it was when another one is made of it', () => {
    const one = withEntry(none, 1, 'first');
    expect(entriesIn(withEntry(one, 1, 'other'))).toEqual(['other']);
    expect(entriesIn(one)).toEqual(['first']);
  });

  test('has few layers, however much it holds', () => {
    let map = none;
    for (let key = 0; key < 10_000; key += 1) map = withEntry(map, key, '');
    expect(map.length).toBeLessThan(16);
  });
});
