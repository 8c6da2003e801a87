import { z } from 'zod';
import { instant } from '../../core/ids.ts';
import {
  header,
  jsonOf,
  type Known,
  noChange,
  type Raw,
  type Read,
  type WebhookKind,
} from './kind.ts';

/** GitHub's `deployment_status` (docs.github.com, "Webhook events and payloads"): what is used of it. */
const Body = z.looseObject({
  deployment_status: z.looseObject({
    id: z.int(),
    state: z.string(),
    environment: z.string().optional(),
    created_at: z.iso.datetime({ offset: true }),
    creator: z.looseObject({ login: z.string() }).nullish(),
  }),
  deployment: z.looseObject({
    sha: z.string().regex(/^[0-9a-f]{40,64}$/u),
    environment: z.string(),
    payload: z.unknown(),
  }),
  repository: z.looseObject({ full_name: z.string() }),
  sender: z.looseObject({ login: z.string() }).optional(),
});
type Body = z.infer<typeof Body>;

/** What a workflow of ours puts into its deployment: `payload: { sternway: RB-17 }`. */
const Payload = z.looseObject({ sternway: z.string() });

/** States in which something changes or has changed; waiting and queued ones are none yet. */
const changing = new Set(['in_progress', 'success', 'failure', 'error']);

function read(raw: Raw, known: Known): Read {
  if (header(raw, 'x-github-event') !== 'deployment_status') return noChange;
  const body = Body.safeParse(jsonOf(raw)).data;
  if (!body) {
    return { status: 'unreadable', problem: 'this is no deployment_status of GitHub' };
  }
  return changing.has(body.deployment_status.state)
    ? { status: 'news', id: deliveryOf(body), delivered: deliveredBy(body, known) }
    : noChange;
}

/** By what is signed: the id in the header is not, so the same body sent again under another one is no other change. */
const deliveryOf = ({ repository, deployment_status: { id, state } }: Body): string =>
  `github:${repository.full_name}:${id}:${state}`;

const nothingKnown: NonNullable<NonNullable<Known['webhooks']>['github']> = {
  secret: '',
  own: [],
  register: false,
  targets: [],
};

const accountOf = ({ deployment_status: { creator }, sender }: Body): string =>
  creator?.login ?? sender?.login ?? 'somebody';

function deliveredBy({ deployment_status: status, ...body }: Body, known: Known) {
  const { own, register, targets } = known.webhooks?.github ?? nothingKnown;
  const { deployment, repository } = body;
  const { environment, sha } = deployment;
  const by = accountOf({ deployment_status: status, ...body });
  const mapped = targets.find(
    (one) => one.repository === repository.full_name && one.environment === environment,
  );
  return {
    source: 'github',
    kind: 'deploy' as const,
    label: `${repository.full_name} ${environment}`,
    target: mapped?.target,
    version: sha,
    by,
    happenedAt: instant(Date.parse(status.created_at)),
    own: own.includes(by),
    plan: Payload.safeParse(deployment.payload).data?.sternway,
    live: register && status.state === 'success' ? sha : undefined,
  };
}

/** `POST /api/v1/webhooks/github`: deployments, signed with the secret of the webhook. */
export const github: WebhookKind = {
  path: '/api/v1/webhooks/github',
  secret: ({ webhooks }) => webhooks?.github?.secret,
  signature: { header: 'x-hub-signature-256', before: 'sha256=' },
  byToken: false,
  read,
};
