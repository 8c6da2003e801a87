import { act } from '../act.ts';
import { seen } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Has read everything in a channel up to now. */
export const read = act('read', actBodies.read, ({ workspace, reads, live }, user, { channel }) => {
  const found = seen(workspace, user, channel);
  if (!found.ok) return found;
  if (reads.read(user, channel)) live.tell({ changed: 'channels' }, user);
  return { ok: true };
});
