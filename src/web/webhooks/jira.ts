import { z } from 'zod';
import { endInJira } from '../../app/follow-ups/ends.ts';
import { endOf, notEnded } from './issue.ts';
import { jsonOf, type Known, type Raw, type Read, type WebhookKind } from './kind.ts';

/** Jira's `jira:issue_updated` (developer.atlassian.com, "Webhooks"): what is used of it. */
const Body = z.looseObject({
  webhookEvent: z.string(),
  timestamp: z.int().positive(),
  issue: z
    .looseObject({
      id: z.string(),
      fields: z.looseObject({
        labels: z.array(z.string()).default([]),
        status: z.looseObject({ statusCategory: z.looseObject({ key: z.string() }) }),
        resolution: z.looseObject({ name: z.string() }).nullish(),
      }),
    })
    .optional(),
});

function read(raw: Raw, known: Known): Read {
  const body = Body.safeParse(jsonOf(raw)).data;
  if (!body) return { status: 'unreadable', problem: 'this is no webhook of Jira' };
  const { issue } = body;
  if (body.webhookEvent !== 'jira:issue_updated' || issue === undefined) return notEnded;
  const { labels, status, resolution } = issue.fields;
  const how = endInJira(status.statusCategory.key, resolution?.name);
  if (how === undefined) return notEnded;
  const ended = {
    place: 'jira',
    text: labels.join(' '),
    issue: issue.id,
    how,
    atMs: body.timestamp,
  } as const;
  return endOf(ended, known);
}

/** `POST /api/v1/webhooks/jira`: issues that are done, signed with the secret of the webhook (WebSub's `X-Hub-Signature`). */
export const jira: WebhookKind = {
  path: '/api/v1/webhooks/jira',
  secret: ({ webhooks }) => webhooks?.issues?.jira?.secret,
  signature: { header: 'x-hub-signature', before: 'sha256=' },
  byToken: false,
  read,
};
