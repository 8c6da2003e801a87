import { removeReaction } from '../../state/react.ts';
import { act, settled } from '../act.ts';
import { messageAt } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Takes one's emoji off a message. */
export const unreact = act('unreact', actBodies.unreact, ({ workspace }, user, { name, ...at }) => {
  const message = messageAt(workspace, user, at);
  if (!message.ok) return message;
  const removed = removeReaction(workspace, { message: message.value, name, user });
  return settled(removed, `You have no :${name}: on this message.`);
});
