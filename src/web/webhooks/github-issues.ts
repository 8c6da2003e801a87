import { z } from 'zod';
import { endInGitHub } from '../../app/follow-ups/ends.ts';
import { endOf, notEnded } from './issue.ts';
import { header, jsonOf, type Known, type Raw, type Read, type WebhookKind } from './kind.ts';

/** GitHub's `issues` with `action: closed` (docs.github.com, "Webhook events and payloads"): what is used of it. */
const Body = z.looseObject({
  issue: z.looseObject({
    number: z.int(),
    state_reason: z.string().nullish(),
    body: z.string().nullish(),
    closed_at: z.iso.datetime({ offset: true }),
  }),
});
const Action = z.looseObject({ action: z.string() });

function read(raw: Raw, known: Known): Read {
  const body = jsonOf(raw);
  const isClosed = Action.safeParse(body).data?.action === 'closed';
  if (header(raw, 'x-github-event') !== 'issues' || !isClosed) return notEnded;
  const issue = Body.safeParse(body).data?.issue;
  if (!issue) return { status: 'unreadable', problem: 'this is no closed issue of GitHub' };
  const ended = {
    place: 'github',
    text: issue.body ?? '',
    issue: `${issue.number}`,
    how: endInGitHub(issue.state_reason),
    atMs: Date.parse(issue.closed_at),
  } as const;
  return endOf(ended, known);
}

/** `POST /api/v1/webhooks/github-issues`: issues that were closed, signed with the secret of the webhook. */
export const githubIssues: WebhookKind = {
  path: '/api/v1/webhooks/github-issues',
  secret: ({ webhooks }) => webhooks?.issues?.github?.secret,
  signature: { header: 'x-hub-signature-256', before: 'sha256=' },
  byToken: false,
  read,
};
