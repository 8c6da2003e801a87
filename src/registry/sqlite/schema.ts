import { Json } from '../../lib/json.ts';
import { intact, jsonIn } from '../intact.ts';
import { sqliteCore } from '../orm.ts';

const { blob, customType, integer, primaryKey, sqliteTable, text } = sqliteCore;

/** JSON as text. It is parsed on the way out, so that a damaged row stops here. */
const json = customType<{ data: Json; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (stored) => intact(Json, jsonIn(stored)),
});

// What migrations/sqlite creates, for the query builder; a test compares the two column by column.

export const migrations = sqliteTable('migrations', {
  number: integer().primaryKey(),
  name: text().notNull(),
  checksum: text().notNull(),
  appliedAt: text('applied_at').notNull(),
});

export const events = sqliteTable('events', {
  position: integer().primaryKey(),
  stream: text().notNull(),
  version: integer().notNull(),
  hash: text().notNull(),
  body: text().notNull(),
});

export const registry = sqliteTable('registry', {
  one: integer().primaryKey(),
  id: text().notNull(),
  headPosition: integer('head_position').notNull(),
  headHash: text('head_hash').notNull(),
});

export const texts = sqliteTable(
  'texts',
  {
    position: integer().notNull(),
    name: text().notNull(),
    salt: blob({ mode: 'buffer' }).notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.position, table.name] })],
);

export const erasures = sqliteTable(
  'erasures',
  {
    position: integer().notNull(),
    name: text().notNull(),
    erasedBy: integer('erased_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.position, table.name] })],
);

export const keys = sqliteTable('keys', {
  key: text().primaryKey(),
  answer: json().notNull(),
});

export const names = sqliteTable('names', {
  name: text().primaryKey(),
  stream: text().notNull(),
  family: text().notNull(),
  number: integer().notNull(),
});

export const targetLock = sqliteTable('target_lock', {
  target: text().primaryKey(),
  incident: text().notNull(),
  since: text().notNull(),
});

export const activeStrategy = sqliteTable('active_strategy', {
  target: text().primaryKey(),
  incident: text().notNull(),
  run: text().notNull(),
  epoch: integer().notNull(),
  since: text().notNull(),
});

export const containment = sqliteTable(
  'containment',
  {
    target: text().notNull(),
    run: text().notNull(),
    incident: text().notNull(),
    since: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.target, table.run] })],
);

export const leases = sqliteTable('leases', {
  stepId: text('step_id').primaryKey(),
  epoch: integer().notNull(),
  attempt: integer().notNull(),
  owner: text().notNull(),
  until: text().notNull(),
});

export const due = sqliteTable('due', {
  key: text().primaryKey(),
  at: text().notNull(),
  stream: text().notNull(),
  order: json().notNull(),
});

export const inbox = sqliteTable('inbox', {
  id: integer().primaryKey(),
  key: text().notNull(),
  body: json().notNull(),
  receivedAt: text('received_at').notNull(),
  doneAt: text('done_at'),
});

export const posts = sqliteTable(
  'posts',
  { about: text().notNull(), key: text().notNull(), body: json().notNull() },
  ({ about, key }) => [primaryKey({ columns: [about, key] })],
);

export const people = sqliteTable('people', {
  id: text().primaryKey(),
  name: text().notNull(),
  shown: text(),
  seenAt: text('seen_at'),
});

export const accounts = sqliteTable('accounts', {
  account: text().primaryKey(),
  person: text().notNull(),
});

export const passes = sqliteTable('passes', {
  digest: text().primaryKey(),
  kind: text().notNull(),
  person: text().notNull(),
  until: text().notNull(),
  spentAt: text('spent_at'),
});

export const summaries = sqliteTable('summaries', {
  incident: text().primaryKey(),
  isOpen: integer('is_open').notNull(),
  body: json().notNull(),
});

export const settings = sqliteTable('settings', {
  name: text().primaryKey(),
  value: json().notNull(),
});

export const entries = sqliteTable('entries', {
  position: integer().primaryKey(),
  id: text().notNull(),
  mode: text().notNull(),
  isPrivate: integer('is_private').notNull(),
  declaredAt: text('declared_at').notNull(),
  outcome: text().notNull(),
  version: integer().notNull(),
  shown: json(),
  shownVersion: integer('shown_version'),
});

export const facets = sqliteTable(
  'facets',
  { kind: text().notNull(), value: text().notNull(), entry: integer().notNull() },
  ({ kind, value, entry }) => [primaryKey({ columns: [kind, value, entry] })],
);

export const words = sqliteTable(
  'words',
  {
    position: integer().notNull(),
    name: text().notNull(),
    word: text().notNull(),
    entry: integer().notNull(),
  },
  ({ position, name, word }) => [primaryKey({ columns: [position, name, word] })],
);
