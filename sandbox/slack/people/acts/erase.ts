import { no } from '../../delivery/interactions/outcome.ts';
import { deleteMessage } from '../../state/post.ts';
import { act } from '../act.ts';
import { messageAt } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Deletes one's own message. */
export const erase = act('erase', actBodies.erase, ({ workspace }, user, at) => {
  const message = messageAt(workspace, user, at);
  if (!message.ok) return message;
  if (message.value.user !== user || message.value.subtype)
    return no('cant_delete_message', 'Only your own messages can be deleted.');
  deleteMessage(workspace, message.value);
  return { ok: true };
});
