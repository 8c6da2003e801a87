import type { HttpAnswer } from './types.ts';

/** What an answer says about a request that may be sent again. `afterMs`: not before that, where it says so. */
export type Taken =
  | { readonly status: 'taken' }
  | { readonly status: 'refused'; readonly code: 'Refused' }
  | {
      readonly status: 'later';
      readonly code: 'Busy' | 'Unreachable';
      readonly afterMs: number | undefined;
    };

/** Too many and the server's own faults are for later, any other "no" is for good. */
export function takenBy({ status, retryAfter }: HttpAnswer): Taken {
  if (status >= 200 && status < 300) return { status: 'taken' };
  if (status === 429) return { status: 'later', code: 'Busy', afterMs: spanOf(retryAfter) };
  if (status >= 500 || status === 408) {
    return { status: 'later', code: 'Unreachable', afterMs: spanOf(retryAfter) };
  }
  return { status: 'refused', code: 'Refused' };
}

/** `Retry-After` in seconds; a date or nonsense is as good as nothing. */
const spanOf = (retryAfter: string | undefined): number | undefined =>
  retryAfter !== undefined && /^\d{1,5}$/u.test(retryAfter)
    ? Number(retryAfter) * 1_000
    : undefined;
