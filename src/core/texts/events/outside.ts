import type { EventType } from '../../events.ts';
import { oneLine } from '../words.ts';
import { type EventTexts, textOf } from './told.ts';

const verdicts = {
  ours: 'it is ours',
  harmless: 'it is harmless, the run goes on',
  pause: 'pause for it',
} as const;

/** The events about changes from outside. */
export const outsideTexts = {
  OutsideChangeSeen: (told) => {
    const { change, kind, version, object, target, source, touches } = told.event;
    const by = textOf(told, 'by');
    const what = `${version === undefined ? '' : ` of ${oneLine(version, 60)}`}${object === undefined ? '' : ` (${oneLine(object, 60)})`}`;
    return `Uncoordinated change ${change}: ${kind}${what} on ${target}${by === undefined ? '' : ` by ${by}`}, reported by ${oneLine(source, 40)}${touches ? '; it touches the plan under way' : ''}`;
  },
  OutsideChangeJudged: ({ event: { change, verdict } }) => `${change}: ${verdicts[verdict]}`,
  OutsideChangeUnrouted: ({ event: { source, label } }) =>
    `A change of ${oneLine(label, 120)} was reported by ${oneLine(source, 40)}, and no target is configured for it`,
} satisfies Partial<EventTexts<EventType>>;
