import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Why a call to Slack came to nothing. */
export type Trouble =
  /** Slack answered with a no; nothing has happened. */
  | { readonly kind: 'said'; readonly code: string }
  /** Slack puts it off; nothing has happened. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** No answer, or one that says nothing: it may have happened. */
  | { readonly kind: 'lost' };

/** What an error of a client says about the call, without its text. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    return code === 'ratelimited' ? { kind: 'later', afterMs: 1_000 } : { kind: 'said', code };
  }
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', afterMs: error.retryAfter * 1_000 };
  }
  // A 4xx was turned down before Slack did anything; of a 5xx nobody knows.
  if (error instanceof WebAPIHTTPError && error.statusCode < 500) {
    return { kind: 'said', code: `http_${error.statusCode}` };
  }
  return { kind: 'lost' };
}
