import { archiveChannel } from '../../state/channels.ts';
import { act, settled } from '../act.ts';
import { writable } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Archives a channel. */
export const archive = act('archive', actBodies.archive, ({ workspace }, user, { channel }) => {
  const found = writable(workspace, user, channel);
  if (!found.ok) return found;
  return settled(archiveChannel(workspace, found.value, user), '#general cannot be archived.');
});
