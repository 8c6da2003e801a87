import type { Mark } from '../../core/picture/picture.ts';
import { type Block, paragraph, stacked } from '../blocks.ts';
import type { Shape } from '../scene.ts';
import type { Sheet } from './sheet.ts';
import { type Paper, track } from './track.ts';

const radius = 16;
const numberSize = 19;
const indent = 46;

const apart = 2 * radius + 4;
const lineHeight = 2 * radius + 6;
/** Where many moments lie close together, so many lines of numbers stand below them, and then beside each other. */
const mostLines = 3;

/** Numbered moments on a strip; numbers that would lie on each other move down, or aside. */
export function marksBlock(paper: Paper, marks: readonly Mark[]): Block {
  const { theme, scale, sheet } = paper;
  const { height } = sheet.bars;
  const lines = inLines(marks, scale);
  const disks = lines.flatMap((line, index) => {
    const y = height + radius + 6 + index * lineHeight;
    const wished = line.map(({ at }) => scale.x(at));
    const places = spread(wished, sheet.bars);
    return line.flatMap(({ number }, place) =>
      numbered(number, { x: places[place] ?? sheet.bars.left, y }, paper),
    );
  });
  const pins = marks.map((mark): Shape => {
    const x = scale.x(mark.at);
    return {
      is: 'line',
      points: [
        [x, 4],
        [x, height - 4],
      ],
      stroke: theme.loud,
      thick: 4,
    };
  });
  return {
    height: height + 10 + lines.length * lineHeight,
    shapes: [...track(paper, []), ...pins, ...disks],
  };
}

/** Each number in the first line where it has room, else in that which is free first. */
function inLines(marks: readonly Mark[], scale: Paper['scale']): readonly (readonly Mark[])[] {
  const lines: { ends: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const x = scale.x(mark.at);
    const room = lines.find(({ ends }) => ends <= x);
    const early = lines.toSorted((a, b) => a.ends - b.ends)[0];
    const line = room ?? (lines.length < mostLines ? undefined : early);
    if (line === undefined) lines.push({ ends: x + apart, marks: [mark] });
    else {
      line.marks.push(mark);
      line.ends = Math.max(line.ends, x) + apart;
    }
  }
  return lines.map((line) => line.marks);
}

/** Places in a row, as near as can be to where they should be: none on another, none outside. */
function spread(wished: readonly number[], bars: Sheet['bars']): readonly number[] {
  let free = bars.left + radius;
  const right = wished.map((x) => {
    const place = Math.max(x, free);
    free = place + apart;
    return place;
  });
  let edge = bars.right - radius;
  return right
    .toReversed()
    .map((x) => {
      const place = Math.min(x, edge);
      edge = place - apart;
      return place;
    })
    .toReversed();
}

const numbered = (
  number: number,
  { x, y }: { readonly x: number; readonly y: number },
  { theme }: Paper,
): readonly Shape[] => [
  { is: 'disk', x, y, radius, fill: theme.loud },
  {
    is: 'text',
    x,
    y,
    text: `${number}`,
    size: numberSize,
    color: theme.onLoud,
    bold: true,
    align: 'center',
  },
];

/** What each number means. */
export function legendBlock(paper: Paper, { number, at, text }: Mark): Block {
  const { theme, scale, sheet } = paper;
  const { margin, width, letters } = sheet;
  const left = margin + indent;
  const words = paragraph(`${scale.says(at)} ${text}`, {
    size: letters.text,
    color: theme.text,
    most: 2,
    left,
    width: width - margin - left,
  });
  const disk = numbered(number, { x: margin + radius, y: letters.text * 0.675 + 1 }, paper);
  return stacked([{ height: words.height + 6, shapes: [...disk, ...words.shapes] }]);
}
