/**
 * How many letters must be changed, added, left out or swapped with their neighbor to make one word of the other
 * (optimal string alignment distance). Words longer than `longest` are compared by their beginning, so that the work
 * has a bound whatever was typed.
 */
export function edits(one: string, other: string): number {
  const a = Array.from(one.slice(0, longest));
  const b = Array.from(other.slice(0, longest));
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow({ a, b, row, last, beforeLast });
    beforeLast = last;
    last = current;
  }
  return cell(last, b.length);
}

const longest = 64;

type Rows = {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly row: number;
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
};

function nextRow({ a, b, row, last, beforeLast }: Rows): readonly number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const same = a[row - 1] === b[column - 1];
    const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    current.push(
      Math.min(
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        cell(last, column - 1) + (same ? 0 : 1),
        swapped ? cell(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      ),
    );
  }
  return current;
}

const cell = (row: readonly number[], column: number): number =>
  row[column] ?? Number.POSITIVE_INFINITY;
