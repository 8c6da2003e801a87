import { momentIn } from '../../core/picture/head.ts';
import type { Mark } from '../../core/picture/picture.ts';
import { type Block, fullWidth, margin, paragraph, stacked } from '../blocks.ts';
import type { Shape } from '../scene.ts';
import { barHeight, type Paper, track } from './track.ts';

const radius = 18;
const numberSize = 22;
const textSize = 26;
const indent = margin + 56;

/** Numbered moments on a strip; those that would lie on each other stand one under the other. */
export function marksBlock(paper: Paper, marks: readonly Mark[]): Block {
  const { theme, scale } = paper;
  const free: number[] = [];
  const disks = marks.flatMap((mark): readonly Shape[] => {
    const wished = scale.x(mark.at);
    const x = Math.min(Math.max(wished, margin + radius), fullWidth - margin - radius);
    const line = free.findIndex((from) => from <= x - radius);
    const row = line === -1 ? free.length : line;
    free[row] = x + radius + 4;
    return numbered(mark.number, { x, y: barHeight + radius + 6 + row * (2 * radius + 6) }, paper);
  });
  const height = barHeight + 6 + free.length * (2 * radius + 6);
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
  return { height: height + 8, shapes: [...track(paper, []), ...pins, ...disks] };
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
  const { theme, zone } = paper;
  const words = paragraph(`${momentIn(at, zone).slice(11)} ${text}`, {
    size: textSize,
    color: theme.text,
    most: 2,
    left: indent,
    width: fullWidth - margin - indent,
  });
  const disk = numbered(number, { x: margin + radius, y: textSize * 0.675 + 2 }, paper);
  return stacked([{ height: words.height + 8, shapes: [...disk, ...words.shapes] }]);
}
