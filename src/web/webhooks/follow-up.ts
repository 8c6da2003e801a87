import { z } from 'zod';
import { ownSignature } from '../../lib/http/signature.ts';
import { endOf } from './issue.ts';
import { jsonOf, type Known, type Raw, type Read, type WebhookKind } from './kind.ts';

const Short = z.string().trim().min(1).max(200);

/** How a follow-up ended, in our own words. */
const Ended = z.strictObject({
  /** The `key` under which it was told. */
  key: Short,
  /** What the answer to that called it; the key where it called it nothing. */
  issue: Short.optional(),
  how: z.enum(['done', 'dropped']),
  at: z.iso.datetime({ offset: true }),
});

function read(raw: Raw, known: Known): Read {
  const said = Ended.safeParse(jsonOf(raw)).data;
  if (!said) {
    const problem =
      'a follow-up has key, how (done, dropped) and at; it may have issue, as your answer called it';
    return { status: 'unreadable', problem };
  }
  const { key, issue = key, how, at } = said;
  return endOf({ place: 'webhook', text: key, issue, how, atMs: Date.parse(at) }, known);
}

/** `POST /api/v1/webhooks/follow-up`: how follow-ups ended that the tracker of kind `webhook` was told of. */
export const followUp: WebhookKind = {
  path: '/api/v1/webhooks/follow-up',
  secret: ({ webhooks }) => webhooks?.issues?.webhook?.secret,
  signature: ownSignature,
  byToken: true,
  read,
};
