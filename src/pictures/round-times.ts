const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Lengths of time that people count in, the shortest first, in milliseconds. */
export const roundMs: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((each) => each * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * minuteMs),
  ...[1, 2, 3, 6, 12, 24, 48, 168].map((each) => each * hourMs),
];
