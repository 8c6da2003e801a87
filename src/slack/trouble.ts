import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/**
 * Why a call to Slack did not succeed, by what is to be done about it. Only after `unclear` may it have been done all
 * the same; after every other kind nothing was.
 */
export type Trouble =
  /** Slack puts it off: the same may be asked again after `ms`. */
  | { readonly kind: 'wait'; readonly code: string; readonly ms: number }
  /** No answer, or one that says nothing: whoever repeats it has to look first whether it was done. */
  | { readonly kind: 'unclear'; readonly code: string }
  /** Not now; later it may work by itself. */
  | { readonly kind: 'passing'; readonly code: string }
  /** Nothing can be written to this channel any more: it belongs somewhere else. */
  | { readonly kind: 'channel'; readonly code: string }
  /** The message that was to be edited or answered is not there, or is not ours to edit: it is posted anew. */
  | { readonly kind: 'missing'; readonly code: string }
  /** Slack does not know or trust the token: people have to act, and it is asked seldom until they did. */
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

/** An answer came that is not one of Slack's. */
export const strange: Trouble = { kind: 'unclear', code: 'strange_answer' };

/** Without a number from Slack a method rests this long. */
const restMs = 10_000;

/** Whether asking again later may help by itself, without anybody doing anything about it in Slack. */
export const mayPass = ({ kind }: Trouble): boolean =>
  kind === 'wait' || kind === 'unclear' || kind === 'passing' || kind === 'token';

/** Whether Slack answered, and with a no: nothing was done, and it did not ask to wait. */
export const saidNo = ({ kind }: Trouble): boolean => kind !== 'wait' && kind !== 'unclear';

/** What went wrong with a call to Slack. Whatever else broke on the way leaves open what was done. */
export const troubleOf = (error: unknown): Trouble => slackTrouble(error) ?? strange;

/** The same; undefined for what Slack has no part in. */
export function slackTrouble(error: unknown): Trouble | undefined {
  if (error instanceof WebAPIRateLimitedError) {
    const ms = error.retryAfter > 0 ? error.retryAfter * 1_000 : restMs;
    return { kind: 'wait', code: 'ratelimited', ms };
  }
  if (error instanceof WebAPIPlatformError) return ofCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return ofStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return { kind: 'unclear', code: 'no_answer' };
  return undefined;
}

const isCode = (said: string): boolean => /^[\w.:-]{1,80}$/u.test(said);

/** A page that a proxy put in Slack's place reaches us as the whole text of an error: it is no answer of Slack's. */
function ofCode(code: string): Trouble {
  if (!isCode(code)) return strange;
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'wait', code, ms: restMs };
  return { kind: kinds[code] ?? 'refused', code };
}

/** What was turned down at the door (4xx) was not done; of a 5xx, and of a request that took too long, nobody knows. */
function ofStatus(status: number): Trouble {
  const code = `http_${status}`;
  if (status === 429) return { kind: 'wait', code, ms: restMs };
  return { kind: status < 500 && status !== 408 ? 'passing' : 'unclear', code };
}
