import type { EventType } from '../../events.ts';
import { dayText, takesText, whyText } from '../drills.ts';
import { clock, count, people, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

/** The events of drills. */
export const drillTexts = {
  DrillScheduled: ({ event: { service, day, by } }, voice) =>
    `${person(by, voice)} named ${day} for the next drill of ${service}`,
  DrillReminded: ({ event }, voice) => {
    const { service, target, person: who, why, takes, due, missed, again } = event;
    const late =
      missed === 0 ? '' : `; ${count(missed, 'working day')} before went by without a reminder`;
    const dated = due === undefined ? '' : `, due ${dayText(due)}`;
    const long = takes === undefined ? '' : `, ${takesText(takes)}`;
    return `${person(who, voice)} was reminded${again === true ? ' again' : ''} of the drill of ${service} on ${target}: ${whyText(why)}${dated}${long}${late}`;
  },
  DrillPostponed: ({ event: { service, by, until } }, voice) =>
    `${person(by, voice)} put the drill of ${service} off until ${clock(until, voice)}`,
  DrillSkipped: (told, voice) => {
    const { service, by, inARow, leads } = told.event;
    const often = inARow === 1 ? '' : `, ${count(inARow, 'time')} in a row`;
    const heard = leads.length === 0 ? '' : `; ${people(leads, voice)} was told`;
    return `${person(by, voice)} skipped the drill of ${service}${often}${heard}${because(told)}`;
  },
  DrillDone: ({ event: { service, incident, person: who, passed } }, voice) =>
    `${person(who, voice)} rehearsed ${service} in ${incident}: ${passed ? 'passed' : 'failed'}`,
  DrillBegan: ({ event: { service } }) =>
    `DRILL: the way back of ${service} is rehearsed; nobody is paged`,
} satisfies Partial<EventTexts<EventType>>;
