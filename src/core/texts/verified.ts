import type { Checked } from '../registry/checked.ts';
import { count, oneLine, sentences } from './words.ts';

/** The registry is as it was recorded, and how to ask those outside, which is not what was just asked. */
export const wholeText = (checked: Checked, { withReceipt }: { withReceipt: boolean }): string =>
  sentences(
    'Everything is as it was recorded',
    seenText(checked),
    withReceipt
      ? 'The places outside were not asked: sternway registry verify, with no receipt after it, asks them'
      : 'The places outside were not asked: in a terminal sternway registry verify asks them',
  );

/** The registry is not as it was recorded: the first bad row, and what is wrong with it. */
export function brokenText(checked: Checked): string {
  const [bad] = badRows(checked);
  return sentences(
    'The registry is NOT as it was recorded',
    bad && `The first bad row is position ${bad.first}`,
    bad === undefined || bad.more === 0 ? undefined : `${count(bad.more, 'more problem')} after it`,
    seenText(checked),
  );
}

/** What to do with a registry that is not as it was recorded. */
export const keepAsItIs =
  'Keep the file as it is, and make no decision on what stands from there on. An administrator stops Sternway, copies the folder, and runs sternway registry verify on the last good backup.';

function seenText({ events, streams, head, erased, unnamed }: Checked): string {
  const erasures = erased.length + unnamed.erased;
  const gone = erasures === 0 ? '' : `, ${count(erasures, 'erasure')} on record`;
  return `${count(events, 'event')} in ${count(streams, 'stream')}, up to position ${head}${gone}`;
}

/** The first bad row, and how many come after it; one in a private incident has its position alone. */
function badRows({
  problems,
  unnamed,
}: Checked): readonly { readonly first: string; readonly more: number }[] {
  const more = problems.length + unnamed.problems - 1;
  const named = problems.slice(0, 1).map(({ position, stream, what }) => ({
    position,
    says: `${position}${stream === '' ? '' : `, on ${oneLine(stream, 120)}`}: ${oneLine(what)}`,
  }));
  const hidden = [unnamed.first ?? []].flat().map((position) => ({
    position,
    says: `${position}, in a private incident that you were not let into`,
  }));
  return [...named, ...hidden]
    .toSorted((one, other) => one.position - other.position)
    .slice(0, 1)
    .map(({ says }) => ({ first: says, more }));
}
