import type { Part, Tone } from '../../core/picture/picture.ts';
import { fullWidth, innerWidth, margin } from '../blocks.ts';
import { textWidth } from '../fonts.ts';
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
  };
  return [body, ...patterns[part.tone](box, ink), ...word(part, { box, fill, ink })];
}

/** Each tone has its own, so that it is told apart without its color. */
const patterns: Readonly<Record<Tone, (box: Box, ink: string) => readonly Shape[]>> = {
  good: () => [],
  work: () => [],
  bad: (box, ink) => slanted(box, ink, 1),
  unclear: (box, ink) => [...slanted(box, ink, 1), ...slanted(box, ink, -1)],
  wait: (box, ink) => slanted(box, ink, -1),
  rest: ({ x, width }, ink) => [
    {
      is: 'line',
      points: [
        [x + 2, barHeight / 2],
        [x + width - 2, barHeight / 2],
      ],
      stroke: ink,
      thick: 2,
      dash: [6, 6],
    },
  ],
};

/** Slanted lines inside a box, cut off at its edges. */
function slanted({ x, width }: Box, stroke: string, way: 1 | -1): readonly Shape[] {
  const many = Math.floor((width + barHeight) / hatchEvery);
  return Array.from({ length: many }, (_, index): Shape => {
    const foot = x - barHeight + (index + 1) * hatchEvery;
    const start = Math.max(foot, x);
    const end = Math.min(foot + barHeight, x + width);
    const low = start - foot;
    const high = end - foot;
    const y = (rise: number): number => (way === 1 ? barHeight - rise : rise);
    return {
      is: 'line',
      points: [
        [start, y(low)],
        [end, y(high)],
      ],
      stroke,
      thick: 1.5,
    };
  });
}

/** The word of a part, where it has room; it stands on a plate, so that no pattern runs through it. */
function word(
  part: Part,
  { box, fill, ink }: { box: Box; fill: string; ink: string },
): readonly Shape[] {
  const width = textWidth(part.word, wordSize);
  if (part.word === '' || width + 16 > box.width) return [];
  const x = box.x + box.width / 2;
  return [
    { is: 'rect', x: x - width / 2 - 5, y: 3, width: width + 10, height: barHeight - 6, fill },
    {
      is: 'text',
      x,
      y: barHeight / 2,
      text: part.word,
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
