import { ok, type Result } from '../../../src/lib/result.ts';
import type { Channel } from '../state/channel.ts';
import { openIm } from '../state/channels.ts';
import { isMember } from '../state/find.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Call } from './method.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The channel that the app may post in under this id, `#name`, or a person's id for the conversation with them. */
export const postableChannel = ({ workspace }: Call, id: string): Result<Channel, Refusal> => {
  const channel = named(workspace, id);
  if (channel === undefined) return refuse('channel_not_found');
  const { app } = workspace;
  const within = isMember(channel, app.botUser);
  if (!within && channel.kind !== 'public') return refuse('channel_not_found');
  if (channel.archived) return refuse('is_archived');
  return within || app.scopes.has('chat:write.public') ? ok(channel) : refuse('not_in_channel');
};

const named = (workspace: Workspace, id: string): Channel | undefined => {
  const person = workspace.users.get(id);
  if (person !== undefined) {
    return person.isBot || person.deleted ? undefined : openIm(workspace, id).channel;
  }
  return (
    workspace.channels.get(id) ??
    [...workspace.channels.values()].find((channel) => `#${channel.name}` === id)
  );
};
