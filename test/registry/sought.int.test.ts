import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sought } from '../../src/app/ports/registry.ts';
import { migrationsOf } from '../../src/registry/migrations.ts';
import { connect, type Store } from '../../src/registry/sqlite/connect.ts';
import { entryRows } from '../../src/registry/sqlite/entries.ts';
import { migrate } from '../../src/registry/sqlite/migrate.ts';
import { at } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

let folder: Awaited<ReturnType<typeof ownFolder>>;
let store: Store;
beforeEach(async () => {
  folder = await ownFolder();
  store = connect(`${folder.path}/registry.db`);
  migrate(store, migrationsOf('sqlite'), at(0));
});
afterEach(async () => {
  store.client.close();
  await folder[Symbol.asyncDispose]();
});

/** So many incidents that a word of each second one stands in more places than are collected before a page is cut. */
const many = 6_000;

/**
 * Incident N stands at position N. All are of the strategy rollback, each third is of the place shop. Two texts of each
 * second one say discount; each fifth says discord; each tenth says something of its own that begins with own.
 */
function fill(): void {
  const all = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${many})`;
  store.client.exec(`
    ${all} INSERT INTO entries (position, id, mode, is_private, declared_at, outcome, version)
      SELECT n, 'INC-' || n, 'live', 0, '${at(0)}', 'open', 1 FROM n;
    ${all} INSERT INTO facets SELECT 'strategy', 'rollback', n FROM n;
    ${all} INSERT INTO facets SELECT 'place', 'shop', n FROM n WHERE n % 3 = 0;
    ${all} INSERT INTO words SELECT n, 'title', 'discount', n FROM n WHERE n % 2 = 0;
    ${all} INSERT INTO words SELECT n, 'text', 'discount', n FROM n WHERE n % 2 = 0;
    ${all} INSERT INTO words SELECT n, 'text', 'discord', n FROM n WHERE n % 5 = 0;
    ${all} INSERT INTO words SELECT n * 10 + text, 'own', 'own' || (text * 100 + n % 40), n
      FROM n, (SELECT 1 AS text UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
        UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)
      WHERE n % 10 = 0`);
}

const expected = (fits: (number: number) => boolean): readonly string[] =>
  Array.from({ length: many }, (_, index) => index + 1)
    .filter(fits)
    .map((number) => `INC-${number}`);

describe('what many incidents have', () => {
  test.each<[string, Sought, (number: number) => boolean]>([
    ['a word of every second one', { words: ['discount'] }, (n) => n % 2 === 0],
    ['the beginning of two words', { words: ['disco'] }, (n) => n % 2 === 0 || n % 5 === 0],
    ['a word of few', { words: ['discord'] }, (n) => n % 5 === 0],
    ['two words', { words: ['discount', 'discord'] }, (n) => n % 10 === 0],
    ['the beginning of hundreds of words', { words: ['own'] }, (n) => n % 10 === 0],
    ['a word of nobody', { words: ['discounts'] }, () => false],
    ['what all have', { strategy: 'rollback' }, () => true],
    ['what all have, at a place', { strategy: 'rollback', place: 'shop' }, (n) => n % 3 === 0],
    ['a word at a place', { words: ['discount'], place: 'shop' }, (n) => n % 6 === 0],
    ['what nobody has', { strategy: 'failover' }, () => false],
  ])('is found page by page as what few have: %s', (_, sought, fits) => {
    fill();
    const rows = entryRows(store);
    const wanted = expected(fits);
    const ids = (order: 'newest' | 'oldest', after?: string) =>
      rows.find(sought, { order, after, limit: 50 }).map(({ id }): string => id);
    const newest = wanted.toReversed();
    expect(ids('oldest')).toEqual(wanted.slice(0, 50));
    expect(ids('newest')).toEqual(newest.slice(0, 50));
    expect(ids('newest', newest[49])).toEqual(newest[49] ? newest.slice(50, 100) : []);
  });
});
