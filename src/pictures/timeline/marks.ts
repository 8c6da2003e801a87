import type { Mark } from '../../core/picture/picture.ts';
import { type Block, fullWidth, margin, paragraph, stacked } from '../blocks.ts';
import type { Shape } from '../scene.ts';
import { barHeight, type Paper, track } from './track.ts';

const radius = 18;
const numberSize = 22;
const textSize = 26;
const indent = margin + 56;

const apart = 2 * radius + 4;
const lineHeight = 2 * radius + 6;
/** Where many moments lie close together, so many lines of numbers stand below them, and then beside each other. */
const mostLines = 3;

/** Numbered moments on a strip; numbers that would lie on each other move down, or aside. */
export function marksBlock(paper: Paper, marks: readonly Mark[]): Block {
  const { theme, scale } = paper;
  const lines = inLines(marks, scale);
  const disks = lines.flatMap((line, index) => {
    const y = barHeight + radius + 6 + index * lineHeight;
    const places = spread(line.map(({ at }) => scale.x(at)));
    return line.flatMap(({ number }, place) =>
      numbered(number, { x: places[place] ?? margin, y }, paper),
    );
  });
  const pins = marks.map((mark): Shape => {
    const x = scale.x(mark.at);
    return {
      is: 'line',
      points: [
        [x, 4],
        [x, barHeight - 4],
      ],
      stroke: theme.loud,
      thick: 4,
    };
  });
  return {
    height: barHeight + 14 + lines.length * lineHeight,
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
function spread(wished: readonly number[]): readonly number[] {
  let free = margin + radius;
  const right = wished.map((x) => {
    const place = Math.max(x, free);
    free = place + apart;
    return place;
  });
  let edge = fullWidth - margin - radius;
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
  const { theme, scale } = paper;
  const words = paragraph(`${scale.says(at)} ${text}`, {
    size: textSize,
    color: theme.text,
    most: 2,
    left: indent,
    width: fullWidth - margin - indent,
  });
  const disk = numbered(number, { x: margin + radius, y: textSize * 0.675 + 2 }, paper);
  return stacked([{ height: words.height + 8, shapes: [...disk, ...words.shapes] }]);
}
