import { runInNewContext } from 'node:vm';

/** How long a pattern of somebody else may look at a text; a pattern that backtracks for ever is cut off here. */
export const patternMs = 50;

/** Whether a regular expression (`^` and `$` mean lines) is found in the text; `undefined` when it took too long to tell. */
export function found(pattern: string, text: string): boolean | undefined {
  try {
    const answer: unknown = runInNewContext(
      'new RegExp(pattern, "mu").test(text)',
      { pattern, text },
      { timeout: patternMs },
    );
    return answer === true;
  } catch {
    return undefined;
  }
}

/** Whether this is a regular expression at all. */
export function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'mu') instanceof RegExp;
  } catch {
    return false;
  }
}
