import type { PageCall, PageOutcome } from '../app/ports/pager.ts';
import type { HttpAnswer, HttpRequest } from '../lib/http/types.ts';

/** One kind of pager: its request for a call, given the value of its secret, and what an answer means. */
export type PagerKind = {
  readonly request: (call: PageCall, secret: string) => HttpRequest;
  readonly read: (answer: HttpAnswer) => PageOutcome;
};

/** What is common to answers over HTTP: too many and the server's own faults are for later, any other "no" is for good. */
export function ofStatus({ status, retryAfter }: HttpAnswer): PageOutcome {
  if (status >= 200 && status < 300) return { status: 'taken', delivered: false };
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
