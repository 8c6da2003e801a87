import type { DataImpact } from '../impact/shapes.ts';

/** Refusals about what is agreed to ahead. */
export type Refusals = {
  /** `data`: what going back meets now; `why`: codes of what takes two persons. */
  NotForAhead: {
    readonly target: string;
    readonly data: DataImpact['verdict'];
    readonly why: readonly string[];
  };
  /** What was signed is not what would be carried out now. */
  ShapeStale: { readonly target: string };
  NothingAhead: { readonly target: string };
};
