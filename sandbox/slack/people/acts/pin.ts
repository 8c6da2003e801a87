import { addPin } from '../../state/pins.ts';
import { act, settled } from '../act.ts';
import { messageAt } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Pins a message for everybody. */
export const pin = act('pin', actBodies.pin, ({ workspace }, user, at) => {
  const message = messageAt(workspace, user, at);
  if (!message.ok) return message;
  const added = addPin(workspace, message.value, user);
  return settled(added, 'It cannot be pinned: it is already, or the channel has too many pins.');
});
