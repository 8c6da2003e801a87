import { no } from '../../delivery/interactions/outcome.ts';
import { isMember } from '../../state/find.ts';
import { removeMember } from '../../state/membership.ts';
import { act, settled } from '../act.ts';
import { writable } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Removes somebody, or the app, from a channel. */
export const kick = act('kick', actBodies.kick, ({ workspace }, by, { channel, user }) => {
  const found = writable(workspace, by, channel);
  if (!found.ok) return found;
  if (workspace.users.get(by)?.isRestricted)
    return no('restricted_action', 'A guest cannot remove anybody.');
  if (!isMember(found.value, user)) return no('not_in_channel', 'They are not in this channel.');
  const removed = removeMember(workspace, { channel, user, by });
  return settled(removed, 'Nobody can be removed from #general.');
});
