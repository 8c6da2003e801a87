import { no } from '../../delivery/interactions/outcome.ts';
import { isMember } from '../../state/find.ts';
import { addMember } from '../../state/membership.ts';
import { act, settled } from '../act.ts';
import { writable } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Brings somebody, or the app, into a channel. */
export const invite = act('invite', actBodies.invite, ({ workspace }, by, { channel, user }) => {
  const found = writable(workspace, by, channel);
  if (!found.ok) return found;
  const invited = workspace.users.get(user);
  if (!invited || invited.deleted) return no('user_not_found', 'There is nobody of this id.');
  if (isMember(found.value, user)) return no('already_in_channel', 'They are in it already.');
  return settled(addMember(workspace, { channel, user, inviter: by }), 'They could not be added.');
});
