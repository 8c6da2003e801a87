import { z } from 'zod';
import { endInLinear } from '../../app/follow-ups/ends.ts';
import { endOf, notEnded } from './issue.ts';
import { jsonOf, type Known, type Raw, type Read, type WebhookKind } from './kind.ts';

/** Linear's webhook about an issue (linear.app/developers, "Webhooks"): what is used of it. */
const Body = z.looseObject({
  type: z.string(),
  action: z.string(),
  webhookTimestamp: z.int().positive(),
  data: z.unknown().optional(),
});
const Issue = z.looseObject({
  id: z.string(),
  description: z.string().nullish(),
  state: z.looseObject({ type: z.string() }),
});
function read(raw: Raw, known: Known): Read {
  const body = Body.safeParse(jsonOf(raw)).data;
  if (!body) return { status: 'unreadable', problem: 'this is no webhook of Linear' };
  if (body.type !== 'Issue' || body.action !== 'update') return notEnded;
  const issue = Issue.safeParse(body.data).data;
  if (!issue) return { status: 'unreadable', problem: 'this is no issue of Linear' };
  const how = endInLinear(issue.state.type);
  if (how === undefined) return notEnded;
  const text = issue.description ?? '';
  const { id } = issue;
  return endOf({ place: 'linear', text, issue: id, how, atMs: body.webhookTimestamp }, known);
}

/** `POST /api/v1/webhooks/linear`: issues that ended, signed with the secret of the webhook. */
export const linear: WebhookKind = {
  path: '/api/v1/webhooks/linear',
  secret: ({ webhooks }) => webhooks?.issues?.linear?.secret,
  signature: { header: 'linear-signature', before: '' },
  byToken: false,
  read,
};
