import { z } from 'zod';

/**
 * The patterns of inputs are a small part of regular expressions that cannot be made to run for
 * ever: single characters, escapes and classes, each with a quantifier, and `|` between whole
 * alternatives. No groups (a repeated group is what explodes), and few variable repetitions (each
 * multiplies the time by the length of the value).
 */
const atom = String.raw`(?:\\[dws.\-/+*?()|^$\[\]{}\\]|\[\^?(?:[A-Za-z0-9_.,:/@ +=-]|\\[dws.\-/\\\]])+\]|[A-Za-z0-9_,:/@ =-]|\.)`;
const quantifier = String.raw`(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})?`;
const safe = new RegExp(`^(?:${atom}${quantifier}|\\|)*$`, 'u');
const variable = /(?<!\\)(?:[*+?]|\{\d+,\d*\})/gu;
const maxVariable = 3;

/** The longest value an input may have, in characters. */
export const maxInputLength = 200;

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return undefined;
  }
}

/** A pattern that a whole input must match → a RegExp that is fast for every value of at most `maxInputLength`. */
export const Pattern = z
  .string()
  .max(200)
  .transform((text, context): RegExp => {
    const bare = text.replace(/^\^/u, '').replace(/\$$/u, '');
    const compiled = safe.test(bare) ? compile(bare) : undefined;
    const steady = bare
      .split('|')
      .every((branch) => Array.from(branch.matchAll(variable)).length <= maxVariable);
    if (compiled !== undefined && steady) return compiled;
    context.addIssue(
      `a pattern is made of characters, classes like [a-z0-9.-], the quantifiers * + ? {n,m} (at most ${maxVariable}) and |, without groups`,
    );
    return z.NEVER;
  });
