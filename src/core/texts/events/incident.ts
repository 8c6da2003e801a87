import type { EventOf, EventType } from '../../events.ts';
import { checkName, checkNames } from '../checks.ts';
import { typedOrder } from '../orders.ts';
import type { Voice } from '../voice.ts';
import { clock, list, oneLine, person, withoutTarget } from '../words.ts';
import { because, type EventTexts, type Told, textOf } from './told.ts';

const how = {
  declarer: 'who declared it',
  roster: 'first on the roster',
  deputy: 'the deputy',
} as const satisfies Record<EventOf<'IncidentDeclared'>['authorityBy'], string>;

const endings = {
  recovered: 'Closed, recovered',
  'not-recovered': 'Closed without having recovered',
  'not-taken-up': 'Closed, not taken up',
  rehearsed: 'Closed: it was rehearsed',
} as const satisfies Record<EventOf<'IncidentClosed'>['outcome'], string>;

/** Where it was taken from, and what others learned from it. */
function importText(told: Told<'IncidentDeclared'>, scenario: string, voice: Voice): string {
  const { id, because: basis } = told.event;
  const parts = [
    ['Source', textOf(told, 'source')] as const,
    ['Checked by', textOf(told, 'verified')] as const,
    ['Lesson', textOf(told, 'lesson')] as const,
  ].flatMap(([name, text]) =>
    text === undefined ? [] : [`. ${name}: ${text.replace(/\.$/u, '')}`],
  );
  return `${id} was imported by ${person(basis.person, voice)} from the recorded incident ${oneLine(scenario, 63)}${because(told, 'title')}${parts.join('')}`;
}

/** `: 5xx after deploy`, without the targets that stand in front of it. */
function titleText(told: Told<'IncidentDeclared'>): string {
  const title = textOf(told, 'title');
  return title === undefined ? '' : `: ${withoutTarget(title, told.event.targets)}`;
}

/** The events about the incident itself and its ladder. */
export const incidentTexts = {
  IncidentDeclared: (told, voice) => {
    const { id, severity, targets, authority, authorityBy, hurtSince, imported } = told.event;
    if (imported !== undefined) return importText(told, imported.scenario, voice);
    const hurt =
      hurtSince === undefined
        ? ''
        : `. Users hurt since ${clock(hurtSince, { ...voice, now: told.at })}`;
    const where = targets.length === 0 ? '' : ` for ${list(targets)}`;
    return `${id} declared (${severity ?? 'no severity yet'})${where}${titleText(told)}${hurt}. ${person(authority, voice)} (${how[authorityBy]}) decides`;
  },
  RoleAssigned: ({ event: { role, person: who } }, voice) =>
    role === 'authority'
      ? `${person(who, voice)} decides from now on`
      : `${person(who, voice)} is ${role}`,
  MitigationReached: (told) =>
    told.event.claimed
      ? `Mitigated, as claimed${because(told, 'evidence')}`
      : 'Mitigated: the checks say that users have stopped hurting',
  MitigationLost: ({ event: { check } }) => `No longer mitigated: ${checkName(check)} fails`,
  ValidationStarted: () => 'Validating: the run has ended, every criterion now has to hold',
  RecoveryReached: ({ event: { criteria } }) =>
    criteria.length === 0
      ? 'Recovered, with every criterion waived by name: none was seen to hold'
      : `Recovered: ${checkNames(criteria)} held`,
  IncidentClosed: ({ event: { outcome, reportOwner, reportStands } }, voice) => {
    const stands =
      reportStands === undefined
        ? ''
        : `. The report is finished already and stays ${person(reportStands, voice)}'s with what is signed of it: the name given here changed nothing`;
    const writes =
      reportOwner === undefined ? '' : `. ${person(reportOwner, voice)} writes the report`;
    return `${endings[outcome]}${writes}${stands}`;
  },
  IncidentReopened: (told) => `Reopened, back to deciding${because(told)}`,
  OrderAdvised: (told, voice) => {
    const { order, by } = told.event;
    return `Advice from ${person(by, voice)}, who does not decide: ${textOf(told, 'words') ?? typedOrder(order, voice)}`;
  },
  OrderRefused: (told, voice) => {
    const { order, code, by } = told.event;
    return `Refused to ${person(by, voice)}: ${textOf(told, 'words') ?? typedOrder(order, voice)} (${oneLine(code, 60)})`;
  },
} satisfies Partial<EventTexts<EventType>>;
