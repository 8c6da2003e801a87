import { wrapped } from '../blocks.ts';

/** A name in one line of so many pixels. */
export const fitting = (name: string, size: number, width: number): string =>
  wrapped(name, { size, bold: false, most: 1, width })[0] ?? '';
