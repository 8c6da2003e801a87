import { addReaction } from '../../state/react.ts';
import { act, settled } from '../act.ts';
import { messageAt } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Puts an emoji on a message. */
export const react = act('react', actBodies.react, ({ workspace }, user, { name, ...at }) => {
  const message = messageAt(workspace, user, at);
  if (!message.ok) return message;
  const added = addReaction(workspace, { message: message.value, name, user });
  return settled(added, `:${name}: cannot be put there; you may have done so already.`);
});
