import { z } from 'zod';

/** The five answers of a check. Only `pass` ever counts as a pass. */
export const verdicts = ['pass', 'fail', 'inconclusive', 'error', 'skipped'] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;
