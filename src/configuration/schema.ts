import { z } from 'zod';
import { Target } from '../core/ids.ts';
import { templates } from '../core/report/shapes.ts';
import { HttpUrl } from '../lib/http/with.ts';
import type { AsWritten } from '../written/kinds.ts';
import { Name, QuietHours, SecretName, Span, Words, YesNo, Zone } from '../written/scalars.ts';
import { WrittenAnchors } from './anchors.ts';
import { WrittenDigest } from './digest.ts';
import { writtenDrills } from './drills.ts';
import { Holidays } from './holidays.ts';
import { WrittenRetention } from './retention.ts';
import { type ConfigurationKinds, writtenService } from './service.ts';
import { WrittenStatusPage } from './status-page.ts';
import { Issues, writtenTrackers } from './trackers.ts';

const shortName = (what: string, longest: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[a-z0-9][a-z0-9-]{0,${longest - 1}}$`, 'u'),
      `${what} is lower-case letters, digits and dashes, at most ${longest}`,
    );

const slackId = (letters: string, example: string) =>
  z
    .string()
    .regex(new RegExp(`^[${letters}][A-Z0-9]{2,30}$`, 'u'), `a Slack id is written ${example}`);

const command = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,30}$/u, 'a command is lower-case letters, digits, - and _, without /');

const Person = z.strictObject({
  slack: z.array(slackId('UW', 'U0FIRST')).default([]),
  tokens: z.array(Name).default([]),
  lead_of: z.array(Name).default([]),
  pager: Words.optional(),
  pager_user: Words.optional().describe('Whom the pager names when this person answers a page'),
  phone: z
    .string()
    .regex(/^[+0-9][0-9 ()/-]{4,30}$/u, 'a phone number is digits, with + and blanks')
    .optional(),
});

const Group = z.union(
  [
    z.strictObject({ people: z.array(Name).min(1, 'a group has at least one person') }),
    z.strictObject({ slack_group: slackId('S', 'S0ONCALL') }),
    z.strictObject({
      schedule: Words.describe('A file or an http address that holds { "people": [names] }'),
    }),
  ],
  {
    error: 'a group is exactly one of people: [names], slack_group: S…, schedule: file or address',
  },
);

const Token = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, 'the SHA-256 of a token is 64 lower-case hexadecimal digits'),
  may: z
    .array(z.string().regex(/^[a-z]+(\.[a-z-]+)*$/u, 'a permission is written release.register'))
    .default([]),
});

const Terms = z.strictObject({
  confirm: Span.prefault('60s'),
  handover: Span.prefault('5m'),
  approval: Span.prefault('60m'),
  declined: Span.prefault('30m'),
  break_glass: Span.prefault('30m'),
  auto_off_max: Span.prefault('4h'),
  ack_remind: Span.prefault('5m'),
  ack_escalate: Span.prefault('10m'),
});

const severityNames = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'] as const;
const Severity = z.strictObject({
  report_every: Span.optional(),
  close_needs_report: YesNo.prefault(false),
});

/** PagerDuty's address for events; accounts in its European region have another one. */
const pagerDutyEvents = 'https://events.pagerduty.com/v2/enqueue';

/** How people are reached outside Slack. Secrets by name, as everywhere. */
const Pager = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), url_secret: SecretName }),
  z.strictObject({
    kind: z.literal('pagerduty'),
    routing_key_secret: SecretName,
    url: HttpUrl.default(pagerDutyEvents),
  }),
]);

/** Channels beside those of the incidents. The one for announcements stands in the environment. */
const Announce = z.strictObject({
  security: slackId('CG', 'C0SECURITY')
    .optional()
    .describe('Told whatever went around a rule: command taken, waivers, overrides'),
});

const Accounts = z.array(Words).default([]).describe('Accounts that act for Sternway');

const Signed = z.strictObject({ secret: SecretName });

/** Who may report changes from outside, and which targets they mean; and pagers, what became of pages. Secrets by name. */
const Webhooks = z.strictObject({
  github: z
    .strictObject({
      secret: SecretName,
      register: YesNo.prefault(false).describe('Register what was deployed well as live'),
      own: Accounts,
      targets: z
        .array(z.strictObject({ repository: Words, environment: Words, target: Target }))
        .default([]),
    })
    .optional(),
  change: z
    .strictObject({
      secret: SecretName.optional(),
      own: Accounts,
      targets: z.record(Words, Target).default({}),
    })
    .optional(),
  pagerduty: Signed.describe('What became of pages, by PagerDuty').optional(),
  page: Signed.describe('What became of pages, by a pager of yours').optional(),
  issues: Issues.optional().describe('What became of follow-ups, by where they are kept'),
});

/** Reports: in whose shape, how soon they are due, and when people are reminded of them. */
const Report = z
  .strictObject({
    template: z.enum(templates).default('google'),
    due_days: z
      .int()
      .min(1)
      .max(60)
      .default(5)
      .describe('Working days that there are for a report'),
    remind_at: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'a time is written 09:00')
      .default('09:00'),
    webhook_url_secret: SecretName.optional().describe('Where published reports are sent'),
    webhook_signing_secret: SecretName.optional().describe('What signs them'),
    webhook_private: YesNo.prefault(false).describe('Also those of private incidents'),
  })
  .refine(
    (said) =>
      (said.webhook_url_secret === undefined) === (said.webhook_signing_secret === undefined),
    {
      error:
        'a webhook for reports needs both webhook_url_secret, where they go, and webhook_signing_secret, which signs them',
    },
  );

const Commands = z.strictObject({
  incident: command.default('incident'),
  rollback: command.default('rollback'),
  release: command.default('release'),
  drill: command.default('drill'),
  registry: command.default('registry'),
});

/** The whole of `sternway.yaml` as people write it. Unknown keys are errors, keys that nothing uses yet are held to their form all the same. */
export const writtenConfiguration = (kinds: ConfigurationKinds<AsWritten>) =>
  z.strictObject({
    version: z.literal(1),
    mode: z.enum(['act', 'observe']).default('act'),
    workspaces: z.array(slackId('T', 'T0FIRST')).default([]),
    enterprise: slackId('E', 'E0FIRST').optional(),
    default_environment: z.string().default('prod'),
    commands: Commands.prefault({}),
    // An environment that says nothing is protected: forgetting the word must not open it.
    environments: z.record(
      shortName('an environment', 31),
      z.strictObject({ protected: YesNo.prefault(true) }),
    ),
    people: z.record(Name, Person),
    groups: z.record(Name, Group).default({}),
    admins: z.array(Name).default([]),
    tokens: z.record(Name, Token).default({}),
    services: z.record(shortName('a service', 63), writtenService(kinds)),
    quiet_hours: QuietHours.optional(),
    time_zone: Zone.optional(),
    holidays: Holidays.optional(),
    report: Report.optional(),
    digest: WrittenDigest.optional().describe('When people are told the figures of the week'),
    terms: Terms.prefault({}),
    severities: z.partialRecord(z.enum(severityNames), Severity).default({}),
    pager: Pager.optional(),
    ...writtenTrackers,
    status_page: WrittenStatusPage.optional().describe('Where the public is told'),
    announce: Announce.prefault({}),
    webhooks: Webhooks.optional(),
    anchors: WrittenAnchors.optional(),
    retention: WrittenRetention.optional().describe('How long what was written is kept'),
    drills: writtenDrills
      .omit({ playbook: true, people: true })
      .optional()
      .describe('What is usual for the drills of every service'),
  });

export type WrittenConfiguration = z.output<ReturnType<typeof writtenConfiguration>>;
export type WrittenServiceEntry = WrittenConfiguration['services'][string];
