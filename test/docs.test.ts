import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { writtenConfiguration } from '../src/configuration/schema.ts';
import { keepWrittenKinds } from '../src/configuration/service.ts';
import { Order } from '../src/core/orders.ts';
import { kinds } from './configuration/sample.ts';

const pageOf = (name: string): string => readFileSync(`docs/${name}`, 'utf8');

/** All that stands in a page as code, in a block or in a line. */
const codeIn = (page: string): string =>
  [...page.matchAll(/```[\s\S]*?```|`[^`\n]+`/gu)].map(([code]) => code).join('\n');

const isNamed = (name: string, code: string): boolean =>
  new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'u').test(code);

/** The names of all properties of a JSON schema, however deep. */
function keysIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]): readonly string[] =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(keysIn)]
      : keysIn(value),
  );
}

describe('the page about the configuration', () => {
  const page = pageOf('configure.md');
  const linked = [...page.matchAll(/\]\((?<file>[a-z-]+\.md)/gu)].map(
    ({ groups }) => groups?.['file'],
  );
  const pages = [...new Set(linked)].flatMap((file) => (file === undefined ? [] : [pageOf(file)]));
  const code = codeIn([page, ...pages].join('\n'));
  const written = writtenConfiguration(keepWrittenKinds(kinds));
  const keys = [
    ...new Set(keysIn(z.toJSONSchema(written, { io: 'input', unrepresentable: 'any' }))),
  ];

  test.each(keys)('names %s, or links a page that does', (key) => {
    expect(isNamed(key, code)).toBe(true);
  });

  test('is held to keys of services, of people and of the whole', () => {
    expect(keys).toEqual(expect.arrayContaining(['migrations', 'lead_of', 'webhooks', 'max_wait']));
    expect(isNamed('migration', '`migrations`')).toBe(false);
  });
});

describe('the page about HTTP', () => {
  const page = pageOf('http-api.md');
  const from = page.indexOf('### Orders');
  const rows = page
    .slice(from, page.indexOf('\n## ', from))
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const orders = Order.options.map(({ shape: { kind, ...fields } }) => ({
    kind: kind.value,
    fields: Object.keys(fields),
  }));

  test.each(orders)('lists $kind with all that may be said with it', ({ kind, fields }) => {
    const row = rows.find((line) => line.split('|')[1]?.includes(`\`${kind}\``)) ?? '';
    expect(row).not.toBe('');
    expect(fields.filter((field) => !row.includes(`\`${field}\``))).toEqual([]);
  });

  test('lists nothing that is no order', () => {
    const listed = rows
      .slice(2)
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(?<kind>\w+)`/gu)])
      .map(({ groups }) => groups?.['kind']);
    expect(new Set(listed)).toEqual(new Set(orders.map(({ kind }) => kind)));
  });
});
