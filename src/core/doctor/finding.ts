import { z } from 'zod';

/** From harmless to grave; `unknown`: nobody could look, and why is said. */
export const verdicts = ['pass', 'unknown', 'warn', 'fail'] as const;
export type Verdict = (typeof verdicts)[number];

/** Something that was seen. Whatever is not a pass says what to do. */
export const Seen = z.object({
  verdict: z.enum(verdicts),
  says: z.string(),
  todo: z.string().optional(),
});
export type Seen = z.infer<typeof Seen>;

export const pass = (says: string): Seen => ({ verdict: 'pass', says });
export const warn = (says: string, todo: string): Seen => ({ verdict: 'warn', says, todo });
export const fail = (says: string, todo: string): Seen => ({ verdict: 'fail', says, todo });
export const unknown = (says: string, todo: string): Seen => ({ verdict: 'unknown', says, todo });

/** How many there are of each. */
export const tally = (
  seen: readonly Pick<Seen, 'verdict'>[],
): Readonly<Record<Verdict, number>> => {
  const many = (verdict: Verdict): number => seen.filter((one) => one.verdict === verdict).length;
  return { pass: many('pass'), unknown: many('unknown'), warn: many('warn'), fail: many('fail') };
};
