import { openHome } from '../../delivery/interactions/open-home.ts';
import { act } from '../act.ts';
import { actBodies } from '../shapes.ts';

/** Opens the app's Home, or the messages with it. */
export const home = act('home', actBodies.home, ({ delivery }, user, { tab }) => {
  openHome(delivery, { user, tab });
  return { ok: true };
});
