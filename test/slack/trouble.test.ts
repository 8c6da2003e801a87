import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { mayPass, saidNo, slackTrouble, troubleOf } from '../../src/slack/trouble.ts';

const said = (error: string) => new WebAPIPlatformError({ ok: false, error });
const http = (statusCode: number) => new WebAPIHTTPError(statusCode, '', {});

describe('what went wrong with a call to Slack', () => {
  test.each([
    ['a number of seconds to wait', new WebAPIRateLimitedError(7), 'wait', 'ratelimited'],
    ['a limit without a number', said('ratelimited'), 'wait', 'ratelimited'],
    ['no answer', new WebAPIRequestError(new Error('reset')), 'unclear', 'no_answer'],
    ['an error inside Slack', said('internal_error'), 'unclear', 'internal_error'],
    ['a gateway that failed', http(502), 'unclear', 'http_502'],
    ['a request that took too long', http(408), 'unclear', 'http_408'],
    ['a request turned down at the door', http(403), 'passing', 'http_403'],
    ['an archived channel', said('is_archived'), 'channel', 'is_archived'],
    ['a message that is gone', said('message_not_found'), 'missing', 'message_not_found'],
    ['a dead token', said('token_revoked'), 'token', 'token_revoked'],
    ['blocks it does not take', said('invalid_blocks'), 'blocks', 'invalid_blocks'],
    ['any other no', said('no_such_thing'), 'refused', 'no_such_thing'],
    ['a page of a proxy in its place', said('<html>sign in</html>'), 'unclear', 'strange_answer'],
    ['a mistake of ours', new TypeError('x is not a function'), 'unclear', 'strange_answer'],
  ])('is known by its kind: %s', (_name, error, kind, code) => {
    expect(troubleOf(error)).toMatchObject({ kind, code });
  });

  test('passes by itself, or is a no: what is neither waits for people', () => {
    const codes = ['internal_error', 'accesslimited', 'token_revoked', 'is_archived', 'whatever'];
    const troubles = codes.map((code) => troubleOf(said(code)));
    expect(troubles.map(mayPass)).toEqual([true, true, true, false, false]);
    expect(troubles.map(saidNo)).toEqual([false, true, true, true, true]);
  });

  test('is nothing of Slack’s when we broke it', () => {
    expect(slackTrouble(new TypeError('x is not a function'))).toBeUndefined();
  });
});
