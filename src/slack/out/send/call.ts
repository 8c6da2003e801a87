import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { Log } from '../../../app/ship.ts';
import { err, ok, type Result } from '../../../lib/result.ts';
import { mayPass, slackTrouble, strange, type Trouble } from '../../trouble.ts';
import type { Health } from './health.ts';
import type { Pace } from './pace.ts';
import { type Given, type Request, requestOf } from './request.ts';

/** What the poster needs of Slack's client: no retries, and calls that are refused instead of kept when there are too many. */
export type SlackClient = Pick<WebClient, 'apiCall' | 'filesUploadV2'>;

/**
 * Calls a method of Slack; what of the answer is wanted, by its schema. An answer in another shape leaves open what was
 * done. A call that comes too early for Slack is not made, and says how long to wait. Throws what Slack has no part in.
 */
export type Call = <T>(
  method: string,
  given: Given,
  answer: z.ZodType<T>,
) => Promise<Result<T, Trouble>>;

type Parts = {
  readonly client: Pick<SlackClient, 'apiCall'>;
  readonly log: Log;
  readonly pace: Pace;
  readonly health: Health;
};

/** The one way to Slack: each call is counted, and each answer heard, by the method that was really called. */
export const openCall =
  (parts: Parts): Call =>
  async (method, given, answer) => {
    const request = requestOf(method, given);
    const ms = parts.pace.take(request);
    if (ms > 0) return err({ kind: 'wait', code: 'too_early', ms });
    const said = await asked(parts.client, { method, given, answer });
    heard(parts, request, said.ok ? undefined : said.error);
    return said;
  };

type Asked<T> = {
  readonly method: string;
  readonly given: Given;
  readonly answer: z.ZodType<T>;
};

/** The same without counting or hearing: for whoever looks around once. */
export async function asked<T>(
  client: Parts['client'],
  { method, given, answer }: Asked<T>,
): Promise<Result<T, Trouble>> {
  try {
    const said = answer.safeParse(await client.apiCall(method, given));
    return said.success ? ok(said.data) : err(strange);
  } catch (error) {
    const trouble = slackTrouble(error);
    if (!trouble) throw error;
    return err(trouble);
  }
}

/** Any answer shows that Slack is there; only what nobody answered, or answered unclearly, speaks against it. */
function heard({ log, pace, health }: Parts, request: Request, trouble: Trouble | undefined): void {
  const { method } = request;
  const isWriting = method.startsWith('chat.');
  if (!trouble) return health.answered(isWriting);
  if (mayPass(trouble)) log.warn({ event: 'SlackCallFailed', method, code: trouble.code });
  if (trouble.kind === 'unclear' || trouble.kind === 'token') return health.failed(trouble);
  health.answered();
  // What else lacks a permission says so where it is missed.
  if (isWriting) health.failed(trouble);
  if (trouble.kind === 'wait') pace.rest(request, trouble.ms);
}
