/** What the exit codes of `sternway` mean; scripts rely on them. */
export const exits = {
  /** Ordered, answered, verified. */
  accepted: 0,
  /** Refused, or what was looked at is not as it has to be. */
  refused: 1,
  /** Not understood: nothing was ordered. */
  usage: 2,
  /** A card was shown and nothing moved: whoever decides gives its digest back. */
  unconfirmed: 3,
  /** Nothing answers, or not Sternway. */
  unreachable: 4,
} as const;
export type Exit = (typeof exits)[keyof typeof exits];
