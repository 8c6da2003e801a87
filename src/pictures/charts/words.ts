import type { Unit } from '../../core/picture/chart.ts';
import { sayDuration } from '../../lib/durations.ts';
import { wrapped } from '../blocks.ts';

/** `71 %`, `4 min 10 s`, `212`; what nobody has is said to be missing. */
export function valueText(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return 'no number';
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  switch (unit) {
    case 'ms':
      return `${sign}${sayDuration(size)}`;
    case 'share':
      return `${sign}${Number((size * 100).toPrecision(3))} %`;
    case 'number':
      return `${sign}${Number.isInteger(size) ? size : Number(size.toPrecision(3))}`;
  }
}

/** A name in one line of so many pixels. */
export const fitting = (name: string, size: number, width: number): string =>
  wrapped(name, { size, bold: false, most: 1, width })[0] ?? '';
