import type {
  Configuration,
  PagerEntry,
  Service,
  SeverityRules,
  Terms,
} from '../app/ports/configuration.ts';
import { usualSupport } from '../core/gates/rule.ts';
import { Target } from '../core/ids.ts';
import { Severity } from '../core/incident/orders.ts';
import { usualRules } from '../core/incident/rules.ts';
import { digestOf } from '../lib/hash.ts';
import type { Json } from '../lib/json.ts';
import { checkSpec } from '../written/check.ts';
import { partAt } from '../written/templates.ts';
import { anchorsOf } from './anchors.ts';
import { datasetSpecs } from './datasets.ts';
import { weeklyEntry } from './digest.ts';
import { drillEntry, zoneOf } from './drills.ts';
import { effectSpec } from './effects.ts';
import { outsideGroups, peopleOf } from './roster.ts';
import type { WrittenConfiguration, WrittenServiceEntry } from './schema.ts';
import { stakeholderOf } from './stakeholders.ts';
import { statusPageOf } from './status-page.ts';
import { trackersOf } from './trackers.ts';

const mapValues = <A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A, key: string) => B,
) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));

function serviceOf(
  whole: WrittenConfiguration,
  name: string,
  written: WrittenServiceEntry,
): Omit<Service, 'digest'> {
  const { authority, objectives } = written;
  return {
    name,
    owner: written.owner,
    targets: written.environments.map((environment) => Target.parse(`${name}@${environment}`)),
    playbook: written.playbook,
    strategies: written.strategies,
    inputs: written.inputs,
    roster: peopleOf(whole, authority.roster),
    deputy: authority.deputy,
    rosters: mapValues(authority.environments, (own) => ({
      roster: peopleOf(whole, own.roster),
      deputy: own.deputy ?? authority.deputy,
    })),
    quietHours: written.quiet_hours ?? whole.quiet_hours,
    zone: zoneOf(whole, written),
    holidays: written.holidays ?? whole.holidays,
    maxWaitMs: authority.max_wait,
    standingOrder: written.standing_order && {
      signedBy: written.standing_order.signed_by,
      countdownMs: written.standing_order.countdown,
    },
    roles: mapValues(written.roles, (names) => peopleOf(whole, names)),
    objectives: { mitigateMs: objectives.mitigate, recoverMs: objectives.recover },
    criteria: written.success_criteria.map(checkSpec),
    ...effectsOf(written),
    datasets: datasetSpecs(written),
    migrations: written.migrations && checkSpec(written.migrations),
    supportAck: supportRule(written.support_ack),
    stakeholders: written.stakeholders.map((one) => stakeholderOf(whole, one)),
    unknownData: written.unknown_data,
    tracker: written.tracker,
    drills: drillEntry(whole, name, written),
  };
}

const effectsOf = ({ effects }: WrittenServiceEntry) => ({
  effects: (effects ?? []).map(effectSpec),
  effectsDeclared: effects !== undefined,
});

/** In half an hour, as a notice, where no more is said. */
const supportRule = (written: WrittenServiceEntry['support_ack']): Service['supportAck'] => {
  if (written === undefined) return undefined;
  if (written === 'notify') return { mode: 'notify', ...usualSupport };
  const { role, after, hours, reports, usual } = written;
  return {
    mode: 'ack',
    role,
    afterMs: after,
    ...(hours && { hours }),
    ...(reports && { reports: { now: reports, ...(usual === undefined ? {} : { usual }) } }),
  };
};

const termsOf = (written: WrittenConfiguration['terms']): Terms => ({
  confirmMs: written.confirm,
  declinedMs: written.declined,
  handoverMs: written.handover,
  approvalMs: written.approval,
  breakGlassMs: written.break_glass,
  autoOffMaxMs: written.auto_off_max,
  ackRemindMs: written.ack_remind,
  ackEscalateMs: written.ack_escalate,
  maxWaitMs: usualRules.maxWaitMs,
});

/** What is not said of a severity is as in product.md; whoever writes a severity says all of it. */
function severitiesOf(written: WrittenConfiguration['severities']): Configuration['severities'] {
  const entry = (severity: Severity): SeverityRules => {
    const said = written[severity];
    return said
      ? { reportEveryMs: said.report_every, closeNeedsReport: said.close_needs_report }
      : {
          reportEveryMs: usualRules.reportEveryMs[severity],
          closeNeedsReport: severity === 'sev1' || severity === 'sev2',
        };
  };
  const { sev1, sev2, sev3, sev4, sev5 } = Severity.enum;
  return {
    sev1: entry(sev1),
    sev2: entry(sev2),
    sev3: entry(sev3),
    sev4: entry(sev4),
    sev5: entry(sev5),
  };
}

const pagerOf = (written: NonNullable<WrittenConfiguration['pager']>): PagerEntry =>
  written.kind === 'webhook'
    ? { kind: 'webhook', urlSecret: written.url_secret }
    : { kind: 'pagerduty', routingKeySecret: written.routing_key_secret, url: written.url };

const reportOf = ({
  template,
  due_days: dueDays,
  remind_at: remindAt,
}: NonNullable<WrittenConfiguration['report']>): Configuration['report'] => ({
  template,
  dueDays,
  remindAt,
});

function reportWebhookOf(written: WrittenConfiguration['report']): Configuration['reportWebhook'] {
  const { webhook_url_secret: urlSecret, webhook_signing_secret: signingSecret } = written ?? {};
  return urlSecret === undefined || signingSecret === undefined
    ? undefined
    : { urlSecret, signingSecret, takesPrivate: written?.webhook_private === true };
}

const webhooksOf = (written: WrittenConfiguration['webhooks']): Configuration['webhooks'] =>
  written && {
    ...written,
    change: written.change && { ...written.change, secret: written.change.secret },
  };

/** The configuration of a file in which every name is known. Digests are those of what is written: comments and layout do not count. */
export function resolve(written: WrittenConfiguration, raw: Json): Configuration {
  return {
    digest: digestOf(raw),
    mode: written.mode,
    workspaces: written.workspaces,
    defaultEnvironment: written.default_environment,
    commands: written.commands,
    environments: written.environments,
    people: mapValues(
      written.people,
      ({ slack, tokens, lead_of: leadOf, pager, pager_user: pagerUser, phone }) => ({
        slack,
        leadOf,
        tokens,
        pager,
        pagerUser,
        phone,
      }),
    ),
    admins: written.admins,
    groups: outsideGroups(written),
    tokens: written.tokens,
    services: mapValues(written.services, (service, name) => ({
      ...serviceOf(written, name, service),
      digest: digestOf(partAt(raw, ['services', name])),
    })),
    terms: termsOf(written.terms),
    severities: severitiesOf(written.severities),
    pager: written.pager && pagerOf(written.pager),
    report: written.report && reportOf(written.report),
    weekly: weeklyEntry(written),
    ...trackersOf(written),
    reportWebhook: reportWebhookOf(written.report),
    statusPage: statusPageOf(written.status_page),
    securityChannel: written.announce.security,
    webhooks: webhooksOf(written.webhooks),
    anchors: written.anchors && anchorsOf(written.anchors),
    retention: written.retention,
  };
}
