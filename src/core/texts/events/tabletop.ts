import { sayTook } from '../../../lib/durations.ts';
import type { EventType } from '../../events.ts';
import { guardrailText } from '../guardrails.ts';
import { caughtUpText, tabletopScoreLines, toldMoment, wasLine } from '../tabletop.ts';
import { drill } from '../voice.ts';
import { clock, oneLine, person, sentence } from '../words.ts';
import { type EventTexts, type Told, textOf } from './told.ts';

/** What was done on the day itself, and what came of it. */
function onTheDay(told: Pick<Told, 'texts' | 'most'>): string {
  const [option, really] = [textOf(told, 'option'), textOf(told, 'really')];
  return [
    option !== undefined && option === really
      ? 'So it was done on the day itself'
      : `On the day itself: ${really ?? 'not known'}`,
    textOf(told, 'why'),
  ]
    .filter((text) => text !== undefined)
    .map(sentence)
    .join(' ');
}

/** The events of a tabletop. */
export const tabletopTexts = {
  TabletopBegan: ({ event: { script, speed } }, voice) =>
    `DRILL TABLETOP: ${oneLine(script.playedAs ?? script.title)} is played ${speed === 1 ? 'in real time' : `${speed} times as fast`}; nobody is paged and nothing is touched. It pauses with ${drill(voice, 'pause')}`,
  TabletopCaughtUp: ({ event }) => `DRILL TABLETOP: ${caughtUpText(event)}`,
  TabletopTold: (told) =>
    `DRILL TABLETOP, ${toldMoment(told.event)}: ${textOf(told, 'text') ?? 'something happened'}`,
  TabletopAsked: (told, voice) =>
    `DRILL TABLETOP, a decision (${told.event.point}): ${textOf(told, 'ask') ?? 'what now?'} It waits until ${clock(told.event.until, voice)}`,
  TabletopChosen: (told, voice) => {
    const { by, option, tookMs, breaks } = told.event;
    const past =
      breaks.length === 0
        ? ''
        : ` That goes past ${breaks.length === 1 ? 'a guardrail' : `${breaks.length} guardrails`}: ${breaks.map(guardrailText).join('; ')}.`;
    return `${person(by, voice)} decided after ${sayTook(tookMs)}: ${sentence(textOf(told, 'option') ?? option)}${past} ${onTheDay(told)}`;
  },
  TabletopLapsed: (told) =>
    `DRILL TABLETOP: nobody decided ${told.event.point} in time, and the story goes on. ${onTheDay(told)}`,
  TabletopPaused: ({ event: { by } }, voice) =>
    `${person(by, voice)} paused the story. It goes on with ${drill(voice, 'go-on')}`,
  TabletopWentOn: ({ event: { by, after } }, voice) =>
    after === 'pause'
      ? `${person(by, voice)} let the story go on`
      : `${person(by, voice)} did not wait for the next moment of the story`,
  TabletopEnded: (told) => {
    const lesson = textOf(told, 'lesson');
    return [
      'DRILL TABLETOP ended.',
      ...tabletopScoreLines(told.event),
      ...wasLine(told.texts),
      ...(lesson === undefined ? [] : [`Lesson: ${lesson}`]),
    ].join(' ');
  },
} satisfies Partial<EventTexts<EventType>>;
