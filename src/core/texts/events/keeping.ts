import type { EventType } from '../../events.ts';
import { clock, oneLine } from '../words.ts';
import type { EventTexts } from './told.ts';

/** The events of a target's stream, and those about the record itself. */
export const keepingTexts = {
  ReleaseRegistered: ({ event, at }, voice) => {
    const { target, version, digest, commit, liveSince } = event;
    const mark = digest ?? commit ?? 'not identified';
    return `Release ${oneLine(version, 60)} is live on ${target} since ${clock(liveSince, { ...voice, now: at })} (${mark.slice(0, 19)})`;
  },
  ReleaseRestored: ({ event: { target, from, to, incident, plan } }) =>
    `Release ${oneLine(to, 60)} is live again on ${target} instead of ${oneLine(from, 60)} (${incident}, ${plan})`,
  TextErased: ({ event: { what, basis, by } }) =>
    `Erased by ${oneLine(by, 60)}: ${oneLine(what, 120)}. Basis: ${oneLine(basis, 120)}. The chain stays whole`,
  ConfigurationChanged: ({ event: { digest } }) =>
    `The configuration in force changed (${digest.slice(0, 12)})`,
} satisfies Partial<EventTexts<EventType>>;
