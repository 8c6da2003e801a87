import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { ownFolder } from './folder.ts';

/** Bare durable commits of one row each, on a SQLite file that is opened as the registry opens its own. */
export type Commits = AsyncDisposable & { readonly commit: () => void };

const row = 'x'.repeat(500);

export async function openCommits(): Promise<Commits> {
  const folder = await ownFolder();
  const client = new Sqlite(join(folder.path, 'bare.sqlite'));
  client.pragma('locking_mode = EXCLUSIVE');
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.exec('CREATE TABLE bare (position INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = client.prepare('INSERT INTO bare (body) VALUES (?)');
  return {
    commit: () => void insert.run(row),
    [Symbol.asyncDispose]: async () => {
      client.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
