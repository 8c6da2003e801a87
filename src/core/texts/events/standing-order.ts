import type { EventOf, EventType } from '../../events.ts';
import { clock, oneLine, person } from '../words.ts';
import type { EventTexts } from './told.ts';

const ends = {
  decided: 'a strategy was decided',
  canceled: 'canceled',
  moot: 'what it needs does not hold any more',
  refused: 'the plan could not go',
  late: 'it was not given in its moment',
} as const satisfies Record<EventOf<'StandingOrderEnded'>['why'], string>;

/** The events about the standing order. */
export const standingOrderTexts = {
  StandingOrderAnnounced: ({ event: { plan, signedBy, until }, at }, voice) =>
    `Nobody has decided: ${plan} is carried out at ${clock(until, { ...voice, now: at })} as ${person(signedBy, voice)} signed it ahead, unless somebody cancels it`,
  StandingOrderEnded: ({ event: { plan, why, code, because } }, voice) => {
    const who = because === undefined ? '' : ` by ${person(because.person, voice)}`;
    const what = code === undefined ? '' : ` (${oneLine(code, 60)})`;
    return `The standing order for ${plan} is over, for this incident: ${ends[why]}${who}${what}`;
  },
} satisfies Partial<EventTexts<EventType>>;
