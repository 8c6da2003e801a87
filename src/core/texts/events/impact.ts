import { sayDuration } from '../../../lib/durations.ts';
import type { EventType } from '../../events.ts';
import { acceptTexts, lossesText, outcomeTexts } from '../impact.ts';
import { clock, list, oneLine, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

/** The events about data, time and what was taken for granted. */
export const impactTexts = {
  RisksAccepted: (
    { event: { plan, accepted, typed, unproven, counts, losses, because: why } },
    voice,
  ) => {
    const known = counts.flatMap(({ effect, count: many }) =>
      many === null ? [] : [`${many} ${oneLine(effect, 40)}`],
    );
    const parts = [
      ...accepted.map((word) => acceptTexts[word]),
      ...unproven.map((text) => `unproven: ${oneLine(text, 120)}`),
      ...(losses.length === 0 ? [] : [`lost: ${lossesText(losses)}`]),
      ...(typed ? ['the target was typed'] : []),
    ];
    const figures = known.length === 0 ? '' : `; on the screen stood ${list(known)}`;
    return `${person(why.person, voice)} accepted for ${plan}: ${parts.join('; ')}${figures}`;
  },
  LossSigned: ({ event: { plan, losses, by, until }, at }, voice) =>
    `${person(by, voice)} gives up for ${plan}: ${lossesText(losses)}; good until ${clock(until, { ...voice, now: at })}`,
  TargetTimeNear: ({ event: { objectiveMs } }) =>
    `The time to stop the harm, ${sayDuration(objectiveMs)}, is nearly over`,
  TargetTimeMissed: ({ event: { objectiveMs } }) =>
    `The time to stop the harm, ${sayDuration(objectiveMs)}, is over and users still hurt`,
  AssumptionSettled: (told) => {
    const { plan, assumption, outcome } = told.event;
    const text = told.plan?.assumes[assumption - 1]?.text;
    const what = text === undefined ? '' : ` (${oneLine(text, 120)})`;
    return `Assumption ${assumption} of ${plan}${what}: ${outcomeTexts[outcome]}${because(told, 'evidence')}`;
  },
} satisfies Partial<EventTexts<EventType>>;
