import { describe, expect, test } from 'vitest';
import { pageKey, pageMark, pageSaid } from '../../src/app/paging/page-key.ts';

const name = { incident: 'INC-3', page: 'PG2' };
const key = pageKey('r1', name);

describe('a page outside', () => {
  test('is found by its key, and by the mark at the end of a title', () => {
    expect(pageSaid('r1', key)).toEqual(name);
    expect(pageSaid('r1', `INC-3, checkout@prod: 5xx. You decide. ${pageMark(key)}`)).toEqual(name);
  });

  test.each([
    ['of another registry', pageKey('r2', name)],
    ['of another registry in a title', pageMark(pageKey('r2', name))],
    ['with digits of another page', pageMark(key).replace('PG2', 'PG1')],
    ['of something else', 'The disk of db-1 is full'],
    ['of nothing', ''],
    ['with more behind its key', `${key}/x`],
    ['without end', `sternway/r1/INC-${'9'.repeat(400)}/PG1`],
  ])('is none: %s', (_what, said) => {
    expect(pageSaid('r1', said)).toBeUndefined();
  });
});
