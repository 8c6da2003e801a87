import type { Chart } from '../../core/picture/chart.ts';
import type { Picture } from '../../core/picture/picture.ts';

/** How a picture is to look. */
export type Look = {
  readonly theme: 'light' | 'dark';
  /** Where a timeline is read: in one column, with letters to be read on a phone, or wide, with names beside their bars. */
  readonly shape: 'phone' | 'desk';
  /** Pixels; everything in it grows and shrinks with it. 300 to 2400. */
  readonly width: number;
  /** In which zone clock times are written: `UTC`, `Europe/Berlin`. */
  readonly zone: string;
};

/** What people get who said nothing about it: fit for a message that is read on a phone. */
export const usualLook: Look = { theme: 'light', shape: 'phone', width: 1080, zone: 'UTC' };

/** A picture in both of its forms. The same model and look always make the same bytes. */
export type Drawn = {
  readonly svg: string;
  readonly png: Uint8Array;
  /** Pixels of the PNG. */
  readonly width: number;
  readonly height: number;
};

/** It could not be drawn, or took too long. What it would have shown stands in its text twin. */
export class PictureNotDrawn extends Error {
  override readonly name = 'PictureNotDrawn';
}

/** Draws. Rejects with `PictureNotDrawn`, and never keeps anybody waiting for longer than its time limit. */
export type Pictures = {
  readonly timeline: (picture: Picture, look?: Look) => Promise<Drawn>;
  readonly chart: (chart: Chart, look?: Look) => Promise<Drawn>;
};
