import type { EventType } from '../../events.ts';
import { clock, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

/** The events about who decides. */
export const authorityTexts = {
  HandoverOffered: ({ event: { to, until }, at }, voice) =>
    `The decision is offered to ${person(to, voice)}, who has until ${clock(until, { ...voice, now: at })} to accept; until then nothing changes hands`,
  HandoverAccepted: ({ event: { from, to } }, voice) =>
    `${person(to, voice)} accepted and decides from now on, in the place of ${person(from, voice)}`,
  HandoverLapsed: ({ event: { to } }, voice) =>
    `${person(to, voice)} did not accept in time, so the decision stays where it is`,
  CommandTaken: (told, voice) => {
    const { by, relieved, together, until } = told.event;
    const who =
      together === undefined
        ? person(by, voice)
        : `${person(by, voice)}, together with ${person(together, voice)},`;
    const what =
      relieved === undefined
        ? `${who} broke the glass and goes on deciding`
        : `${who} took command and decides from now on, in the place of ${person(relieved, voice)}`;
    const box =
      until === undefined
        ? ''
        : ` (glass broken until ${clock(until, { ...voice, now: told.at })})`;
    return `${what}${box}${because(told)}`;
  },
  CommandClaimed: (told, voice) => {
    const { by, until } = told.event;
    return `${person(by, voice)} (ops) wants to take command, as everybody was paged in vain; another holder of ops has until ${clock(until, { ...voice, now: told.at })} to agree${because(told)}`;
  },
  CommandClaimLapsed: ({ event: { by } }, voice) =>
    `No other holder of ops agreed in time, so ${person(by, voice)} did not take command`,
  BreakGlassEnded: ({ event: { by } }, voice) =>
    `The time for which ${person(by, voice)} broke the glass is over; ${person(by, voice)} still decides and is asked to hand over`,
} satisfies Partial<EventTexts<EventType>>;
