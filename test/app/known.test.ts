import { expect, test } from 'vitest';
import { namesOf } from '../../src/app/known.ts';

test('a check is known by its bare name, by its target and by its whole key', () => {
  const keys = ['mitigation/answers', 'criterion/books', 'criterion/pricing@prod/books'];
  expect(namesOf(keys)).toEqual([
    'answers',
    'books',
    'mitigation/answers',
    'criterion/books',
    'pricing@prod/books',
    'criterion/pricing@prod/books',
  ]);
});
