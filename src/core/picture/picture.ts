import type { Mode } from '../envelope.ts';
import type { Instant, Target } from '../ids.ts';
import type { Severity } from '../incident/orders.ts';

/** From one moment to another; never backward. */
export type Stretch = { readonly from: Instant; readonly to: Instant };

/**
 * What a part of a bar means at first sight. Each tone has a pattern of its own beside its color, and stands with its
 * word: a tone alone says nothing.
 */
export const tones = ['work', 'good', 'bad', 'unclear', 'wait', 'rest'] as const;
export type Tone = (typeof tones)[number];

/** A part of a bar, and its meaning in a word: `running`, `fail`, `waits for support`. */
export type Part = Stretch & { readonly tone: Tone; readonly word: string };

/** One bar: its name, what became of it in words, and its parts in their order in time. */
export type Row = {
  readonly name: string;
  readonly says: string;
  readonly parts: readonly Part[];
};

/** A numbered moment with its sentence; `entry` is what it is called in the timeline (`E7`). */
export type Mark = {
  readonly number: number;
  readonly at: Instant;
  readonly entry: string;
  readonly text: string;
};

/** A figure before the run and as it was read last, in words: `71 %`. */
export type Change = { readonly name: string; readonly before: string; readonly after: string };

/** The timeline as one picture: everything is in words and moments, nothing in pixels. */
export type Picture = {
  readonly incident: string;
  /** Null where it was erased. */
  readonly title: string | null;
  readonly mode: Mode;
  readonly severity: Severity | null;
  readonly targets: readonly Target[];
  readonly rung: string;
  /**
   * From the first moment to the last, of a closed incident (`isOver`) to its close. `later`: how many entries came after
   * it (exports, holds, the report); they are told in words, so that the incident keeps its room.
   */
  readonly span: Stretch & { readonly isOver: boolean; readonly later: number };
  /** Long stretches in which nothing happened: they are drawn short, with a visible break. */
  readonly quiet: readonly Stretch[];
  readonly rungs: readonly Part[];
  readonly strategies: readonly Row[];
  readonly steps: readonly Row[];
  readonly checks: readonly Row[];
  readonly marks: readonly Mark[];
  readonly changes: readonly Change[];
  /** How many entries the timeline has in all; the picture marks a few of them. */
  readonly entries: number;
};
