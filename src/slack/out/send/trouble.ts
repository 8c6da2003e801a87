import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** Why a call did not succeed, by what is to be done about it. */
export type Trouble =
  /** Nothing was done; this method may be called again after `ms`. */
  | { readonly kind: 'wait'; readonly code: string; readonly ms: number }
  /** No answer, or one that leaves open whether it was done. */
  | { readonly kind: 'unclear'; readonly code: string }
  /** Nothing was done, and later it may work. */
  | { readonly kind: 'passing'; readonly code: string }
  /** Nothing can be written to this channel any more. */
  | { readonly kind: 'channel'; readonly code: string }
  /** The message that was to be edited or answered is not there, or is not ours to edit. */
  | { readonly kind: 'missing'; readonly code: string }
  /** Slack does not know or trust the token. */
  | { readonly kind: 'token'; readonly code: string }
  /** Slack does not take these blocks; the words alone it may. */
  | { readonly kind: 'blocks'; readonly code: string }
  /** No, and asking again changes nothing. */
  | { readonly kind: 'refused'; readonly code: string };

const kinds: Readonly<Record<string, Exclude<Trouble['kind'], 'wait' | 'refused'>>> = {
  // Slack's methods document that part of the work may have been done.
  fatal_error: 'unclear',
  internal_error: 'unclear',
  request_timeout: 'unclear',
  service_unavailable: 'unclear',
  team_added_to_org: 'passing',
  accesslimited: 'passing',
  is_archived: 'channel',
  channel_not_found: 'channel',
  not_in_channel: 'channel',
  // An administrator lets only some write there.
  restricted_action: 'channel',
  restricted_action_read_only_channel: 'channel',
  restricted_action_thread_only_channel: 'channel',
  message_not_found: 'missing',
  cant_update_message: 'missing',
  edit_window_closed: 'missing',
  // The message that a thread hangs on was deleted.
  thread_not_found: 'missing',
  cannot_reply_to_message: 'missing',
  not_authed: 'token',
  invalid_auth: 'token',
  account_inactive: 'token',
  token_revoked: 'token',
  token_expired: 'token',
  invalid_blocks: 'blocks',
  invalid_blocks_format: 'blocks',
  msg_blocks_too_long: 'blocks',
};

/** The app was not given a permission, or has lost it. */
export const lacking = 'missing_scope';

/** Without a number from Slack a method rests this long. */
const restMs = 10_000;

/** What went wrong with a call to Slack. Rethrows what Slack has no part in. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof WebAPIRateLimitedError) {
    const ms = error.retryAfter > 0 ? error.retryAfter * 1_000 : restMs;
    return { kind: 'wait', code: 'ratelimited', ms };
  }
  if (error instanceof WebAPIPlatformError) return platform(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    const code = `http_${error.statusCode}`;
    return error.statusCode === 429
      ? { kind: 'wait', code, ms: restMs }
      : { kind: 'unclear', code };
  }
  if (error instanceof WebAPIRequestError) return { kind: 'unclear', code: 'no_answer' };
  throw error;
}

function platform(code: string): Trouble {
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'wait', code, ms: restMs };
  return { kind: kinds[code] ?? 'refused', code };
}
