import type { Spent } from '../app/ports/passes.ts';
import { type Instant, PersonId } from '../core/ids.ts';

/** So long it can still be said of a link that it was used, and not only that nobody knows it. */
export const rememberedMs = 24 * 3_600_000;

/** What the row of a link is worth at this moment. */
export function worthOf(
  row:
    | { readonly person: string; readonly until: string; readonly spentAt: string | null }
    | undefined,
  at: Instant,
): Spent {
  if (row === undefined) return { status: 'unknown' };
  if (row.spentAt !== null) return { status: 'spent' };
  if (row.until <= at) return { status: 'expired' };
  return { status: 'signed-in', person: PersonId.parse(row.person) };
}
