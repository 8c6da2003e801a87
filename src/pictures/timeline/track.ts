import type { Part, Tone } from '../../core/picture/picture.ts';
import { fullWidth, innerWidth, margin } from '../blocks.ts';
import { drawable, textWidth } from '../fonts.ts';
import type { Shape } from '../scene.ts';
import type { Theme } from '../theme.ts';
import type { Scale } from './scale.ts';

export const barHeight = 32;
/** A part that took no time can still be seen. */
const leastWidth = 8;
const wordSize = 24;
const hatchEvery = 14;

export type Paper = { readonly theme: Theme; readonly scale: Scale; readonly zone: string };

/** The strip that bars lie on, with the round moments, and the bars themselves. */
export function track({ theme, scale }: Paper, parts: readonly Part[]): readonly Shape[] {
  const strip = { x: margin, y: 0, width: innerWidth, height: barHeight, fill: theme.band };
  return [
    { is: 'rect', ...strip },
    ...scale.ticks.map(({ x }) => upright(x, theme.line)),
    ...parts.flatMap((part) => bar(part, { theme, scale })),
    ...scale.breaks.flatMap((gone) => torn(gone, theme)),
  ];
}

const upright = (x: number, stroke: string): Shape => ({
  is: 'line',
  points: [
    [x, 0],
    [x, barHeight],
  ],
  stroke,
  thick: 2,
});

type Box = { readonly x: number; readonly width: number };

/** Where a part lies: never too narrow to be seen, never out of the strip. */
export function boxOf({ from, to }: Pick<Part, 'from' | 'to'>, scale: Scale): Box {
  const x = Math.min(scale.x(from), fullWidth - margin - leastWidth);
  return { x, width: Math.max(scale.x(to) - x, leastWidth) };
}

function bar(part: Part, { theme, scale }: Pick<Paper, 'theme' | 'scale'>): readonly Shape[] {
  const { fill, ink } = theme.tones[part.tone];
  const box = boxOf(part, scale);
  const isHollow = part.tone === 'wait';
  const body: Shape = {
    is: 'rect',
    x: box.x + (isHollow ? 1 : 0),
    y: isHollow ? 1 : 0,
    width: box.width - (isHollow ? 2 : 0),
    height: barHeight - (isHollow ? 2 : 0),
    fill,
    stroke: isHollow ? ink : theme.background,
    thick: 2,
  };
  return [body, ...patterns[part.tone](box, ink), ...word(part, { box, fill, ink })];
}

/** Each tone has its own, so that it is told apart without its color. */
const patterns: Readonly<Record<Tone, (box: Box, ink: string) => readonly Shape[]>> = {
  good: () => [],
  work: ({ x, width }, ink) => [
    level({ x, width }, ink, { at: barHeight / 3, dash: [2, 10] }),
    level({ x, width }, ink, { at: (barHeight * 2) / 3, dash: [2, 10] }),
  ],
  bad: (box, ink) => slanted(box, ink, 1),
  unclear: (box, ink) => [...slanted(box, ink, 1), ...slanted(box, ink, -1)],
  wait: () => [],
  rest: (box, ink) => [level(box, ink, { at: barHeight / 2, dash: [6, 6] })],
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
function slanted({ x, width }: Box, stroke: string, way: 1 | -1): readonly Shape[] {
  const many = Math.floor((width + barHeight) / hatchEvery);
  const y = (rise: number): number => (way === 1 ? barHeight - rise : rise);
  const segments = Array.from({ length: many }, (_, index) => {
    const foot = x - barHeight + (index + 1) * hatchEvery;
    const start = Math.max(foot, x);
    const end = Math.min(foot + barHeight, x + width);
    return [start, y(start - foot), end, y(end - foot)] as const;
  });
  return [{ is: 'lines', segments, stroke, thick: 1.5 }];
}

/** The word of a part, where it has room; it stands on a plate, so that no pattern runs through it. */
function word(
  part: Part,
  { box, fill, ink }: { box: Box; fill: string; ink: string },
): readonly Shape[] {
  const says = drawable(part.word);
  const width = textWidth(says, wordSize);
  if (says === '' || width + 16 > box.width) return [];
  const x = box.x + box.width / 2;
  return [
    { is: 'rect', x: x - width / 2 - 5, y: 3, width: width + 10, height: barHeight - 6, fill },
    {
      is: 'text',
      x,
      y: barHeight / 2,
      text: says,
      size: wordSize,
      color: ink,
      align: 'center',
    },
  ];
}

/** Where time was left out the strip is torn. */
function torn(
  { left, right }: { readonly left: number; readonly right: number },
  theme: Theme,
): readonly Shape[] {
  const teeth = (x: number): Shape => ({
    is: 'line',
    points: [0, 1, 2, 3, 4].map((tooth) => [x + (tooth % 2) * 8, (tooth * barHeight) / 4] as const),
    stroke: theme.soft,
    thick: 2,
  });
  const hole = { x: left + 8, y: -1, width: right - left - 16, height: barHeight + 2 };
  return [{ is: 'rect', ...hole, fill: theme.background }, teeth(left + 4), teeth(right - 12)];
}
