import { press as pressed } from '../../delivery/interactions/press.ts';
import { act } from '../act.ts';
import { seen } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Presses a button or chooses something, on a message, a form or Home. */
export const press = act('press', actBodies.press, (desk, user, body) => {
  if (body.channel !== undefined) {
    const channel = seen(desk.workspace, user, body.channel);
    if (!channel.ok) return channel;
  }
  return pressed(desk.delivery, { ...body, user });
});
