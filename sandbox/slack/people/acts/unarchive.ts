import { unarchiveChannel } from '../../state/channels.ts';
import { act, settled } from '../act.ts';
import { seen } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Opens an archived channel again. */
export const unarchive = act('unarchive', actBodies.unarchive, ({ workspace }, user, body) => {
  const found = seen(workspace, user, body.channel);
  if (!found.ok) return found;
  return settled(unarchiveChannel(workspace, found.value, user), 'This channel is not archived.');
});
