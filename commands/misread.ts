import type { Word } from './words.ts';

/** Why a line could not be read. Stable: programs and documents may rely on them. */
export const misreadCodes = [
  'UnknownCommand',
  'UnknownWord',
  'UnknownOption',
  'UnknownService',
  'UnknownEnvironment',
  'UnknownPlan',
  'UnknownStep',
  'UnknownCheck',
  'UnknownRelease',
  'UnknownPerson',
  'UnknownRole',
  'UnknownSeverity',
  'UnknownStrategy',
  'MissingArgument',
  'ExtraWords',
  'BadValue',
  'TooLong',
] as const;
export type MisreadCode = (typeof misreadCodes)[number];

/** What is said to someone whose words were not understood. Nothing was ordered. */
export type Misread = {
  readonly code: MisreadCode;
  /** What was typed: one clean line of 60 characters at most. */
  readonly said: string;
  /** One or two sentences: what was not understood, and what is. */
  readonly problem: string;
  /** The whole corrected command. It reads as an order, so a button may offer it. */
  readonly nearest?: string;
  readonly usage: string;
  /** True when the command that was meant moves a rollback or gives something up: only ever offer it. */
  readonly dangerous: boolean;
};

/** What a verb says of words it cannot read; `read` makes the misread of it. */
export type Slip = {
  readonly code: MisreadCode;
  readonly problem: string;
  /** What may have been meant: each all that follows the command's name, the likeliest first. */
  readonly corrections: readonly string[];
};

export const slip = (
  code: MisreadCode,
  problem: string,
  corrections: readonly string[] = [],
): { readonly ok: false; readonly error: Slip } => ({
  ok: false,
  error: { code, problem, corrections },
});

/** The line with another text in the place of one word. */
export const replaced = (line: string, word: Word, by: string): string =>
  `${line.slice(0, word.start)}${by}${line.slice(word.end)}`.trim();
