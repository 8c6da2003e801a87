import { readdirSync, readFileSync } from 'node:fs';
import { RegistryUnavailable } from '../app/ports/registry-errors.ts';
import { sha256 } from '../lib/hash.ts';

/** One numbered file of an engine's folder in migrations/. `checksum` is the SHA-256 of its bytes. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** A migration that a registry has seen, as it noted it. */
export type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>;

const folder = new URL('../../migrations/', import.meta.url);

/** The migrations of an engine that this program knows, in order. */
export function migrationsOf(engine: 'sqlite' | 'postgres'): readonly Migration[] {
  const own = new URL(`${engine}/`, folder);
  const names = readdirSync(own).filter((name) => /^\d{4}-[a-z-]+\.sql$/u.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(new URL(name, own), 'utf8');
    return { number: Number(name.slice(0, 4)), name, sql, checksum: sha256(sql) };
  });
}

/**
 * What is still to be applied, of what is known. `place` says where the registry is. Refuses one that a newer program
 * wrote, that saw another text of a migration, or that left one out.
 */
export function pendingIn(
  place: string,
  applied: readonly Applied[],
  known: readonly Migration[],
): readonly Migration[] {
  for (const row of applied) refuseStranger(place, row, known);
  const numbers = new Set(applied.map(({ number }) => number));
  const pending = known.filter(({ number }) => !numbers.has(number));
  refuseGap(place, pending, applied);
  return pending;
}

/** A migration builds on those before it: what was left out is not made up for behind the back of later ones. */
function refuseGap(
  place: string,
  pending: readonly Migration[],
  applied: readonly Applied[],
): void {
  const last = applied.at(-1);
  if (last === undefined) return;
  const missing = pending.find(({ number }) => number < last.number);
  if (missing === undefined) return;
  throw new RegistryUnavailable({
    code: 'MigrationMissing',
    why: `${place} has migration ${last.name} but not ${missing.name}, which comes before it; it was not touched.`,
    lift: 'Restore the last backup that a released version wrote, and start this version on it. The events in it are whole: the version that wrote it last can still export them.',
  });
}

function refuseStranger(place: string, row: Applied, known: readonly Migration[]): void {
  const mine = known.find(({ number }) => number === row.number);
  if (mine === undefined) {
    throw new RegistryUnavailable({
      code: 'SchemaNewer',
      why: `${place} has migration ${row.name}, which this version of the program does not know; it was not touched.`,
      lift: 'Start the version that wrote it, or a newer one.',
    });
  }
  if (mine.checksum !== row.checksum) {
    throw new RegistryUnavailable({
      code: 'MigrationChanged',
      why: `Migration ${mine.name} is not the text that was applied to ${place}; nothing was changed.`,
      lift: 'Put back the original file (a change of the schema is a new migration), then start again.',
    });
  }
}
