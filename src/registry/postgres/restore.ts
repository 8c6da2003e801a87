import type { Cell, Header } from '../../app/backup/format.ts';
import type { Instant } from '../../core/ids.ts';
import type { Backup, Rows } from '../backup/read.ts';
import { schemaOf, taken, typesOf } from '../backup/schema.ts';
import { damaged } from '../intact.ts';
import { unhurried } from './address.ts';
import { connect, type Session } from './connect.ts';
import { pg } from './driver.ts';
import { apply } from './migrate.ts';
import { tablesIn } from './tables.ts';
import { transact } from './transaction.ts';

/**
 * Makes a registry of a backup, in one transaction: all of it, or nothing. Rejects with `BackupUnfit` for a backup that is
 * not whole or not for this program, and where the schema `sternway` has tables; with RegistryUnavailable where it cannot
 * be written.
 */
export async function restorePostgres(url: string, backup: Backup, at: Instant): Promise<void> {
  const before = schemaOf(backup.header, 'postgres');
  const store = connect(url);
  try {
    // The first use of a pool is on a new connection, and that is not done a second time: a backup can be read once.
    await store.use((session) =>
      transact(session, async () => {
        const { client } = session.link;
        await client.query(
          'SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0',
        );
        await refuseTables(session, store.place);
        await apply(session, before, at);
        await load(session, backup);
      }),
    );
  } finally {
    await store.close();
  }
}

async function refuseTables({ link: { client } }: Session, place: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_tables WHERE schemaname = 'sternway'");
  if (rowCount === 0) return;
  throw taken(
    `the schema sternway in ${place} has tables`,
    'Set DATABASE_URL to another database; or rename that schema first, and keep it.',
  );
}

async function load({ link: { client } }: Session, { header, batches }: Backup): Promise<void> {
  const tables = await tablesIn(client);
  const noted = notedEnd();
  for await (const batch of batches) {
    const rows = header.engine === 'sqlite' ? noted.taken(batch) : batch;
    const types = typesOf(rows, tables);
    const columns = rows.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    const arrays = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
    await client.query(
      `INSERT INTO ${pg.escapeIdentifier(rows.table)} (${columns}) SELECT * FROM unnest(${arrays})`,
      types.map((_, index) => rows.rows.map((row) => valueOf(row[index] ?? null))),
    );
  }
  if (header.engine === 'sqlite') await noteEnds(client, noted.end(), header);
  await client.query(
    "SELECT setval('events_position_seq', max(position)) FROM events HAVING count(*) > 0",
  );
}

const valueOf = (cell: Cell): unknown =>
  cell !== null && typeof cell === 'object' ? Buffer.from(cell.bytes, 'base64') : cell;

/** SQLite notes the end of all beside the name of the registry; here it is noted of each stream. */
function notedEnd() {
  let end: unknown;
  return {
    taken: ({ table, columns, rows }: Rows): Rows => {
      if (table !== 'registry') return { table, columns, rows };
      const kept = columns.flatMap((column, index) => (column.startsWith('head_') ? [] : [index]));
      end = rows[0]?.[columns.indexOf('head_position')];
      return {
        table,
        columns: kept.map((index) => columns[index] ?? ''),
        rows: rows.map((row) => kept.map((index) => row[index] ?? null)),
      };
    },
    end: () => end,
  };
}

async function noteEnds(
  client: Session['link']['client'],
  end: unknown,
  { position }: Header,
): Promise<void> {
  if (end !== position)
    throw damaged(
      `The backup ends at position ${position}, and its registry noted ${String(end)}.`,
    );
  const note = `
    INSERT INTO streams (stream, began, position, version, hash)
      SELECT e.stream, s.began, e.position, e.version, e.hash
      FROM (SELECT stream, min(position) AS began, max(version) AS version
        FROM events GROUP BY stream) s
      JOIN events e ON e.stream = s.stream AND e.version = s.version`;
  await client.query(unhurried(note));
}
