/** How a measure is spread over incidents. Undefined where nothing is known. */
export type Spread = {
  readonly known: number;
  /** Of how many it is not known, or has not come. */
  readonly unknown: number;
  readonly median: number | undefined;
  readonly p90: number | undefined;
};

/** A part of a whole. `share` is undefined where the whole is empty; what nobody can tell is in neither. */
export type Share = {
  readonly part: number;
  readonly of: number;
  readonly unknown: number;
  readonly share: number | undefined;
};

/**
 * The smallest value that was measured and that at least this share of all did not exceed: the nearest rank, so a figure
 * is always one that happened. `values` are sorted; undefined for none.
 */
export const percentile = (values: readonly number[], share: number): number | undefined =>
  values[Math.max(1, Math.ceil(values.length * share)) - 1];

/** The spread of these values; undefined ones are unknown. */
export function spreadOf(values: readonly (number | undefined)[]): Spread {
  const known = values.filter((value) => value !== undefined).toSorted((a, b) => a - b);
  return {
    known: known.length,
    unknown: values.length - known.length,
    median: percentile(known, 0.5),
    p90: percentile(known, 0.9),
  };
}

/** How many of these are true; undefined ones are unknown and in neither number. */
export function shareOf(answers: readonly (boolean | undefined)[]): Share {
  const known = answers.filter((answer) => answer !== undefined);
  const part = known.filter(Boolean).length;
  return {
    part,
    of: known.length,
    unknown: answers.length - known.length,
    share: known.length === 0 ? undefined : part / known.length,
  };
}
