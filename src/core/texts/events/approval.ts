import type { EventType } from '../../events.ts';
import { day } from '../dates.ts';
import { clock, list, people, person } from '../words.ts';
import { because, type EventTexts, stepOf, type Told } from './told.ts';

type About =
  | 'ApprovalAsked'
  | 'ApprovalGiven'
  | 'ApprovalDenied'
  | 'ApprovalVoided'
  | 'ApprovalLapsed';

/** `RB-17`, or `step drain (…) of RB-17`. */
const subject = ({ event, plan }: Told<About>): string =>
  event.step === undefined ? event.plan : `${stepOf(event.step, plan)} of ${event.plan}`;

const voided = {
  expired: 'its time is over',
  changed: 'the plan is not what would run now',
  revoked: 'what was approved ahead was taken back',
} as const;

const lapses = {
  wait: 'it is still waited for',
  proceed: 'it goes on without',
  deny: 'that counts as no',
  page: 'they are paged',
} as const;

/** The events about approvals. */
export const approvalTexts = {
  ApprovalAsked: (told, voice) => {
    const { roles, people: named, min, until } = told.event;
    const who = [...roles, ...(named.length > 0 ? [people(named, voice)] : [])];
    const end = until === undefined ? '' : `, until ${clock(until, { ...voice, now: told.at })}`;
    return `Approval of ${subject(told)} is asked of ${list(who, 8, 'or')}: ${min} ${min === 1 ? 'person' : 'people'}${end}`;
  },
  ApprovalGiven: (told, voice) => {
    const { person: who, roles, until, ahead } = told.event;
    const as = roles.length === 0 ? '' : ` as ${list(roles)}`;
    const how = ahead === undefined ? '' : ` ahead, on ${day(ahead)}`;
    return `${person(who, voice)} approved ${subject(told)}${as}${how}; that counts until ${clock(until, { ...voice, now: told.at })}${because(told)}`;
  },
  ApprovalDenied: (told, voice) => {
    const { person: who, roles } = told.event;
    const as = roles.length === 0 ? '' : ` as ${list(roles)}`;
    return `${person(who, voice)} said no to ${subject(told)}${as}${because(told)}`;
  },
  ApprovalVoided: (told, voice) => {
    return `The approval of ${subject(told)} by ${person(told.event.person, voice)} counts no more: ${voided[told.event.why]}`;
  },
  ApprovalLapsed: (told) =>
    `Nobody answered in time about ${subject(told)}: ${lapses[told.event.means]}`,
} satisfies Partial<EventTexts<EventType>>;
