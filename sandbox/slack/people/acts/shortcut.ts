import { useShortcut } from '../../delivery/interactions/shortcut.ts';
import { act } from '../act.ts';
import { seen } from '../desk.ts';
import { actBodies } from '../shapes.ts';

/** Uses a shortcut of the app. */
export const shortcut = act('shortcut', actBodies.shortcut, (desk, user, body) => {
  if (body.channel !== undefined) {
    const channel = seen(desk.workspace, user, body.channel);
    if (!channel.ok) return channel;
  }
  return useShortcut(desk.delivery, { ...body, user });
});
