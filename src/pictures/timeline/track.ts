import type { Part, Tone } from '../../core/picture/picture.ts';
import { drawable, textWidth } from '../fonts.ts';
import type { Shape } from '../scene.ts';
import type { Theme } from '../theme.ts';
import type { Scale } from './scale.ts';
import type { Sheet } from './sheet.ts';

/** A part that took no time can still be seen. */
const leastWidth = 8;
const hatchEvery = 14;

export type Paper = {
  readonly theme: Theme;
  readonly scale: Scale;
  readonly zone: string;
  readonly sheet: Sheet;
};

/** The strip that bars lie on, with the round moments, and the bars themselves. */
export function track(paper: Paper, parts: readonly Part[]): readonly Shape[] {
  const { theme, scale, sheet } = paper;
  const { left, right, height } = sheet.bars;
  const strip = { x: left, y: 0, width: right - left, height, fill: theme.band };
  return [
    { is: 'rect', ...strip },
    ...scale.ticks.map(({ x }) => upright({ x, height }, theme.line)),
    ...parts.flatMap((part) => bar(part, paper)),
    ...scale.breaks.flatMap((gone) => torn(gone, theme, height)),
  ];
}

const upright = (
  { x, height }: { readonly x: number; readonly height: number },
  stroke: string,
): Shape => ({
  is: 'line',
  points: [
    [x, 0],
    [x, height],
  ],
  stroke,
  thick: 2,
});

type Box = { readonly x: number; readonly width: number; readonly height: number };

/** Where a part lies: never too narrow to be seen, never out of the strip. */
export function boxOf(
  { from, to }: Pick<Part, 'from' | 'to'>,
  { scale, sheet: { bars } }: Pick<Paper, 'scale' | 'sheet'>,
): Box {
  const x = Math.min(scale.x(from), bars.right - leastWidth);
  return { x, width: Math.max(scale.x(to) - x, leastWidth), height: bars.height };
}

function bar(part: Part, paper: Paper): readonly Shape[] {
  const { theme, sheet } = paper;
  const { fill, ink } = theme.tones[part.tone];
  const box = boxOf(part, paper);
  const isHollow = part.tone === 'wait';
  const body: Shape = {
    is: 'rect',
    x: box.x + (isHollow ? 1 : 0),
    y: isHollow ? 1 : 0,
    width: box.width - (isHollow ? 2 : 0),
    height: box.height - (isHollow ? 2 : 0),
    fill,
    stroke: isHollow ? ink : theme.background,
    thick: 2,
  };
  return [
    body,
    ...patterns[part.tone](box, ink),
    ...word(part, { box, fill, ink, size: sheet.letters.small }),
  ];
}

/** Each tone has its own, so that it is told apart without its color. */
const patterns: Readonly<Record<Tone, (box: Box, ink: string) => readonly Shape[]>> = {
  good: () => [],
  work: (box, ink) => [
    level(box, ink, { at: box.height / 3, dash: [2, 10] }),
    level(box, ink, { at: (box.height * 2) / 3, dash: [2, 10] }),
  ],
  bad: (box, ink) => slanted(box, ink, 1),
  unclear: (box, ink) => [...slanted(box, ink, 1), ...slanted(box, ink, -1)],
  wait: () => [],
  rest: (box, ink) => [level(box, ink, { at: box.height / 2, dash: [6, 6] })],
};

type Level = { readonly at: number; readonly dash: readonly number[] };

/** A broken line from one end of a box to the other. */
const level = ({ x, width }: Box, stroke: string, { at, dash }: Level): Shape => ({
  is: 'line',
  points: [
    [x + 3, at],
    [x + width - 3, at],
  ],
  stroke,
  thick: 2,
  dash,
});

/** Slanted lines inside a box, cut off at its edges. */
function slanted({ x, width, height }: Box, stroke: string, way: 1 | -1): readonly Shape[] {
  const many = Math.floor((width + height) / hatchEvery);
  const y = (rise: number): number => (way === 1 ? height - rise : rise);
  const segments = Array.from({ length: many }, (_, index) => {
    const foot = x - height + (index + 1) * hatchEvery;
    const start = Math.max(foot, x);
    const end = Math.min(foot + height, x + width);
    return [start, y(start - foot), end, y(end - foot)] as const;
  });
  return [{ is: 'lines', segments, stroke, thick: 1.5 }];
}

/** The word of a part, where it has room; it stands on a plate, so that no pattern runs through it. */
function word(
  part: Part,
  { box, fill, ink, size }: { box: Box; fill: string; ink: string; size: number },
): readonly Shape[] {
  const says = drawable(part.word);
  const width = textWidth(says, size);
  if (says === '' || width + 16 > box.width) return [];
  const x = box.x + box.width / 2;
  return [
    { is: 'rect', x: x - width / 2 - 5, y: 2, width: width + 10, height: box.height - 4, fill },
    {
      is: 'text',
      x,
      y: box.height / 2,
      text: says,
      size,
      color: ink,
      align: 'center',
    },
  ];
}

/** Where time was left out the strip is torn. */
function torn(
  { left, right }: { readonly left: number; readonly right: number },
  theme: Theme,
  height: number,
): readonly Shape[] {
  const teeth = (x: number): Shape => ({
    is: 'line',
    points: [0, 1, 2, 3, 4].map((tooth) => [x + (tooth % 2) * 8, (tooth * height) / 4] as const),
    stroke: theme.soft,
    thick: 2,
  });
  const hole = { x: left + 8, y: -1, width: right - left - 16, height: height + 2 };
  return [{ is: 'rect', ...hole, fill: theme.background }, teeth(left + 4), teeth(right - 12)];
}
