import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { err, ok, type Result } from '../../../lib/result.ts';
import { slackTrouble, strange, type Trouble } from '../../trouble.ts';

/** What the poster needs of Slack's client: no retries, and calls that are refused instead of kept when there are too many. */
export type SlackClient = Pick<WebClient, 'apiCall' | 'filesUploadV2'>;

export type Given = Readonly<Record<string, unknown>>;

/**
 * One call; what of the answer is wanted, by its schema. An answer in another shape leaves open what was done. Throws
 * what Slack has no part in.
 */
export async function call<T>(
  client: Pick<SlackClient, 'apiCall'>,
  method: string,
  given: Given,
  answer: z.ZodType<T>,
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
