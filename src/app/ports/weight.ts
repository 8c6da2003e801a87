/** What goes with an erasure, by where it stands. */
export type Weight = {
  readonly texts: number;
  /** Of these texts together. */
  readonly characters: number;
  /** Words by which they are found. */
  readonly words: number;
  /** Kept answers to orders: all are forgotten, because each may repeat what was said. */
  readonly answers: number;
  readonly accounts: number;
  /** Links and sessions of the dashboard. */
  readonly sessions: number;
  /** Reasons for which somebody looked for what the person did. */
  readonly searches: number;
  /** Notes of what stands in Slack that name an account. */
  readonly notes: number;
};
