import { z } from 'zod';
import { IncidentId, PersonId } from '../ids.ts';
import { Severity } from '../incident/orders.ts';

/** What people write. Which of them a report shows, and under which names, is a matter of its template. */
export const sections = [
  'summary',
  'impact',
  'leadup',
  'trigger',
  'causes',
  'detection',
  'response',
  'resolution',
  'well',
  'wrong',
  'lucky',
  'recurrence',
  'backlog',
  'messaging',
  'supporting',
] as const;
export const Section = z.enum(sections);
export type Section = z.infer<typeof Section>;

/** What contributed. At least one that is not technical is asked for: rollbacks rarely fail because of tools. */
export const factors = [
  'criteria',
  'readiness',
  'governance',
  'authority',
  'communication',
  'rehearsal',
  'technical',
] as const;
export const Factor = z.enum(factors);
export type Factor = z.infer<typeof Factor>;

/** What a follow-up is for (record.md, "Templates"), and a change of the playbook itself. */
export const aims = ['mitigate', 'prevent', 'process', 'playbook_change'] as const;
export const Aim = z.enum(aims);
export type Aim = z.infer<typeof Aim>;

/** In whose shape a report is written: that of Google SRE, PagerDuty or Atlassian. */
export const templates = ['google', 'pagerduty', 'atlassian'] as const;
export const Template = z.enum(templates);
export type Template = z.infer<typeof Template>;

/** Where follow-ups are kept outside. */
const places = ['github', 'jira', 'linear', 'webhook'] as const;
export const Place = z.enum(places);
export type Place = z.infer<typeof Place>;

/**
 * Why a follow-up is not where work is: `Unauthorized`, `Forbidden`, `NotFound`, `Invalid` and `SecretMissing` are to be
 * mended by somebody; `Busy`, `Unreachable` and `Unclear` pass. `Gone`: it was there and is not any more.
 */
export const behinds = [
  'Unauthorized',
  'Forbidden',
  'NotFound',
  'Invalid',
  'SecretMissing',
  'Busy',
  'Unreachable',
  'Unclear',
  'Gone',
] as const;
export const Behind = z.enum(behinds);
export type Behind = z.infer<typeof Behind>;

/** Where a report is published: the channel of its incident, the one for announcements, and a webhook. */
export const outlets = ['channel', 'announcement', 'webhook'] as const;
export const Outlet = z.enum(outlets);
export type Outlet = z.infer<typeof Outlet>;

/** `F2`: the second follow-up of its report. */
export const FollowUpName = z
  .string()
  .regex(/^F[1-9]\d{0,4}$/u, 'a follow-up is written F2')
  .brand<'FollowUpName'>();
export type FollowUpName = z.infer<typeof FollowUpName>;

/** A day on the calendar of the team: `2026-12-01`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** What a plan made of a later playbook does otherwise: where, and the value before and after; one of them where it came or went. */
export const Change = z.strictObject({
  path: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});
export type Change = z.infer<typeof Change>;

/** A lesson by its follow-up, as it stands beside a plan. */
export const OpenLesson = z.strictObject({
  incident: IncidentId,
  followUp: FollowUpName,
  due: Day,
});
export type OpenLesson = z.infer<typeof OpenLesson>;

const Holidays = z.strictObject({
  country: z.string().optional(),
  region: z.string().optional(),
  also: z.array(Day).optional(),
});

/** What holds for the report of an incident: by the configuration as it was when the incident was declared. */
export const ReportRule = z.strictObject({
  /** Who writes it by configuration, in order; nobody: whoever leads. */
  owners: z.array(PersonId).default([]),
  /** Working days that there are for it. */
  dueDays: z.int().positive().default(5),
  /** The severities that are not closed without it. */
  closeNeeds: z.array(Severity).default([]),
  /** When people are reminded on working days, on the clocks of the zone. */
  remindAt: z.string().default('09:00'),
  zone: z.string().default('UTC'),
  holidays: Holidays.optional(),
  template: Template.default('google'),
});
export type ReportRule = z.infer<typeof ReportRule>;

/** Five working days by the calendar of UTC, and none that keeps anybody from closing: where nothing says otherwise. */
export const usualReport: ReportRule = ReportRule.parse({});
