import type { Filed, Filing, NotNow, Standing } from '../app/ports/trackers.ts';
import type { HttpAnswer, HttpRequest } from '../lib/http/types.ts';

/** One request; the answer, or why there is none. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer | NotNow>;

/** One tracker, with its secrets at hand. */
export type Tracker = {
  readonly file: (filing: Filing, send: Send) => Promise<Filed>;
  readonly look: (issue: string, send: Send) => Promise<Standing>;
};
