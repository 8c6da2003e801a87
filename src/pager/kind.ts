import type { PageCall, PageOutcome } from '../app/ports/pager.ts';
import { takenBy } from '../lib/http/taken.ts';
import type { HttpAnswer, HttpRequest } from '../lib/http/types.ts';

/** One kind of pager: its request for a call, given the value of its secret, and what an answer means. */
export type PagerKind = {
  readonly request: (call: PageCall, secret: string) => HttpRequest;
  readonly read: (answer: HttpAnswer) => PageOutcome;
};

/** What is common to answers over HTTP. */
export function ofStatus(answer: HttpAnswer): PageOutcome {
  const taken = takenBy(answer);
  return taken.status === 'taken' ? { ...taken, delivered: false } : taken;
}
