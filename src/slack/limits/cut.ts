const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ellipsis = '…';

/** How much a grapheme takes: UTF-16 units, or what the caller counts. */
type Size = (grapheme: string) => number;

const units: Size = (grapheme) => grapheme.length;

/** Text of at most `most` characters: whole graphemes, with an ellipsis where something is missing. */
export const cut = (text: string, most: number): string => within(text, most, units);

/** Whole graphemes of it that together take at most `most`, as `size` counts. */
export function within(text: string, most: number, size: Size): string {
  const room = most - size(ellipsis);
  let taken = 0;
  let fits = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    taken += size(segment);
    if (taken <= room) fits = index + segment.length;
    if (taken > most) return `${text.slice(0, fits).trimEnd()}${ellipsis}`;
  }
  return text;
}
