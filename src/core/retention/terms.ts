import type { TextClass } from './classes.ts';

const dayMs = 86_400_000;
/** The longest that a year can be: nothing goes before its time. */
export const yearMs = 366 * dayMs;

/**
 * How long each class is kept, in milliseconds; and somebody in the directory whom the configuration names no more, since
 * they were last seen.
 */
export type Retention = Readonly<Record<TextClass | 'directory', number>>;

/** Where the configuration says nothing (capabilities.md, P50). */
export const usualRetention: Retention = {
  decision: 7 * yearMs,
  chat: yearMs,
  output: 180 * dayMs,
  payload: 90 * dayMs,
  directory: yearMs,
};

/**
 * No configuration goes below these: whoever is asked about an incident has had the time to look, and what was decided
 * outlives the audit of its year.
 */
export const leastRetention: Retention = {
  decision: yearMs,
  chat: 30 * dayMs,
  output: 30 * dayMs,
  payload: 7 * dayMs,
  directory: 90 * dayMs,
};
