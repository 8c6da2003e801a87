import type { Look } from '../../app/ports/pictures.ts';
import { type Block, paragraph } from '../blocks.ts';

/** How a timeline is laid out, in lengths that are scaled to the width that is asked for. */
export type Sheet = {
  readonly width: number;
  readonly margin: number;
  /** Where bars lie. On a desk their names stand to the left of them, on a phone above. */
  readonly bars: { readonly left: number; readonly right: number; readonly height: number };
  readonly beside: boolean;
  /** Sizes of letters, from the title down. */
  readonly letters: {
    readonly title: number;
    readonly head: number;
    readonly heading: number;
    readonly text: number;
    readonly small: number;
  };
};

/**
 * On a phone of 360 pixels the smallest letters of the first are 10 pixels high; the second stands on a desk, about as
 * high as a screen.
 */
export const sheets: Readonly<Record<Look['shape'], Sheet>> = {
  phone: {
    width: 720,
    margin: 24,
    bars: { left: 24, right: 696, height: 22 },
    beside: false,
    letters: { title: 32, head: 24, heading: 26, text: 22, small: 20 },
  },
  desk: {
    width: 1680,
    margin: 36,
    bars: { left: 780, right: 1644, height: 28 },
    beside: true,
    letters: { title: 38, head: 28, heading: 28, text: 24, small: 21 },
  },
};

const innerWidth = ({ width, margin }: Sheet): number => width - 2 * margin;

type Setting = Omit<Parameters<typeof paragraph>[1], 'left' | 'width'>;

/** A paragraph from margin to margin. */
export const across = (sheet: Sheet, text: string, setting: Setting): Block =>
  paragraph(text, { ...setting, left: sheet.margin, width: innerWidth(sheet) });
