import { dismiss as dismissed } from '../../delivery/interactions/dismiss.ts';
import { act } from '../act.ts';
import { actBodies } from '../shapes.ts';

/** Closes the form on top, or the whole stack. */
export const dismiss = act('dismiss', actBodies.dismiss, ({ delivery }, user, { view, all }) =>
  dismissed(delivery, { user, view, all: all === true }),
);
