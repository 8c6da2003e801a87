import { z } from 'zod';
import type { Envelope } from '../../core/envelope.ts';
import { intact } from '../intact.ts';
import type { Sealed } from '../seal-events.ts';
import type { StoredText } from '../stored.ts';
import type { Link } from './connect.ts';

const Text = z.string();

type Place = { readonly position: number; readonly name: string };

/** A text and its event. */
export type Standing = Place & { readonly version: number; readonly text: string };

/** Texts beside the chain, under the position of their event. */
export const textRows = (link: Link) => ({ ...writers(link), ...readers(link) });

function writers({ ask }: Link) {
  return {
    add: (sealed: readonly Sealed[]): readonly Promise<unknown>[] => {
      const all = sealed.flatMap(({ envelope: { position }, texts }) =>
        texts.map((text) => ({ position, ...text })),
      );
      if (all.length === 0) return [];
      const values = [
        all.map(({ position }) => position),
        all.map(({ name }) => name),
        all.map(({ salt }) => salt),
        all.map(({ text }) => text),
      ];
      return [
        ask(
          'texts_add',
          `INSERT INTO texts (position, name, salt, text)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::text[])`,
          values,
        ),
      ];
    },
    /** The row in `erasures` comes first: without it the trigger keeps the text. */
    erase: async ({ position, name }: Place, erasedBy: number): Promise<void> => {
      await ask('erasures_add', 'INSERT INTO erasures VALUES ($1, $2, $3)', [
        position,
        name,
        erasedBy,
      ]);
      await ask('texts_erase', 'DELETE FROM texts WHERE position = $1 AND name = $2', [
        position,
        name,
      ]);
    },
  };
}

function readers({ ask }: Link) {
  return {
    /** The texts of each of these positions, by position and name. */
    of: async (events: readonly Pick<Envelope, 'position'>[]) => {
      const found = await ask<Place & { readonly text: string }>(
        'texts_of',
        'SELECT position, name, text FROM texts WHERE position = ANY($1::bigint[]) ORDER BY position, name',
        [events.map(({ position }) => position)],
      );
      return byPosition(found, ({ text }) => intact(Text, text));
    },
    salted: async (events: readonly Pick<Envelope, 'position'>[]) => {
      const found = await ask<StoredText>(
        'texts_salted',
        `SELECT position, name, salt, convert_to(text, 'UTF8') AS text FROM texts
          WHERE position = ANY($1::bigint[]) ORDER BY position, name`,
        [events.map(({ position }) => position)],
      );
      return byPosition(found, ({ salt, text }) => ({
        salt: Buffer.from(salt).toString('hex'),
        text: Buffer.from(text).toString(),
      }));
    },
    between: (after: number, upTo: number) =>
      ask<StoredText>(
        'texts_between',
        `SELECT position, name, salt, convert_to(text, 'UTF8') AS text FROM texts
          WHERE position > $1 AND position <= $2 ORDER BY position, name`,
        [after, upTo],
      ),
    /** What is there of the texts of these events of one stream. */
    inStream: (stream: string, versions: readonly number[]) =>
      ask<Standing>(
        'texts_in_stream',
        `SELECT e.version, e.position, t.name, t.text FROM events e
          JOIN texts t ON t.position = e.position
          WHERE e.stream = $1 AND e.version = ANY($2::bigint[])`,
        [stream, versions],
      ),
  };
}

type OfEvent<T> = ReadonlyMap<number, Readonly<Record<string, T>>>;

function byPosition<Row extends Place, T>(
  rows: readonly Row[],
  value: (row: Row) => T,
): OfEvent<T> {
  const grouped = Map.groupBy(rows, ({ position }) => position);
  return new Map(
    [...grouped].map(([position, own]) => [
      position,
      Object.fromEntries(own.map((row) => [row.name, value(row)])),
    ]),
  );
}
