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
};

/** Whether the registry is as it was recorded; else the first bad row, what is wrong with it, and what to do now. */
export function verifiedText({ ok, events, streams, head, erased, problems }: Report): string {
  const gone = erased.length === 0 ? '' : `, ${count(erased.length, 'erasure')} on record`;
  const seen = `${count(events, 'event')} in ${count(streams, 'stream')}, up to position ${head}${gone}`;
  const [first] = problems;
  if (ok || first === undefined) {
    return sentences(
      'Everything is as it was recorded',
      seen,
      'Whether somebody outside vouches for it, sternway registry verify says',
    );
  }
  const { position, stream, what } = first;
  const where = stream === '' ? '' : `, on ${oneLine(stream, 120)}`;
  const more = problems.length - 1;
  return sentences(
    'The registry is NOT as it was recorded',
    `The first bad row is position ${position}${where}: ${oneLine(what)}`,
    more === 0 ? undefined : `${count(more, 'more problem')} after it`,
    seen,
    'Keep the file as it is, and make no decision on what stands from there on. An administrator stops Sternway, copies the folder, and runs sternway registry verify on the last good backup',
  );
}
