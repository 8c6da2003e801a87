import type { Refusals } from '../../channel/refusals.ts';
import { incident, rollback } from '../voice.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about where an incident is told. */
export const channelRefusals: RefusalTexts<Refusals> = {
  NoChannelHere: (_facts, voice) => ({
    reason: 'This was not typed in a channel, so there is none to attach. Nothing changed.',
    lift: `Type ${rollback(voice, 'attach')} in the channel itself, or name it by its id: ${rollback(voice, 'attach C0123ABCD')}.`,
  }),
  ChannelTaken: ({ channel, incident: other }, voice) => ({
    reason: `${channel} is the channel of ${other}. Two incidents in one channel would mix up who decides what. Nothing changed.`,
    lift: `Attach another channel with ${rollback(voice, 'attach')} there, or work in ${other}: ${incident(voice, 'status')} says how it stands.`,
  }),
  AttachedAlready: ({ incident: id, channel }, voice) => ({
    reason: `${id} was given the channel ${channel} already, and one incident is told in one place. Nothing changed.`,
    lift: `Go on there. ${incident(voice, 'status')} works from here too.`,
  }),
  PrivateStaysApart: ({ incident: id }, voice) => ({
    reason: `${id} is private, and others read along in a channel that was not made for it. Nothing changed.`,
    lift: `Let people in with ${incident(voice, 'invite <@person>')}; or the authority makes it public with ${incident(voice, 'public')}, and then it can be told here.`,
  }),
};
