import type { Registry } from '../../../src/app/ports/registry.ts';
import type { Instant } from '../../../src/core/ids.ts';
import { migrationsOf } from '../../../src/registry/migrations.ts';
import { connect } from '../../../src/registry/sqlite/connect.ts';
import { migrate } from '../../../src/registry/sqlite/migrate.ts';
import { sqliteRegistry } from '../../../src/registry/sqlite/registry.ts';
import { remembered } from './remembered.ts';

/** The registry of all simulated processes: the engine itself, in memory, wiped before each story. */
export type Store = Disposable & {
  readonly real: Registry;
  /** Empties it, and takes the time from here on from this clock. People have ids that are the same in every story. */
  readonly wipe: (now: () => Instant, people: readonly string[]) => void;
};

const born = '2026-03-01T09:00:00.000Z';
const tables =
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('migrations', 'registry')";

export function openStore(): Store {
  let now: () => Instant = () => born;
  const clock = { now: () => now() };
  const store = connect(':memory:');
  migrate(store, migrationsOf('sqlite'), born);
  const { client } = store;
  client.exec("INSERT INTO registry VALUES (1, 'simulated', 0, '')");
  const space = {
    admit: async () => undefined,
    roomFor: async () => undefined,
    release: async () => false,
  };
  const real = remembered(sqliteRegistry(store, { clock, space }));
  const names = client.prepare<[], string>(tables).pluck().all();
  const triggers = client
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  // What is recorded is never deleted, says the engine: for a new story its guards stand aside.
  const wiped = [
    'PRAGMA foreign_keys = OFF',
    ...triggers.map(({ name }) => `DROP TRIGGER ${name}`),
    ...names.map((name) => `DELETE FROM ${name}`),
    "UPDATE registry SET head_position = 0, head_hash = ''",
    ...triggers.map(({ sql }) => sql),
    'PRAGMA foreign_keys = ON',
  ].join(';\n');
  return {
    real,
    wipe: (clockOfStory, people) => {
      now = clockOfStory;
      client.exec(wiped);
      const enroll = client.prepare('INSERT INTO people (id, name) VALUES (?, ?)');
      for (const name of people) enroll.run(`p_${name}`, name);
      // Whatever was read in another story is forgotten with a write.
      void real.setSetting('story', 0);
    },
    [Symbol.dispose]: () => client.close(),
  };
}
