import { pageMark } from '../app/paging/page-key.ts';
import type { PageCall } from '../app/ports/pager.ts';
import { ofStatus, type PagerKind } from './kind.ts';

/** Longest summary that PagerDuty takes. */
const summaryLimit = 1_024;

/**
 * PagerDuty's Events API v2 (developer.pagerduty.com, "Send an alert event"): `dedup_key` makes trigger, acknowledge and
 * resolve speak of one alert, also when one of them is sent twice. It answers 202; 400 is for good, 429 for later.
 */
export const pagerDuty = (url: string): PagerKind => ({
  request: (call, routingKey) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      routing_key: routingKey,
      event_action: call.action,
      dedup_key: call.key,
      ...(call.action === 'trigger'
        ? { client: 'Sternway', payload: payloadOf(call), ...linksOf(call) }
        : {}),
    }),
  }),
  read: ofStatus,
});

const linksOf = ({ link, incident }: PageCall) =>
  link === undefined ? {} : { links: [{ href: link, text: `${incident} in Slack` }] };

const payloadOf = ({ key, summary, incident, targets, severity, at, person }: PageCall) => ({
  summary: titleOf(summary, pageMark(key)),
  source: incident,
  severity: loudness(severity),
  timestamp: at,
  component: targets.join(', '),
  custom_details: { incident, person, severity: severity ?? 'none yet' },
});

/**
 * The summary becomes the title of PagerDuty's incident, and that is what its webhooks bring back: an incident with alerts
 * has no `incident_key` (developer.pagerduty.com, "List incidents"), so the title ends in what names the page.
 */
const titleOf = (summary: string, mark: string): string =>
  `${Array.from(summary)
    .slice(0, summaryLimit - mark.length - 1)
    .join('')} ${mark}`;

/** A page is for somebody who must act, so it is never one of the two severities that PagerDuty may deliver without ringing. */
const loudness = (severity: string | undefined): 'critical' | 'error' =>
  severity === undefined || severity === 'sev1' ? 'critical' : 'error';
