import { family } from './fonts.ts';
import type { Shape } from './scene.ts';

/** Without quotes: ECharts writes it into an attribute as it is. */
export const fontFamily = `${family}, Verdana, sans-serif`;

type Of<K extends Shape['is']> = Extract<Shape, { readonly is: K }>;

function rect({
  x,
  y,
  width,
  height,
  fill = 'none',
  stroke,
  thick = 1,
  round = 0,
}: Of<'rect'>): object {
  const line = stroke === undefined ? {} : { stroke, lineWidth: thick };
  return { type: 'rect', shape: { x, y, width, height, r: round }, style: { fill, ...line } };
}

function line({ points, stroke, thick, dash }: Of<'line'>): object {
  const style = {
    stroke,
    lineWidth: thick,
    fill: 'none',
    lineDash: dash && dash.length > 0 ? [...dash] : undefined,
  };
  return { type: 'polyline', shape: { points: points.map((point) => [...point]) }, style };
}

function lines({ segments, stroke, thick }: Of<'lines'>): object {
  return { type: 'lines', shape: { segments }, style: { stroke, lineWidth: thick, fill: 'none' } };
}

function text({ x, y, text: words, size, color, bold, align = 'left' }: Of<'text'>): object {
  const font = { fontSize: size, fontFamily, fontWeight: bold === true ? 'bold' : 'normal' };
  return {
    type: 'text',
    x,
    y,
    style: { text: words, ...font, fill: color, align, verticalAlign: 'middle' },
  };
}

const disk = ({ x, y, radius, fill }: Of<'disk'>): object => ({
  type: 'circle',
  shape: { cx: x, cy: y, r: radius },
  style: { fill },
});

/** A shape as ECharts draws it. */
export function elementOf(shape: Shape): object {
  switch (shape.is) {
    case 'rect':
      return rect(shape);
    case 'line':
      return line(shape);
    case 'lines':
      return lines(shape);
    case 'disk':
      return disk(shape);
    case 'text':
      return text(shape);
  }
}
