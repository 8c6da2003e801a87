import { z } from 'zod';
import { Instant, Target } from '../ids.ts';
import { migrationClasses } from '../impact/shapes.ts';

/** What identifies a deployed thing for good: never a tag that can move. */
export const Digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/u, 'a digest is sha256: and 64 digits');
export const Commit = z
  .string()
  .regex(/^[0-9a-f]{7,64}$/u, 'a commit is 7 to 64 hexadecimal digits');

const MigrationText = z
  .string()
  .regex(
    /^[\w.+/-]{1,120}(?::(?:expand|contract|destructive|data_backfill))?$/u,
    `a migration is written name:class, the class ${migrationClasses.join(', ')}`,
  );

export const releaseOrders = [
  z.strictObject({
    kind: z.literal('releaseRegister'),
    target: Target,
    version: z.string().trim().min(1).max(100),
    digest: Digest.optional(),
    commit: Commit.optional(),
    /** All commits that it has and the last good release has not: what a freeze looks at. */
    commits: z.array(Commit).max(2000).optional(),
    liveSince: Instant.optional(),
    /** When the oldest of its commits was made that the release before did not have. */
    committedAt: Instant.optional(),
    /** `0042_drop_discount:destructive`; none at all says that it carries none. */
    migrations: z.array(MigrationText).max(100).optional(),
  }),
] as const;

export const releaseQuestions = [
  z.strictObject({ kind: z.literal('releaseList'), target: Target.optional() }),
] as const;
