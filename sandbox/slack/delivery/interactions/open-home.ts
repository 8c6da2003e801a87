import { subscribes } from '../../state/app.ts';
import { openIm } from '../../state/channels.ts';
import { homeJson } from '../../state/wire/view.ts';
import type { Delivery } from '../delivery.ts';

/** Tells the app that somebody looks at its Home or at the messages with it: `app_home_opened`. */
export function openHome(
  { workspace, events }: Delivery,
  { user, tab }: { readonly user: string; readonly tab: 'home' | 'messages' },
): void {
  if (!subscribes(workspace.app, 'app_home_opened')) return;
  const home = workspace.homes.get(user);
  const { channel } = openIm(workspace, user);
  events.tell({
    type: 'app_home_opened',
    user,
    channel: channel.id,
    tab,
    event_ts: (workspace.clock.now() / 1_000).toFixed(6),
    ...(tab === 'home' && home && { view: homeJson(workspace, home) }),
  });
}
