import type { AnyRefusalMap } from '../../src/core/refusals.ts';
import { shapeOf } from '../../src/core/standing-approval/shape.ts';
import { planOf } from '../core/sample.ts';

const target = 'checkout@prod';
type Codes = 'NotForAhead' | 'ShapeStale' | 'NothingAhead';

/** Facts for the refusals about what is approved ahead. */
export const aheadFacts: { readonly [C in Codes]: readonly AnyRefusalMap[C][] } = {
  NotForAhead: [
    { target, data: 'compatible', why: [] },
    { target, data: 'unknown', why: ['unknown-data'] },
    { target, data: 'none', why: ['point-of-no-return'] },
  ],
  ShapeStale: [
    { target, shape: shapeOf(planOf()), days: undefined },
    { target, shape: shapeOf(planOf()), days: 14 },
  ],
  NothingAhead: [{ target }],
};
