import type { EventOf, EventType } from '../../events.ts';
import { checkName } from '../checks.ts';
import { unscoredText } from '../drill-score.ts';
import { dayText, takesText, whyText } from '../drills.ts';
import type { Voice } from '../voice.ts';
import { clock, clockSeconds, count, people, person } from '../words.ts';
import { because, type EventTexts, stepOf, type Told } from './told.ts';

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
  DrillLeftUnscored: ({ event: { service, incident, person: who, code } }, voice) =>
    `${person(who, voice)} rehearsed nothing of ${service} in ${incident}, not scored: ${unscoredText({ code })}`,
  DrillBegan: ({ event: { service } }) =>
    `DRILL: the way back of ${service} is rehearsed; nobody is paged`,
  SurpriseSprung: ({ event, plan }, voice) =>
    `DRILL, a surprise: ${sprungText(event, plan, voice)}`,
  DrillOvertaken: () =>
    'DRILL ended at once: a live incident took its target. Nobody is scored for it',
} satisfies Partial<EventTexts<EventType>>;

function sprungText(
  { surprise, person: who, check, until, step }: EventOf<'SurpriseSprung'>,
  plan: Told['plan'],
  voice: Voice,
): string {
  switch (surprise) {
    case 'authority-silent':
      return `${who === undefined ? 'the authority' : person(who, voice)} gives no answer from now on; others take the decision`;
    case 'check-fails':
      return `${check === undefined ? 'a check' : checkName(check)} fails${until === undefined ? '' : ` until ${clockSeconds(until, voice)}`}`;
    case 'step-hangs':
      return `${step === undefined ? 'a step' : stepOf(step, plan)} hangs, and nobody can tell whether it ran`;
    case 'second-order':
      return `${who === undefined ? 'somebody' : person(who, voice)}, who does not decide, orders to forget the rollback and fix it forward now`;
  }
}
