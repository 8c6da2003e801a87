import { z } from 'zod';
import { Instant } from '../../core/ids.ts';

/** The first line of a backup: of which registry it is, as of when, and by which schema its tables are to be read. */
export const Header = z.strictObject({
  sternway: z.literal('registry'),
  format: z.literal(1),
  engine: z.enum(['sqlite', 'postgres']),
  /** The name of the registry. */
  registry: z.string(),
  at: Instant,
  /** Position of the newest event in it; 0 for none. */
  position: z.int(),
  migrations: z.array(z.strictObject({ number: z.int(), name: z.string(), checksum: z.string() })),
});
export type Header = z.infer<typeof Header>;

/** A table begins; the lines up to the next one are its rows. */
export const TableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()) });
export type TableLine = z.infer<typeof TableLine>;

/** What stands in a row: bytes as base64, all else as it is. */
const Cell = z.union([z.string(), z.int(), z.null(), z.strictObject({ bytes: z.base64() })]);
export type Cell = z.infer<typeof Cell>;
export const Row = z.array(Cell);
export type Row = z.infer<typeof Row>;

/** The last line: how many lines came before it, and the SHA-256 of all their bytes. */
export const EndLine = z.strictObject({
  end: z.strictObject({ lines: z.int(), sha256: z.string() }),
});

/** A file is no backup, or not all of one. Nothing was done with it. */
export class BackupUnfit extends Error {
  override readonly name = 'BackupUnfit';
}
