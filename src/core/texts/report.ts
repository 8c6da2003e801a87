import type { Finding } from '../report/lint.ts';
import { type Aim, type Behind, type Factor, type Outlet, Section } from '../report/shapes.ts';
import { list, quoted } from './words.ts';

/** What each section is called where no template names it. */
export const sectionNames = {
  summary: 'summary',
  impact: 'impact',
  leadup: 'lead-up',
  trigger: 'trigger',
  causes: 'causes',
  detection: 'detection',
  response: 'response',
  resolution: 'resolution',
  well: 'what went well',
  wrong: 'what went wrong',
  lucky: 'where we got lucky',
  recurrence: 'recurrence',
  backlog: 'backlog check',
  messaging: 'messaging',
  supporting: 'supporting information',
} as const satisfies Record<Section, string>;

/** What each factor asks of those who look back. */
export const factorNames = {
  criteria: 'criteria: it was not said what fails and what recovery means',
  readiness: 'readiness: the way back was not prepared',
  governance: 'governance: rules, reviews or approvals did not hold it',
  authority: 'authority: it was not clear who decides',
  communication: 'communication: somebody did not know in time',
  rehearsal: 'rehearsal: nobody had tried it before',
  technical: 'technical',
} as const satisfies Record<Factor, string>;

/** `rehearsal (nobody had tried it before)`: so that what people say of it can follow. */
export function factorText(factor: Factor): string {
  const said = factorNames[factor];
  const at = said.indexOf(': ');
  return at === -1 ? said : `${said.slice(0, at)} (${said.slice(at + 2)})`;
}

export const aimNames = {
  mitigate: 'mitigate',
  prevent: 'prevent',
  process: 'process',
  playbook_change: 'playbook change',
} as const satisfies Record<Aim, string>;

/** Why a follow-up is not kept where work is, and what becomes of it. */
export const behindText = {
  Unauthorized: 'it does not take our secret any more; set it anew, it is tried again every hour',
  Forbidden: 'our account may not write there; allow it, it is tried again every hour',
  NotFound:
    'there is no such place, or our account does not see it; mend the configuration, it is tried again every hour',
  Invalid:
    'it asks for something that we do not give; the log of Sternway says what, it is tried again every hour',
  SecretMissing: 'its secret is not set; set it, it is tried again every hour',
  Busy: 'it takes no more for now; it is tried again by itself',
  Unreachable: 'it does not answer; it is tried again by itself',
  Unclear: 'its answer says nothing that we know; it is tried again by itself',
  Gone: 'it was deleted or moved there; end it here once it is done',
} as const satisfies Record<Behind, string>;

/** Where a report is published, as sentences name it. */
export const placeNames = {
  channel: "the incident's channel",
  announcement: 'the announcement channel',
  webhook: 'the webhook',
} as const satisfies Record<Outlet, string>;

const whyNot: Readonly<Record<string, string>> = {
  NoChannel: 'there is none',
  TimedOut: 'it was tried for a day',
  Refused: 'it does not take it',
  NoWebhook: 'the configuration names none any more',
  Observing: 'Sternway only observes here, so nothing is sent',
  is_archived: 'it is archived',
  channel_not_found: 'it was deleted, or the bot is not in it',
  not_in_channel: 'the bot is not in it',
  missing_scope: 'the app may not write files',
};

/** Why a report is not at a place, in words where we have them. */
export const undeliveredText = (code = 'TimedOut'): string => whyNot[code] ?? code;

/** `Mon 2026-03-09`. */
export const dayText = (day: string): string => `${new Date(day).toUTCString().slice(0, 3)} ${day}`;

/** What a report cannot be finished or an incident closed without, as one sentence. */
export function missingText(missing: readonly string[]): string {
  const followUps = missing.filter((one) => one !== 'factor' && one !== 'finish');
  const parts = [
    ...(missing.includes('factor')
      ? ['at least one contributing factor that is not technical']
      : []),
    ...(followUps.length > 0 ? [`an owner who is still here for ${list(followUps)}`] : []),
    ...(missing.includes('finish') ? ['the word of its owner that it is finished'] : []),
  ];
  return `Missing: ${list(parts)}.`;
}

const kinder = {
  blame: 'it judges. Say what was done and what was known then',
  'human-error':
    'it is where the questions begin. Say what made the slip easy, and what did not catch it',
  counterfactual:
    'it tells what did not happen. Say what people saw, and why what they did made sense then',
  person:
    'a person is no cause. Say the role, what they could see, and what the tools and rules let happen',
  'tools-only':
    'every follow-up adds a tool. Say too what changes in how people decide, prepare or rehearse',
} as const satisfies Record<Finding['kind'], string>;

/** A finding with a kinder way to say it. */
export const findingText = ({ place, kind, said }: Finding): string =>
  `${placeName(place)}, ${quoted(said)}: ${kinder[kind]}.`;

function placeName(place: string): string {
  const section = Section.safeParse(place);
  return section.success ? sectionNames[section.data] : place;
}

/** The same, said to whoever has just written it: it is pointed at, and kept all the same. */
export const kinderText = (finding: Finding): string => `Kinder: ${findingText(finding)}`;

/** In whose shape a report is read. */
export const shapeNames = {
  heading: 'Shape',
  google: 'Google SRE',
  pagerduty: 'PagerDuty',
  atlassian: 'Atlassian',
} as const;
