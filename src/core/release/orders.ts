import { z } from 'zod';
import { Instant, Target } from '../ids.ts';

/** What identifies a deployed thing for good: never a tag that can move. */
const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/u, 'a digest is sha256: and 64 digits');
const Commit = z.string().regex(/^[0-9a-f]{7,64}$/u, 'a commit is 7 to 64 hexadecimal digits');

export const releaseOrders = [
  z.strictObject({
    kind: z.literal('releaseRegister'),
    target: Target,
    version: z.string().trim().min(1).max(100),
    digest: Digest.optional(),
    commit: Commit.optional(),
    liveSince: Instant.optional(),
  }),
] as const;

export const releaseQuestions = [
  z.strictObject({ kind: z.literal('releaseList'), target: Target.optional() }),
] as const;
