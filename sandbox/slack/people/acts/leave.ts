import { removeMember } from '../../state/membership.ts';
import { act, settled } from '../act.ts';
import { writable } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Leaves a channel. */
export const leave = act('leave', actBodies.leave, ({ workspace }, user, { channel }) => {
  const found = writable(workspace, user, channel);
  if (!found.ok) return found;
  const left = removeMember(workspace, { channel, user, by: user });
  return settled(left, 'Nobody can leave #general.');
});
