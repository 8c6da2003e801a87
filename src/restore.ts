import { anchorNote } from './anchors/note.ts';
import type { Pieces } from './app/backup/whole.ts';
import { openIncidents } from './app/incidents.ts';
import type { Registry } from './app/ports/registry.ts';
import { olderThan, RegistryOlder } from './app/proof/restored.ts';
import { verifyRecord } from './app/proof/verify-record.ts';
import { rebuild } from './app/registry/rebuild.ts';
import type { Replayed } from './app/retention/replay.ts';
import type { Restored } from './cli/shell.ts';
import { systemClock as clock } from './clock.ts';
import { replayAll } from './erase-again.ts';
import { openRegistry, type RegistryPlace, registryFile, sayPlace } from './open-registry.ts';
import { type Backup, openBackup } from './registry/backup/read.ts';

/**
 * Makes the registry of this installation of a backup, writes its lists anew, erases again what was erased since, and
 * verifies it. Rejects with `BackupUnfit` where the backup is not whole or something is there already, and with
 * `RegistryUnavailable`; then nothing is there that was not there before.
 */
export async function restoreRegistry(place: RegistryPlace, pieces: Pieces): Promise<Restored> {
  const backup = await openBackup(pieces);
  await load(place, backup);
  await using registry = await openRegistry(place);
  await rebuild(registry);
  const older = await olderThan(registry, await anchorNote(place.data).read());
  return {
    place: sayPlace(place),
    at: backup.header.at,
    // Where it ends now is what goes on record when an older one is let go on: nothing is added before.
    replayed: older === undefined ? await replay(registry, place.data) : undefined,
    older: older && new RegistryOlder(older).message,
    report: await verifyRecord({ registry, places: [], signal: new AbortController().signal }),
  };
}

async function load({ data, database }: RegistryPlace, backup: Backup): Promise<void> {
  if (database !== undefined) {
    const { restorePostgres } = await import('./registry/postgres/restore.ts');
    return restorePostgres(database, backup, clock.now());
  }
  const { restoreSqlite } = await import('./registry/sqlite/restore.ts');
  return restoreSqlite(registryFile(data), backup, clock.now());
}

const replay = (registry: Registry, folder: string): Promise<Replayed> =>
  replayAll({ registry, incidents: openIncidents(registry), clock, folder });
