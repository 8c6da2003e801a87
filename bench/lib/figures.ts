/** One line of the benchmark's answer: what was measured, against what, and whether the promise holds. */
export type Figure = {
  readonly id: string;
  /** Where one promise has several figures: the mode, or what was measured. */
  readonly of: string;
  readonly p50: number;
  readonly p99: number;
  readonly unit: string;
  /** What lies between its p50 and its p99 is the noise of the machine: the reference always does the same. */
  readonly reference: { readonly name: string; readonly p50: number; readonly p99: number };
  readonly ratio: number;
  readonly budget: string;
  /** null where the promise is about something that is not measured here. */
  readonly holds: boolean | null;
  /** How many measurements the percentiles are of. */
  readonly samples: number;
  /** What a reader has to know to take the figure for what it is. */
  readonly note?: string;
};

/** The value below which this share of the samples lies (nearest rank). NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const p50 = (samples: readonly number[]): number => percentile(samples, 0.5);

/** Three digits are more than a shared machine can repeat. */
const rounded = (value: number): number => Number(value.toPrecision(3));

type Measured = Pick<Figure, 'id' | 'of' | 'unit' | 'budget' | 'note'> & {
  readonly samples: readonly number[];
  readonly reference: { readonly name: string; readonly samples: readonly number[] };
  /** Whether the promise holds, of unrounded values. */
  readonly within: (seen: { p50: number; p99: number; ratio: number }) => boolean | null;
  /** Of a rate the slowest are the low ones: then p99 is what 99 % of the samples reach. */
  readonly slowest?: 'high' | 'low';
};

/** Percentiles of the samples beside those of the reference that ran with them. */
export function figureOf({ samples, reference, within, slowest, ...about }: Measured): Figure {
  const tail = slowest === 'low' ? 0.01 : 0.99;
  const seen = { p50: p50(samples), p99: percentile(samples, tail) };
  const against = p50(reference.samples);
  const ratio = seen.p50 / against;
  return {
    ...about,
    p50: rounded(seen.p50),
    p99: rounded(seen.p99),
    reference: {
      name: reference.name,
      p50: rounded(against),
      p99: rounded(percentile(reference.samples, tail)),
    },
    ratio: rounded(ratio),
    holds: within({ ...seen, ratio }),
    samples: samples.length,
  };
}
