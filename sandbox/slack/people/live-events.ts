import type { Change } from '../state/change.ts';
import type { LiveEvent } from './shapes.ts';

/** What to ask for again; by one person's pages, or by everybody's. */
export type LiveNews = { readonly event: LiveEvent; readonly user?: string };

type About = { readonly channel: string; readonly threadTs: string | undefined };

const channel = ({ channel, threadTs: thread }: About): LiveEvent => ({
  changed: 'channel',
  channel,
  ...(thread !== undefined && { thread }),
});
const everything = ['people', 'channels', 'views', 'home', 'app', 'clock', 'log'] as const;

/** What a change means for the pages that are open. */
export function liveEventsOf(change: Change): readonly LiveNews[] {
  if ('message' in change) return [{ event: channel(change.message) }, channels];
  if ('ephemeral' in change)
    return [{ event: channel(change.ephemeral), user: change.ephemeral.to }];
  if ('channel' in change)
    return [channels, { event: { changed: 'channel', channel: change.channel.id } }];
  if ('view' in change) return [{ event: { changed: 'views' }, user: change.view.user }];
  if ('home' in change) return [{ event: { changed: 'home' }, user: change.home.user }];
  if (change.type === 'reset') return everything.map((changed) => ({ event: { changed } }));
  return [{ event: { changed: 'app' } }];
}

const channels: LiveNews = { event: { changed: 'channels' } };
