import type { Stakeholder } from '../../core/approval/shapes.ts';
import type { DigestRules } from '../../core/digest/week.ts';
import type { SupportRule } from '../../core/gates/rule.ts';
import type { Target } from '../../core/ids.ts';
import type { DataImpact, DatasetSpec } from '../../core/impact/shapes.ts';
import type { Severity } from '../../core/incident/orders.ts';
import type { CheckSpec, EffectSpec } from '../../core/plan/plan.ts';
import type { Place, ReportRule } from '../../core/report/shapes.ts';
import type { Retention } from '../../core/retention/terms.ts';
import type { Strategy } from '../../core/strategy/strategy.ts';
import type { Commands } from '../../core/texts/voice.ts';
import type { Holidays } from '../../lib/calendar.ts';
import type { Weekday } from '../../lib/days.ts';
import type { Window } from '../../lib/windows.ts';
import type { QuietHours } from '../../lib/zone.ts';
import type { OutsideGroup } from './rosters.ts';
import type { StatusPageEntry } from './status-page.ts';
import type { TrackerEntry } from './trackers.ts';

/** `sternway.yaml`, parsed and resolved: durations in milliseconds, names checked against each other. People are still names here. */
export type Configuration = {
  /** SHA-256 of the file's canonical content: what a decision records as the rules in force. */
  readonly digest: string;
  readonly mode: 'act' | 'observe';
  readonly workspaces: readonly string[];
  readonly defaultEnvironment: string;
  readonly commands: Commands;
  readonly environments: Readonly<Record<string, { readonly protected: boolean }>>;
  readonly people: Readonly<Record<string, PersonEntry>>;
  readonly admins: readonly string[];
  /** Groups of which only something outside knows the people, by name; rosters and roles name them beside people. */
  readonly groups?: Readonly<Record<string, OutsideGroup>>;
  /** Token name → SHA-256 of the token and what a machine's token may do. */
  readonly tokens: Readonly<Record<string, TokenEntry>>;
  readonly services: Readonly<Record<string, Service>>;
  readonly terms: Terms;
  /** What reports are like, for all services. */
  readonly report?: ReportEntry | undefined;
  /** Where finished reports are sent that somebody publishes. */
  readonly reportWebhook?: ReportWebhookEntry | undefined;
  /** What each severity asks for. */
  readonly severities: Readonly<Record<Severity, SeverityRules>>;
  /** How people are reached outside Slack; undefined: not at all. */
  readonly pager?: PagerEntry | undefined;
  /** When people are told the figures of the week, and where; undefined: never. */
  readonly weekly?: WeeklyEntry | undefined;
  /** Where follow-ups are kept, by name; the one that is usual is that of every service that names none. */
  readonly trackers?: Readonly<Record<string, TrackerEntry>> | undefined;
  readonly usualTracker?: string | undefined;
  /** Where the public is told how things stand; undefined: nowhere. */
  readonly statusPage?: StatusPageEntry | undefined;
  /** The channel in Slack that is told of whatever went around a rule. */
  readonly securityChannel?: string | undefined;
  /** Who may report changes from outside, and what they mean; and pagers, what became of pages. */
  readonly webhooks?: WebhookEntries | undefined;
  /** What signs anchors, and where they go; undefined: a key of our own, and nowhere. */
  readonly anchors?: AnchorsEntry | undefined;
  /** How long what people and programs wrote is kept. */
  readonly retention?: Retention | undefined;
};

/** The weekly digest. `channel`: its id in Slack; undefined: the channel for announcements. */
export type WeeklyEntry = DigestRules & { readonly channel: string | undefined };

/** Secrets by their names. `own`: accounts that act for Sternway, so that nothing of theirs is an outside change. */
export type WebhookEntries = {
  readonly github?:
    | {
        readonly secret: string;
        /** A deployment that succeeded on a target that no incident holds is registered as live. */
        readonly register: boolean;
        readonly own: readonly string[];
        readonly targets: readonly {
          readonly repository: string;
          readonly environment: string;
          readonly target: Target;
        }[];
      }
    | undefined;
  readonly change?:
    | {
        readonly secret: string | undefined;
        readonly own: readonly string[];
        readonly targets: Readonly<Record<string, Target>>;
      }
    | undefined;
  readonly pagerduty?: { readonly secret: string } | undefined;
  readonly page?: { readonly secret: string } | undefined;
  /** What became of issues, by tracker. */
  readonly issues?:
    | Readonly<Partial<Record<Place, { readonly secret: string } | undefined>>>
    | undefined;
};

/** Secrets by their names, files by their paths. */
export type AnchorsEntry = {
  readonly keySecret: string | undefined;
  readonly oldKeySecret: string | undefined;
  readonly places: readonly AnchorPlaceEntry[];
};

/** Where anchors go. */
export type AnchorPlaceEntry = { readonly name: string } & (
  | { readonly kind: 'git'; readonly url: string; readonly branch: string }
  /** `ca`: PEM certificates that the authority's own leads to. */
  | { readonly kind: 'rfc3161'; readonly url: string; readonly ca: string }
  | {
      readonly kind: 'object';
      readonly url: string;
      /** How long the store is to keep an object from everybody. */
      readonly retainMs: number;
      readonly access: ObjectAccess;
    }
  | { readonly kind: 'webhook'; readonly urlSecret: string }
);

