/** One field with what ends it: in quotes, where two quotes are one, or as it stands. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/guy;

/** The rows of a CSV text (RFC 4180); empty lines are none. Undefined where the text is no CSV. */
export function csvRows(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  const whole = text.replace(/^\uFEFF/u, '');
  let read = 0;
  for (const [all, quoted, bare = '', end] of whole.matchAll(field)) {
    read += all.length;
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return read === whole.length ? rows : undefined;
}
