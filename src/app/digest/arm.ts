import type { Arming } from '../run/arm-rows.ts';
import { setRow } from './row.ts';

/** One row, where a digest is wanted. */
export const digestArming: Arming = {
  name: 'digest',
  rows: ({ weekly }, at) => (weekly === undefined ? [] : [setRow(at)]),
};