/** `query`: what a signed address ends with. `s3`: signed by us, request by request. */
export type ObjectAccess =
  | { readonly by: 'query'; readonly querySecret: string | undefined }
  | {
      readonly by: 's3';
      readonly region: string;
      readonly accessKeySecret: string;
      readonly secretKeySecret: string;
    };
/** Secrets by their names: the address, and what signs each report. */
export type ReportWebhookEntry = {
  readonly urlSecret: string;
  readonly signingSecret: string;
  /** Whether it may be given the reports of private incidents. */
  readonly takesPrivate: boolean;
};

/** The shape of reports, the working days that there are for one, and at what time people are reminded. */
export type ReportEntry = Pick<ReportRule, 'template' | 'dueDays' | 'remindAt'>;

/** How long things are good for or may wait, in milliseconds. */
export type Terms = {
  readonly confirmMs: number;
  readonly declinedMs: number;
  readonly handoverMs: number;
  readonly approvalMs: number;
  readonly breakGlassMs: number;
  readonly autoOffMaxMs: number;
  readonly ackRemindMs: number;
  readonly ackEscalateMs: number;
  /** How long a decision waits where a service does not say. */
  readonly maxWaitMs: number;
};

export type SeverityRules = {
  /** How often people are told how things stand; undefined: only when something happens. */
  readonly reportEveryMs: number | undefined;
  readonly closeNeedsReport: boolean;
};

/** Secrets by their names: their values are looked up at each page. */
export type PagerEntry =
  | { readonly kind: 'webhook'; readonly urlSecret: string }
  | { readonly kind: 'pagerduty'; readonly routingKeySecret: string; readonly url: string };

export type PersonEntry = {
  readonly slack: readonly string[];
  readonly tokens: readonly string[];
  /** How the pager knows this person: what a webhook is told, or the name of the secret with a routing key of PagerDuty. */
  readonly pager?: string | undefined;
  /** Whom the pager names when this person answers: the id of a user of PagerDuty, or what a webhook says. */
  readonly pagerUser?: string | undefined;
  /** The teams that this person leads. */
  readonly leadOf?: readonly string[] | undefined;
  /** Shown where nothing else reaches them. */
  readonly phone?: string | undefined;
};
export type TokenEntry = { readonly sha256: string; readonly may: readonly string[] };

/** Whoever has a say in a rollback of a service, or is told of it; people by name. */
export type ServiceStakeholder = Omit<Stakeholder, 'people' | 'role' | 'timeoutMs'> & {
  readonly role: string | undefined;
  readonly people: readonly string[];
  readonly timeoutMs: number | undefined;
};

/** How a service is rehearsed. People by name; days and clock times are those of `zone`. */
export type DrillEntry = {
  readonly target: Target;
  readonly playbook: string | undefined;
  readonly everyDays: number;
  /** The channel in Slack in which the team is reminded. */
  readonly channel: string | undefined;
  readonly at: string;
  readonly until: string;
  readonly zone: string;
  /** Who takes part; undefined: the roster of the target. */
  readonly people: readonly string[] | undefined;
  /** When it may be rehearsed on a protected target. */
  readonly windows: readonly Window[];
  /** On which days of the week the team works; undefined: Monday to Friday. */
  readonly workdays?: readonly Weekday[] | undefined;
  readonly holidays: Holidays;
};

export type Service = {
  readonly name: string;
  readonly owner: string;
  readonly targets: readonly Target[];
  readonly playbook: string | undefined;
  /** The playbooks of strategies that are no rollback. */
  readonly strategies: Readonly<Partial<Record<Strategy, string>>>;
  /** What its playbook asks for under `inputs`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Who may hold the authority, in order of call: people, and groups that only something outside knows. */
  readonly roster: readonly string[];
  readonly deputy: string | undefined;
  /** The same for environments that have a roster of their own. */
  readonly rosters?: Readonly<Record<string, Pick<Service, 'roster' | 'deputy'>>>;
  /** When nobody is bothered with what can wait. */
  readonly quietHours?: QuietHours | undefined;
  /** In which zone a clock time is meant. */
  readonly zone?: string | undefined;
  /** The days on which its team does not work. */
  readonly holidays?: ReportRule['holidays'];
  readonly maxWaitMs: number;
  /** What whoever leads the owning team signed ahead. */
  readonly standingOrder?: { readonly signedBy: string; readonly countdownMs: number } | undefined;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly objectives: { readonly mitigateMs: number; readonly recoverMs: number };
  readonly criteria: readonly CheckSpec[];
  readonly effects: readonly EffectSpec[];
  /** Whether it says what its releases do that stays, if only that there is nothing. */
  readonly effectsDeclared: boolean;
  /** The data that it keeps; undefined where it does not say. */
  /** Whether support is asked if reports rise. */
  /** Where to look for migrations that nobody registered. */
  readonly migrations?: CheckSpec | undefined;
  readonly supportAck?: SupportRule | undefined;
  readonly stakeholders: readonly ServiceStakeholder[];
  readonly datasets: readonly DatasetSpec[] | undefined;
  /** How many persons it takes to go where nobody knows of migrations. */
  readonly unknownData: DataImpact['unknownData'];
  /** Where its follow-ups are kept; undefined: where it is usual. */
  readonly tracker?: string | undefined;
  /** How it is rehearsed; undefined: not at all. */
  readonly drills?: DrillEntry | undefined;
  /** Digest of this service's entry alone. */
  readonly digest: string;
};

/** The rules in force: the last good reading of the file. */
export type Configurations = { readonly current: () => Configuration };
