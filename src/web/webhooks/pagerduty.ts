import { z } from 'zod';
import { pageSaid } from '../../app/paging/page-key.ts';
import { instant } from '../../core/ids.ts';
import { jsonOf, type Known, type Raw, type Read, type WebhookKind } from './kind.ts';
import { noPage } from './page.ts';

/** PagerDuty's webhooks of version 3 (developer.pagerduty.com, "Webhooks Overview"): what is used of them. */
const Body = z.looseObject({
  event: z.looseObject({
    id: z.string().min(1).max(200),
    event_type: z.string(),
    occurred_at: z.iso.datetime({ offset: true }),
    /** Who did it; nobody, or an integration such as ours, where no person did. */
    agent: z
      .looseObject({ id: z.string(), type: z.string().optional(), summary: z.string().nullish() })
      .nullish(),
    data: z.looseObject({}),
  }),
});
/** Its incident. Where the incident has alerts, as ours have in most services, its key is left out. */
const Incident = z.looseObject({
  incident_key: z.string().nullish(),
  title: z.string().nullish(),
});

/** It tells of no delivery to a telephone. Whoever resolves an incident by hand has answered as well. */
const answers = new Set(['incident.acknowledged', 'incident.resolved']);

type PagerDutyEvent = z.infer<typeof Body>['event'];

function read(raw: Raw, { registry }: Known): Read {
  const event = Body.safeParse(jsonOf(raw)).data?.event;
  if (!event)
    return { status: 'unreadable', problem: 'this is no webhook of PagerDuty, version 3' };
  const person = personIn(event);
  if (!answers.has(event.event_type) || person === undefined) {
    return { status: 'nothing', why: 'this is no answer of a person' };
  }
  const said = pageIn(event, registry);
  if (said === undefined) return noPage;
  const happenedAt = instant(Date.parse(event.occurred_at));
  return {
    status: 'news',
    id: `pagerduty:${event.id}`,
    delivered: { source: 'pagerduty', said, state: 'answered', ...person, happenedAt },
  };
}

/** What we told PagerDuty ourselves comes back, with no person behind it. */
function personIn({ agent }: PagerDutyEvent) {
  if (agent?.type !== 'user_reference' && agent?.type !== 'user') return undefined;
  return { user: agent.id, named: agent.summary ?? undefined };
}

/** The key, or the title, if it names a page of this registry. */
function pageIn({ data }: PagerDutyEvent, registry: string): string | undefined {
  const { incident_key: key, title } = Incident.safeParse(data).data ?? {};
  return [key ?? '', title ?? ''].find((one) => pageSaid(registry, one) !== undefined);
}

/** `POST /api/v1/webhooks/pagerduty`: who answered a page, signed with the secret of the subscription. */
export const pagerDuty: WebhookKind = {
  path: '/api/v1/webhooks/pagerduty',
  secret: ({ webhooks }) => webhooks?.pagerduty?.secret,
  signature: { header: 'x-pagerduty-signature', before: 'v1=' },
  byToken: false,
  read,
};
