import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Event, eventSchema, eventSchemas } from '../../src/core/events.ts';
import { eventsPage, writeEvents } from '../support/write-docs.ts';

/** A file a noun: what was stored once is never changed, only added to. */
const folder = new URL(`fixtures/events.v${eventSchema}/`, import.meta.url);
const stored = globSync('*.json', { cwd: folder }).flatMap((file) =>
  z
    .array(z.looseObject({ type: z.string() }))
    .parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
);
const types = eventSchemas.map(({ shape }) => shape.type.value);

describe('an event that was stored once', () => {
  test.each(stored.map((event) => [event.type, event] as const))(
    'as %s is read as it is for ever',
    (_type, event) => {
      // What came later may have its usual value; what was said stays.
      expect(Event.parse(event)).toMatchObject(event);
    },
  );

  test.each(types)(
    'as %s is kept among the fixtures, with a text where it may have one',
    (type) => {
      expect(stored.map((event) => event.type)).toContain(type);
    },
  );

  test('with a field that nobody knows is refused: it fails closed', () => {
    expect(stored.filter((event) => Event.safeParse({ ...event, more: 1 }).success)).toEqual([]);
  });

  test('is described on the page about events (node test/support/write-docs.ts writes it)', () => {
    expect(readFileSync(eventsPage, 'utf8')).toBe(writeEvents());
  });
});
