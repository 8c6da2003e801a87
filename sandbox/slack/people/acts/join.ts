import { addMember } from '../../state/membership.ts';
import { act, settled } from '../act.ts';
import { seen } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Joins a public channel. */
export const join = act('join', actBodies.join, ({ workspace }, user, { channel }) => {
  const found = seen(workspace, user, channel);
  if (!found.ok) return found;
  return settled(addMember(workspace, { channel, user }), 'An archived channel cannot be joined.');
});
