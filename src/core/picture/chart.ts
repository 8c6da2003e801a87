/** In what a number is: `ms` is written as a duration, `share` (0 to 1) in percent, `number` as it is. */
export type Unit = 'ms' | 'share' | 'number';

/** A number that nobody has is null, and is drawn as missing, never as zero. */
type Value = number | null;

type Titled = { readonly title: string; readonly unit: Unit };

/** One horizontal bar a row: figures by service, or by kind. */
export type Bars = Titled & {
  readonly kind: 'bars';
  readonly bars: readonly { readonly name: string; readonly value: Value }[];
};

/** The median as a line and the 90th percentile as a second one above it, over time. `count`: out of how many. */
export type Trend = Titled & {
  readonly kind: 'trend';
  readonly points: readonly {
    readonly name: string;
    readonly median: Value;
    readonly p90: Value;
    readonly count: number;
  }[];
};

/** What was predicted beside what came: step durations, the estimate of a plan. */
export type Compared = Titled & {
  readonly kind: 'compared';
  readonly rows: readonly {
    readonly name: string;
    readonly predicted: Value;
    readonly actual: Value;
  }[];
};

/** A line as small as a word, with its last value. */
export type Spark = Titled & { readonly kind: 'spark'; readonly values: readonly Value[] };

/** The charts that metrics and reports are drawn with. */
export type Chart = Bars | Trend | Compared | Spark;
