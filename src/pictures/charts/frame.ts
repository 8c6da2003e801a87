import type { Look } from '../../app/ports/pictures.ts';
import { type Block, fullWidth, margin, paragraph, scaled, stacked } from '../blocks.ts';
import { elementOf, fontFamily } from '../elements.ts';
import { svgOf } from '../svg.ts';
import { type Theme, themes } from '../theme.ts';

export const labelSize = 28;

/** With what a chart is laid out: its colors, and `px` from the layout's width to that of the picture. */
export type Frame = { readonly theme: Theme; readonly px: (length: number) => number };

type Plot = {
  readonly title: string;
  /** How to read it, where a word is needed. */
  readonly key?: string;
  /** Pixels of the layout below the words. */
  readonly height: number;
  readonly option: (frame: Frame, top: number) => object;
};

/** A chart under its title and how to read it; its option gets the place that is left from `top` on. */
export function framed({ title, key, height, option }: Plot, { theme: name, width }: Look): string {
  const theme = themes[name];
  const by = width / fullWidth;
  const px = (length: number): number => Math.round(length * by * 100) / 100;
  const words = stacked([
    { height: 18, shapes: [] },
    paragraph(title, { size: 34, color: theme.text, bold: true, most: 2 }),
    ...(key === undefined ? [] : [paragraph(key, { size: 26, color: theme.soft, most: 2 })]),
    { height: 10, shapes: [] },
  ] satisfies readonly Block[]);
  const size = { width, height: Math.ceil((words.height + height) * by) };
  return svgOf(size, {
    backgroundColor: theme.background,
    graphic: { elements: words.shapes.map((shape) => elementOf(scaled(shape, by))) },
    ...option({ theme, px }, words.height),
  });
}

/** Where nothing is known there is nothing to draw, and it says so. */
export const nothingToDraw = (title: string, look: Look): string =>
  framed({ title, key: 'There is nothing to show yet.', height: 20, option: () => ({}) }, look);

/** How words along an axis or at a bar are written. */
export const lettered = ({ theme, px }: Frame, color: string = theme.text): object => ({
  color,
  fontSize: px(labelSize),
  fontFamily,
});

export const gridOf = ({ px }: Frame, top: number, left: number, bottom = 20): object => ({
  left: px(left),
  right: px(margin),
  top: px(top),
  bottom: px(bottom),
  outerBoundsMode: 'none',
});
