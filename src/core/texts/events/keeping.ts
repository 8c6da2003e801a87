import type { EventType } from '../../events.ts';
import { actorText } from '../../texts.ts';
import { clock, dated, oneLine, person } from '../words.ts';
import { type EventTexts, textOf } from './told.ts';

const exportWays = {
  message: 'as a file in their own messages in Slack',
  download: 'as a download',
} as const;

/** The events of a target's stream, and those about the record itself. */
export const keepingTexts = {
  ReleaseRegistered: ({ event, at }, voice) => {
    const { target, version, digest, commit, liveSince } = event;
    const mark = digest ?? commit ?? 'not identified';
    return `Release ${oneLine(version, 60)} is live on ${target} since ${clock(liveSince, { ...voice, now: at })} (${mark.slice(0, 19)})`;
  },
  ReleaseRestored: ({ event: { target, from, to, incident, plan } }) =>
    `Release ${oneLine(to, 60)} is live again on ${target} instead of ${oneLine(from, 60)} (${incident}, ${plan})`,
  TextErased: ({ event: { what, also = [], basis, by, again }, texts }, voice) => {
    const why = textOf({ texts }, 'why');
    const words = why === undefined ? '' : `: ${oneLine(why, 200)}`;
    const more = also.length === 0 ? '' : ` and ${also.length} more`;
    const came =
      again === undefined
        ? ''
        : ` It went first on ${dated(again, voice)}, and had come back with a backup.`;
    return `Erased by ${actorText(by, voice)}: ${oneLine(what, 120)}${more}. Basis: ${oneLine(basis, 120)}${words}.${came} The chain stays whole`;
  },
  ConfigurationChanged: ({ event: { digest } }) =>
    `The configuration in force changed (${digest.slice(0, 12)})`,
  SigningKeyTaken: ({ event: { key, before } }) =>
    `The key ${key.slice(0, 12)} signs the anchors of the registry from here on${before === null ? '' : `, as the key ${before.key.slice(0, 12)} signed`}`,
  RecordExported: ({ event: { to, how, incident } }, voice) => {
    const where = how === undefined ? '' : `, ${exportWays[how]}`;
    const what = incident === undefined ? 'the record' : `the record of ${incident}`;
    return `${person(to, voice)} took ${what} out as a bundle, with all that was written in it${where}`;
  },
  RegistryRestored: ({ event: { by, last, position }, texts }, voice) => {
    const why = textOf({ texts }, 'why');
    const reason = why === undefined ? '' : `: ${why}`;
    return `${person(by, voice)} let the registry go on at position ${position}, although anchor ${last.number} knows of position ${last.position}${reason}`;
  },
} satisfies Partial<EventTexts<EventType>>;
