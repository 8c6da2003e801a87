import type { EventType } from '../../events.ts';
import { day } from '../dates.ts';
import { shapeText } from '../standing-approvals.ts';
import { list, people, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

/** The events about what is agreed to ahead. */
export const standingApprovalTexts = {
  PlanApprovedAhead: (told, voice) => {
    const { person: who, roles, shape, until } = told.event;
    const as = roles.length === 0 ? '' : ` as ${list(roles)}`;
    return `${person(who, voice)} approved ahead${as}, until ${day(until)}, ${shapeText(shape)}${because(told)}`;
  },
  AheadRevoked: (told, voice) => {
    const { target, people: whose, by } = told.event;
    return `${person(by, voice)} revoked what ${people(whose, voice)} approved ahead on ${target}${because(told)}`;
  },
} satisfies Partial<EventTexts<EventType>>;
