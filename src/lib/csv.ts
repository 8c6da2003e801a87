import { stringify } from 'csv-stringify/sync';

/** Where a spreadsheet that parts cells at `;` would begin to work something out. */
const inParted = /(?<parts>;)(?=[=+\-@])/gu;

/**
 * Rows as RFC 4180 wants them: the first one names the columns, every line ends with CR and LF. What a spreadsheet would
 * take for a formula (`=`, `+`, `-`, `@` or a tab in front) gets an apostrophe before it; after a `;` too, because where a
 * comma stands in numbers spreadsheets part cells there. Begins with the mark by which spreadsheets know UTF-8.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => cell.replace(inParted, "$<parts>'"))),
    // The library quotes a cell with the whole delimiter in it; half of it tears a row apart just as well.
    { bom: true, record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/u },
  );
