import { type Decider, decided, nothing, refused } from '../command.ts';
import { because } from '../policy/because.ts';
import { refuse } from '../refusals.ts';

/** Makes a channel the incident's, once: what was told in one place is not moved about. */
const attach: Decider<'attach'> = (command, incident) => {
  const { order, facts, by } = command;
  const { id, attached, privacy } = incident;
  const { channel } = order;
  const { channelOf } = facts;
  if (channel === undefined) return refused(refuse('NoChannelHere', {}));
  if (channelOf === id) return nothing({ note: 'AlreadyAttached', incident: id });
  if (channelOf !== undefined)
    return refused(refuse('ChannelTaken', { channel, incident: channelOf }));
  if (attached !== undefined) {
    return refused(refuse('AttachedAlready', { incident: id, channel: attached }));
  }
  if (privacy.isPrivate) return refused(refuse('PrivateStaysApart', { incident: id }));
  return decided({
    type: 'ChannelAttached',
    channel,
    because: because(command, by, { role: 'member' }),
  });
};

/** The orders about where an incident is told. */
export const channelDeciders = { attach };
