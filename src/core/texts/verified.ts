import { count, oneLine, sentences } from './words.ts';

/** What checking the whole registry came to. */
type Report = {
  readonly ok: boolean;
  readonly events: number;
  readonly streams: number;
  readonly head: number;
  readonly erased: readonly unknown[];
  readonly problems: readonly {
    readonly position: number;
    readonly stream: string;
    readonly what: string;
  }[];
  /** The same in private incidents that the reader may not know of. */
  readonly unnamed: {
    readonly erased: number;
    readonly problems: number;
    readonly first: number | null;
  };
};

/** Whether the registry is as it was recorded; else the first bad row, what is wrong with it, and what to do now. */
export function verifiedText(report: Report): string {
  const { ok, events, streams, head, unnamed } = report;
  const erasures = report.erased.length + unnamed.erased;
  const gone = erasures === 0 ? '' : `, ${count(erasures, 'erasure')} on record`;
  const seen = `${count(events, 'event')} in ${count(streams, 'stream')}, up to position ${head}${gone}`;
  const bad = badRows(report);
  if (ok || bad === undefined) {
    return sentences(
      'Everything is as it was recorded',
      seen,
      'Whether somebody outside vouches for it, sternway registry verify says',
    );
  }
  return sentences(
    'The registry is NOT as it was recorded',
    `The first bad row is position ${bad.first}`,
    bad.more === 0 ? undefined : `${count(bad.more, 'more problem')} after it`,
    seen,
    'Keep the file as it is, and make no decision on what stands from there on. An administrator stops Sternway, copies the folder, and runs sternway registry verify on the last good backup',
  );
}

/** The first bad row, and how many come after it; one in a private incident has its position alone. */
function badRows({
  problems,
  unnamed,
}: Report): { readonly first: string; readonly more: number } | undefined {
  const [named] = problems;
  const hidden = unnamed.first;
  const more = problems.length + unnamed.problems - 1;
  if (hidden !== null && (named === undefined || hidden < named.position)) {
    return { first: `${hidden}, in a private incident that you were not let into`, more };
  }
  if (named === undefined) return undefined;
  const where = named.stream === '' ? '' : `, on ${oneLine(named.stream, 120)}`;
  return { first: `${named.position}${where}: ${oneLine(named.what)}`, more };
}
