/** Of the last events so many are seen, however long the status is. */
const leastLines = 3;
const cut = '…';

type Picture = { readonly status: readonly string[]; readonly lines: readonly string[] };

/**
 * The picture in `rows` rows. What a person needs now wins when not all of it fits: the last events, then what is waited
 * for and what to type, then where it stands; the list of steps gives way, from its top, where those are that are done.
 */
export function fitting({ status, lines }: Picture, rows: number): readonly string[] {
  const events = lines.slice(-Math.max(leastLines, rows - status.length - 1));
  const below = events.length === 0 ? [] : ['', ...events];
  if (status.length + below.length <= rows) return [...status, ...below];
  const now = nowAt(status);
  const above = status.slice(0, now);
  const end = [...status.slice(now), ...below];
  return [...shortened(above, Math.max(0, rows - end.length)), ...end].slice(-rows);
}

const sections: ReadonlySet<string> = new Set(['Waiting:', 'Asked of:', 'Now:']);

/** Where the sections begin that say what to do; they stand last in a status. */
function nowAt(status: readonly string[]): number {
  const heading = status.findIndex((line) => sections.has(line));
  return heading === -1 ? status.length : Math.max(0, heading - 1);
}

/** The first paragraph, and as much as fits of the end of what follows it. */
function shortened(all: readonly string[], rows: number): readonly string[] {
  if (all.length <= rows) return all;
  const paragraph = all.indexOf('');
  const kept = Math.max(0, rows - 1);
  const first = all.slice(0, Math.min(kept, paragraph === -1 ? kept : paragraph));
  const rest = kept - first.length;
  return rows === 0 ? [] : [...first, cut, ...(rest === 0 ? [] : all.slice(-rest))];
}
