import type { EventType } from '../../events.ts';
import { clock, oneLine, person } from '../words.ts';
import { because, type EventTexts, textOf } from './told.ts';

/** The events about what went back outside. */
export const goneBackTexts = {
  WentBackOutside: (told, voice) => {
    const { outside, target, from, to, since } = told.event;
    return `${outside}: ${target} went back from ${oneLine(from, 60)} to ${oneLine(to, 60)} ${clock(since, { ...voice, now: told.at })} without a run${because(told, 'title')}`;
  },
  WentBackExplained: (told, voice) => {
    const { outside, by } = told.event;
    const said = [
      ['who', textOf(told, 'who')],
      ['why', textOf(told, 'why')],
      ['not undone', textOf(told, 'left')],
    ].flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`]));
    return `${person(by, voice)} explained ${outside}${said.length === 0 ? '' : `; ${said.join('; ')}`}`;
  },
  ReleaseLeft: ({ event: { outside, target, from, to } }) =>
    `Release ${oneLine(to, 60)} is live again on ${target} instead of ${oneLine(from, 60)}, by no run of ours (${outside})`,
} satisfies Partial<EventTexts<EventType>>;
