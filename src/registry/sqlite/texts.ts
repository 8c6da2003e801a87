import { z } from 'zod';
import type { Envelope } from '../../core/envelope.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Sealed } from '../seal-events.ts';
import type { StoredText } from '../stored.ts';
import type { Store } from './connect.ts';
import { erasures, texts } from './schema.ts';

const { and, eq, sql } = orm;
const { placeholder } = sql;

const Text = z.string();

/** Texts beside the chain, under the position of their event. */
export function textRows(store: Store) {
  const { db, client } = store;
  const insert = db
    .insert(texts)
    .values({
      position: placeholder('position'),
      name: placeholder('name'),
      salt: placeholder('salt'),
      text: placeholder('text'),
    })
    .prepare();
  const ofEvent = db
    .select({ name: texts.name, text: texts.text })
    .from(texts)
    .where(eq(texts.position, placeholder('position')))
    .prepare();
  const between = betweenStatement(client);

  return {
    add({ envelope, texts: sealed }: Sealed): void {
      for (const text of sealed) insert.run({ position: envelope.position, ...text });
    },
    of: ({ position }: Pick<Envelope, 'position'>): Readonly<Record<string, string>> =>
      Object.fromEntries(
        ofEvent.all({ position }).map(({ name, text }) => [name, intact(Text, text)]),
      ),
    salted: ({ position }: Pick<Envelope, 'position'>) =>
      Object.fromEntries(
        between.all(position - 1, position).map(({ name, salt, text }) => {
          const words = Buffer.from(text).toString();
          return [name, { salt: Buffer.from(salt).toString('hex'), text: words }];
        }),
      ),
    between: (after: number, upTo: number): StoredText[] => between.all(after, upTo),
    erase: eraser(db),
  };
}

// One flipped bit makes a BLOB of a TEXT with the same bytes: 0xFF stands in no text, so its digest fails.
const betweenStatement = (client: Store['client']) =>
  client.prepare<[number, number], StoredText>(`
    SELECT position, name,
      iif(typeof(salt) = 'blob', salt, x'') AS salt,
      iif(typeof(text) = 'text', CAST(text AS BLOB), x'FF') AS text
    FROM texts WHERE position > ? AND position <= ? ORDER BY position`);

/** The row in `erasures` comes first: without it the trigger keeps the text. */
function eraser(db: Store['db']) {
  return (text: { position: number; name: string }, erasedBy: number): void => {
    db.insert(erasures)
      .values({ ...text, erasedBy })
      .run();
    const { position, name } = text;
    db.delete(texts)
      .where(and(eq(texts.position, position), eq(texts.name, name)))
      .run();
  };
}
