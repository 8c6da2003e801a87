import type { DataImpact } from '../impact/shapes.ts';
import type { PlanShape } from './shape.ts';

/** Refusals about what is agreed to ahead. */
export type Refusals = {
  /** `data`: what going back meets now; `why`: codes of what takes two persons. */
  NotForAhead: {
    readonly target: string;
    readonly data: DataImpact['verdict'];
    readonly why: readonly string[];
  };
  /** What was signed is not what would be carried out now: `shape` is. */
  ShapeStale: {
    readonly target: string;
    readonly shape: PlanShape;
    readonly days: number | undefined;
  };
  NothingAhead: { readonly target: string };
};
