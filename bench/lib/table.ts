import type { Figure } from './figures.ts';

const head = ['', 'measured', 'p50', 'p99', 'reference p50', 'p99', 'ratio', 'promise'];

/** How the promise stands, in words. */
export const verdictOf = ({ holds }: Pick<Figure, 'holds'>): string =>
  holds === null ? 'not judged' : holds ? 'holds' : 'DOES NOT HOLD';

/** The figures as a table of Markdown, columns of equal width: read in a terminal and pasted into a page alike. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [head, ...figures.map(cells)];
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = head, ...rest] = rows;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join(
    '\n',
  );
}

function cells(figure: Figure): readonly string[] {
  const { id, of, p50, p99, unit, reference, ratio, budget } = figure;
  const said = (value: number): string => `${value} ${unit}`;
  const promise = `${budget}: ${verdictOf(figure)}`;
  return [
    id,
    of,
    said(p50),
    said(p99),
    said(reference.p50),
    said(reference.p99),
    `${ratio}`,
    promise,
  ];
}
