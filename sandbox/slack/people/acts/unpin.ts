import { removePin } from '../../state/pins.ts';
import { act, settled } from '../act.ts';
import { messageAt } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Takes a pin off a message. */
export const unpin = act('unpin', actBodies.unpin, ({ workspace }, user, at) => {
  const message = messageAt(workspace, user, at);
  if (!message.ok) return message;
  return settled(removePin(workspace, message.value, user), 'This message is not pinned.');
});
