import { z } from 'zod';
import type { Instant } from '../../core/ids.ts';
import type { CheckSpec } from '../../core/plan/plan.ts';
import { withDeadline } from '../deadline.ts';
import type { Ship } from '../ship.ts';

/** How long looking may take: a person is waiting. */
const lookMs = 3_000;

/** What a check of kind `migrations_since` found. */
const Found = z.object({ found: z.int(), names: z.array(z.string()) });

/**
 * The migrations that ran on the service's database since the older release went live, by name; undefined where nobody
 * says where to look, or nobody can tell in time. Those whose names did not fit are told as one.
 */
export async function seenMigrations(
  { clock, world }: Pick<Ship, 'clock' | 'world'>,
  check: CheckSpec | undefined,
  since: Instant | undefined,
): Promise<readonly string[] | undefined> {
  if (check === undefined || since === undefined) return undefined;
  const spec = { ...check, with: { ...check.with, since } };
  const { value, late } = await withDeadline(clock, { ms: lookMs }, (signal) =>
    world.measure(spec, signal),
  );
  if (late || (value.verdict !== 'pass' && value.verdict !== 'fail')) return undefined;
  const seen = Found.safeParse(value.facts);
  if (!seen.success) return undefined;
  const { found, names } = seen.data;
  return found > names.length ? [...names, `${found - names.length} more`] : names;
}
