/** What Slack would refuse: where, in the words that Slack uses, and the error that the whole call would get. */
export type Problem = {
  /** JSON pointer into the payload: `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly message: string;
  /** The call's error: `invalid_blocks`, `invalid_arguments`, `msg_too_long`, … */
  readonly code: string;
};

/** A problem before it is known which call it would fail. */
export type Found = Pick<Problem, 'pointer' | 'message'>;

/** What one value at one place must be. Answers all that is wrong with it, everything inside it included. */
export type Rule = (value: unknown, at: string) => readonly Found[];

export const found = (pointer: string, message: string): readonly Found[] => [{ pointer, message }];
