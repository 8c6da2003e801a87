import { Json } from '../../lib/json.ts';
import { intact, jsonIn } from '../intact.ts';
import { orm } from '../orm.ts';
import { pgCore } from './driver.ts';

const { bigint, customType, pgTable, primaryKey, text } = pgCore;

const whole = { mode: 'number' } as const;

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** JSON as text. It is parsed on the way out, so that a damaged row stops here. */
const json = customType<{ data: Json; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (stored) => intact(Json, jsonIn(stored)),
});

/** JSON for a column that is never empty: `null` is a value of JSON, not the lack of one. */
export const asText = (value: Json) => orm.sql`${JSON.stringify(value)}`;

// What migrations/postgres creates, for the query builder; a test compares the two column by column.

export const migrations = pgTable('migrations', {
  number: bigint(whole).primaryKey(),
  name: text().notNull(),
  checksum: text().notNull(),
  appliedAt: text('applied_at').notNull(),
});

export const events = pgTable('events', {
  position: bigint(whole).primaryKey().generatedByDefaultAsIdentity(),
  stream: text().notNull(),
  version: bigint(whole).notNull(),
  hash: text().notNull(),
  body: text().notNull(),
});

export const registry = pgTable('registry', {
  one: bigint(whole).primaryKey(),
  id: text().notNull(),
});

export const streams = pgTable('streams', {
  stream: text().primaryKey(),
  began: bigint(whole).notNull(),
  position: bigint(whole).notNull(),
  version: bigint(whole).notNull(),
  hash: text().notNull(),
});

export const texts = pgTable(
  'texts',
  {
    position: bigint(whole).notNull(),
    name: text().notNull(),
    salt: bytes().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.position, table.name] })],
);

export const erasures = pgTable(
  'erasures',
  {
    position: bigint(whole).notNull(),
    name: text().notNull(),
    erasedBy: bigint('erased_by', whole).notNull(),
  },
  (table) => [primaryKey({ columns: [table.position, table.name] })],
);

export const keys = pgTable('keys', {
  key: text().primaryKey(),
  answer: json().notNull(),
});

export const names = pgTable('names', {
  name: text().primaryKey(),
  stream: text().notNull(),
  family: text().notNull(),
  number: bigint(whole).notNull(),
});

export const targetLock = pgTable('target_lock', {
  target: text().primaryKey(),
  incident: text().notNull(),
  since: text().notNull(),
});

export const activeStrategy = pgTable('active_strategy', {
  target: text().primaryKey(),
  incident: text().notNull(),
  run: text().notNull(),
  epoch: bigint(whole).notNull(),
  since: text().notNull(),
});

export const containment = pgTable(
  'containment',
  {
    target: text().notNull(),
    run: text().notNull(),
    incident: text().notNull(),
    since: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.target, table.run] })],
);

export const leases = pgTable('leases', {
  stepId: text('step_id').primaryKey(),
  epoch: bigint(whole).notNull(),
  attempt: bigint(whole).notNull(),
  owner: text().notNull(),
  until: text().notNull(),
});

export const due = pgTable('due', {
  key: text().primaryKey(),
  at: text().notNull(),
  stream: text().notNull(),
  order: json().notNull(),
});

export const inbox = pgTable('inbox', {
  id: bigint(whole).primaryKey().generatedByDefaultAsIdentity(),
  key: text().notNull(),
  body: json().notNull(),
  receivedAt: text('received_at').notNull(),
  doneAt: text('done_at'),
});

export const posts = pgTable(
  'posts',
  { about: text().notNull(), key: text().notNull(), body: json().notNull() },
  ({ about, key }) => [primaryKey({ columns: [about, key] })],
);

export const people = pgTable('people', {
  id: text().primaryKey(),
  name: text().notNull(),
  shown: text(),
  seenAt: text('seen_at'),
});

export const accounts = pgTable('accounts', {
  account: text().primaryKey(),
  person: text().notNull(),
});

export const passes = pgTable('passes', {
  digest: text().primaryKey(),
  kind: text().notNull(),
  person: text().notNull(),
  until: text().notNull(),
  spentAt: text('spent_at'),
});

export const summaries = pgTable('summaries', {
  incident: text().primaryKey(),
  isOpen: bigint('is_open', whole).notNull(),
  body: json().notNull(),
  nth: bigint(whole).generatedAlwaysAsIdentity(),
});

export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: json().notNull(),
});

export const entries = pgTable('entries', {
  position: bigint(whole).primaryKey(),
  id: text().notNull(),
  mode: text().notNull(),
  isPrivate: bigint('is_private', whole).notNull(),
  declaredAt: text('declared_at').notNull(),
  outcome: text().notNull(),
  version: bigint(whole).notNull(),
  shown: json(),
  shownVersion: bigint('shown_version', whole),
});

export const facets = pgTable(
  'facets',
  { kind: text().notNull(), value: text().notNull(), entry: bigint(whole).notNull() },
  ({ kind, value, entry }) => [primaryKey({ columns: [kind, value, entry] })],
);

export const words = pgTable(
  'words',
  {
    position: bigint(whole).notNull(),
    name: text().notNull(),
    word: text().notNull(),
    entry: bigint(whole).notNull(),
  },
  ({ position, name, word }) => [primaryKey({ columns: [position, name, word] })],
);
