/** What came of the play. */
export type Played = {
  readonly ok: boolean;
  readonly incident: string;
  readonly timeline: string;
  readonly figures: Readonly<Record<string, number | string | boolean | null>>;
  /** What kept the play from being a success, one sentence each. */
  readonly problems: readonly string[];
};
