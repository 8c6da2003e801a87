import type { Figure, Worse } from './figure.ts';

/** What a run knows of its figures. */
export type Figures = {
  /** Undefined until they were read before the first step. */
  readonly before: readonly Figure[] | undefined;
  /** The steps and waves after which they were read. */
  readonly after: readonly string[];
  /** How many readings there were. */
  readonly readings: number;
  /** Worse in the last reading. */
  readonly suspects: readonly Worse[];
  /** Worse in the last two readings, and in all since. */
  readonly worse: readonly string[];
};

export const noFigures: Figures = {
  before: undefined,
  after: [],
  readings: 0,
  suspects: [],
  worse: [],
};
