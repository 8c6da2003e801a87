import { no } from '../../delivery/interactions/outcome.ts';
import { markUp } from '../../delivery/payloads/escape.ts';
import { changeMessage } from '../../state/post.ts';
import { act } from '../act.ts';
import { messageAt } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Changes the text of one's own message. */
export const edit = act('edit', actBodies.edit, ({ workspace }, user, { text, ...at }) => {
  const message = messageAt(workspace, user, at);
  if (!message.ok) return message;
  if (message.value.user !== user || message.value.subtype)
    return no('cant_update_message', 'Only your own messages can be edited.');
  changeMessage(workspace, message.value, { text: markUp(workspace, text, false), by: user });
  return { ok: true, channel: at.channel, ts: at.ts };
});
