import type { EventType } from '../../events.ts';
import { clock, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

/** What triggers do in each mode. */
export const modeText = {
  on: 'on',
  off: 'off: triggers only propose',
  shadow: 'in shadow: triggers only record what they would have done',
} as const;

/** The events about automation on a target. */
export const automationTexts = {
  AutomationSet: (told, voice) => {
    const { target, mode, until, by, second } = told.event;
    const end = until === undefined ? '' : `, until ${clock(until, { ...voice, now: told.at })}`;
    const who = second === undefined ? '' : ` and ${person(second, voice)}`;
    return `Automation on ${target} is ${modeText[mode]}${end}, by ${person(by, voice)}${who}${because(told)}`;
  },
  AutomationOnAsked: (told, voice) => {
    const { target, by, until } = told.event;
    return `${person(by, voice)} asks for automation on ${target} again; another one of the roster has to agree until ${clock(until, { ...voice, now: told.at })}${because(told)}`;
  },
} satisfies Partial<EventTexts<EventType>>;
