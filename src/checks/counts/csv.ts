import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Count } from '../../app/ports/kinds.ts';
import { Millis } from '../../lib/millis.ts';
import { countKind, unknownCount } from '../check-kind.ts';
import { countOf } from '../count-of.ts';
import { csvRows } from '../csv-rows.ts';

const mostBytes = 16 * 1_048_576;

const CsvCount = z
  .strictObject({
    file: z.string().min(1),
    /** Only rows with these values in these columns. */
    where: z.record(z.string(), z.string()).default({}),
    /** The column with the moment of a row, as ISO 8601 with its zone. */
    time: z.string().min(1).optional(),
    /** Only rows of so long until now. */
    within: Millis.optional(),
    /** What is counted is how many there are in so long, on average over `within`. */
    per: Millis.optional(),
  })
  .refine(({ time, within }) => (time === undefined) === (within === undefined), {
    error: 'time and within go together',
  })
  .refine(({ within, per }) => per === undefined || within !== undefined, {
    error: 'per needs within',
  });

/** Counts the rows of a file, as a help desk exports it. */
export const csv = countKind({
  kind: 'csv',
  doc: 'Counts the rows of file (CSV whose first row names the columns): only those with the values under where, and of the last within by the column time; per makes it an average.',
  with: CsvCount,
  count: async ({ with: given, signal }) => {
    const info = await stat(given.file).catch(() => undefined);
    if (!info?.isFile()) return unknownCount('there is no such file');
    if (info.size > mostBytes) return unknownCount('the file is over 16 MB and was not read');
    const table = csvRows(await readFile(given.file, { encoding: 'utf8', signal }));
    return table === undefined ? unknownCount('the file is no CSV') : countRows(table, given);
  },
});

function countRows(
  [columns = [], ...rows]: readonly (readonly string[])[],
  { where, time, within, per }: z.output<typeof CsvCount>,
): Count {
  const needed = [...Object.keys(where), ...(time === undefined ? [] : [time])];
  const missing = needed.find((name) => !columns.includes(name));
  if (missing !== undefined) return unknownCount(`there is no column ${missing}`);
  const valueOf = (row: readonly string[], name: string) => row[columns.indexOf(name)];
  const asked = rows.filter((row) =>
    Object.entries(where).every(([name, value]) => valueOf(row, name) === value),
  );
  if (time === undefined || within === undefined) return countOf(asked.length);
  const since = Date.now() - within;
  const recent = asked.filter((row) => Date.parse(valueOf(row, time) ?? '') >= since).length;
  return countOf(per === undefined ? recent : (recent * per) / within);
}
