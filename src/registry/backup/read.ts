import { z } from 'zod';
import { BackupUnfit, Header, Row, TableLine } from '../../app/backup/format.ts';
import { linesOf, type Pieces } from '../../app/backup/whole.ts';
import { jsonIn } from '../../lib/json.ts';
import { rowsAtOnce } from './tables.ts';

/** Some rows of a table. */
export type Rows = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
};

/** A backup that is read. Only when `batches` has ended without an error was it whole. */
export type Backup = { readonly header: Header; readonly batches: AsyncIterable<Rows> };

/** Begins to read a backup. Rejects with `BackupUnfit`, as `batches` does, for what is none. */
export async function openBackup(pieces: Pieces): Promise<Backup> {
  const lines = linesOf(pieces);
  const { value: first = '' } = await lines.next();
  const header = Header.safeParse(jsonIn(first));
  if (!header.success) throw isNewer(first) ? newer('its form') : none();
  return { header: header.data, batches: batchesOf(lines) };
}

async function* batchesOf(lines: AsyncIterable<string>): AsyncGenerator<Rows> {
  let table: TableLine | undefined;
  let rows: Row[] = [];
  for await (const line of lines) {
    const value = jsonIn(line);
    const row = Row.safeParse(value);
    if (row.success) rows.push(fitting(row.data, table));
    if (table !== undefined && (!row.success || rows.length >= rowsAtOnce)) {
      yield { ...table, rows };
      rows = [];
    }
    if (!row.success) table = begun(value);
  }
  if (table !== undefined) yield { ...table, rows };
}

function fitting(row: Row, table: TableLine | undefined): Row {
  if (row.length === table?.columns.length) return row;
  throw none();
}

function begun(value: unknown): TableLine {
  const table = TableLine.safeParse(value);
  if (table.success) return table.data;
  throw none();
}

const OfAnyForm = z.looseObject({ sternway: z.literal('registry'), format: z.int() });

const isNewer = (line: string): boolean => OfAnyForm.safeParse(jsonIn(line)).success;

/** What a backup needs that this program does not know. */
export const newer = (what: string): BackupUnfit =>
  new BackupUnfit(
    `A newer version of Sternway wrote this backup: this one does not know ${what}. Nothing was done with it. Restore it with the version that wrote it, or a newer one.`,
  );

const none = (): BackupUnfit =>
  new BackupUnfit('This is no backup of Sternway. Nothing was done with it.');
