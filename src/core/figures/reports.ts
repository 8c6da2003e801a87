import type { PlanId } from '../ids.ts';
import type { Figure } from './figure.ts';

/** The figures were read, as the run had asked: the reading with this number, after these steps and waves. */
export type FigureReport = {
  readonly kind: 'figuresRead';
  readonly plan: PlanId;
  readonly epoch: number;
  readonly reading: number;
  readonly after: readonly string[];
  readonly figures: readonly Figure[];
};
