import { join } from 'node:path';
import Database from 'better-sqlite3';

const schema = `
  CREATE TABLE IF NOT EXISTS orders (
    id TEXT PRIMARY KEY,
    placed_at TEXT NOT NULL,
    release TEXT NOT NULL,
    instance TEXT NOT NULL,
    items TEXT NOT NULL,
    discount_code TEXT,
    expected_total_cents INTEGER NOT NULL,
    total_cents INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS queue (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
    queued_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS payments (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
    amount_cents INTEGER NOT NULL,
    charged_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS mails (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE REFERENCES orders (id),
    text TEXT NOT NULL,
    sent_at TEXT NOT NULL
  ) STRICT;
`;

/** The file that holds the shop's orders. */
export const databaseFile = (directory: string): string => join(directory, 'orders.db');

/** Opens the orders with their schema. Several processes write: each waits up to two seconds for the others. */
export function openOrders(directory: string): Database.Database {
  const database = new Database(databaseFile(directory), { timeout: 2_000 });
  database.pragma('journal_mode = WAL');
  database.exec(schema);
  return database;
}
