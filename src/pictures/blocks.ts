import { drawable, textWidth } from './fonts.ts';
import type { Shape } from './scene.ts';

/** A part of a drawing as wide as all of it, from its own upper edge down. */
export type Block = { readonly height: number; readonly shapes: readonly Shape[] };

/** All drawings are laid out in this width and scaled afterwards. */
export const fullWidth = 1200;
export const margin = 36;
const innerWidth = fullWidth - 2 * margin;

/** Blocks one under the other. */
export function stacked(blocks: readonly Block[]): Block {
  let height = 0;
  const shapes: Shape[] = [];
  for (const block of blocks) {
    for (const shape of block.shapes) shapes.push(down(shape, height));
    height += block.height;
  }
  return { height, shapes };
}

export const gap = (height: number): Block => ({ height, shapes: [] });

function down(shape: Shape, by: number): Shape {
  switch (shape.is) {
    case 'line':
      return { ...shape, points: shape.points.map(([x, y]) => [x, y + by] as const) };
    case 'lines':
      return {
        ...shape,
        segments: shape.segments.map(([x, y, toX, toY]) => [x, y + by, toX, toY + by] as const),
      };
    default:
      return { ...shape, y: shape.y + by };
  }
}

/** The same shape in another size. Rounded, so that a different last digit of a machine makes no other picture. */
export function scaled(shape: Shape, by: number): Shape {
  const to = (length: number): number => Math.round(length * by * 100) / 100;
  switch (shape.is) {
    case 'line': {
      const { points, thick, dash = [] } = shape;
      const at = points.map(([x, y]) => [to(x), to(y)] as const);
      return { ...shape, thick: to(thick), points: at, dash: dash.map(to) };
    }
    case 'lines': {
      const at = shape.segments.map(
        ([x, y, toX, toY]) => [to(x), to(y), to(toX), to(toY)] as const,
      );
      return { ...shape, thick: to(shape.thick), segments: at };
    }
    case 'rect': {
      const { x, y, width, height, thick = 1, round = 0 } = shape;
      const size = { x: to(x), y: to(y), width: to(width), height: to(height) };
      return { ...shape, ...size, thick: to(thick), round: to(round) };
    }
    case 'disk':
      return { ...shape, x: to(shape.x), y: to(shape.y), radius: to(shape.radius) };
    case 'text':
      return { ...shape, x: to(shape.x), y: to(shape.y), size: to(shape.size) };
  }
}

type Setting = {
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  /** How many lines it may take; the last one is cut. */
  readonly most?: number;
  readonly left?: number;
  readonly width?: number;
};

/** A paragraph. */
export function paragraph(text: string, setting: Setting): Block {
  const { size, color, bold = false, most = 1, left = margin, width = innerWidth } = setting;
  const lines = wrapped(text, { size, bold, most, width });
  const height = Math.round(size * 1.35);
  return {
    height: height * lines.length,
    shapes: lines.map((line, index) => ({
      is: 'text',
      x: left,
      y: height * (index + 0.5),
      text: line,
      size,
      color,
      bold,
    })),
  };
}

type Wrapping = {
  readonly size: number;
  readonly bold: boolean;
  readonly most: number;
  readonly width: number;
};

/** The text in lines that fit, at its blanks where there are any; what is left over is cut off with an ellipsis. */
export function wrapped(text: string, { size, bold, most, width }: Wrapping): readonly string[] {
  const measure = (line: string): number => textWidth(line, size, bold ? 'bold' : 'plain');
  const lines: string[] = [];
  let rest = drawable(text).trim();
  while (rest !== '' && lines.length < most) {
    if (measure(rest) <= width) return [...lines, rest];
    const isLast = lines.length === most - 1;
    const room = isLast ? width - measure('…') : width;
    const fits = longestFit(rest, room, measure);
    const blank = rest.lastIndexOf(' ', fits);
    const end = blank > fits / 2 ? blank : fits;
    lines.push(`${rest.slice(0, end).trimEnd()}${isLast ? '…' : ''}`);
    rest = rest.slice(end).trimStart();
  }
  return lines;
}

/** The length of the longest beginning that is no wider than the room; at least one character, so that it ends. */
function longestFit(text: string, room: number, measure: (text: string) => number): number {
  let length = 0;
  let used = 0;
  for (const letter of text) {
    used += measure(letter);
    if (used > room && length > 0) return length;
    length += letter.length;
  }
  return length;
}
