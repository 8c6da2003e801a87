import { describe, expect, test } from 'vitest';
import { JsonPath, valueAt } from '../../src/lib/json-path.ts';

const value = { a: { 'b-c': [{ d: 1 }, { d: null }] }, 'odd name': true, '0': 'zero' };

describe('a path into JSON', () => {
  test.each([
    ['$', value],
    ['a.b-c[0].d', 1],
    ['$.a.b-c[1].d', null],
    ['a.b-c.0.d', 1],
    ['["odd name"]', true],
    ['0', 'zero'],
    ['a.nope.d', undefined],
    ['a.b-c[2]', undefined],
    ['a.b-c.length', undefined],
    ['__proto__', undefined],
    ['constructor.name', undefined],
  ])('%s finds what the JSON itself holds', (path, found) => {
    expect(valueAt(value, path)).toEqual(found);
  });

  test.each(['', 'a..b', 'a[', 'a[x]', 'a b', 'a[-1]'])('"%s" is refused', (path) => {
    expect(JsonPath.safeParse(path).success).toBe(false);
  });
});
