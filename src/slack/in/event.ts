import type { Desk, HeardAs } from './desk.ts';
import { catchesUp } from './joined.ts';
import { changed, marked, unmarked } from './marks.ts';

type Listener = (desk: Desk, heard: HeardAs<'event'>) => Promise<void> | void;

const archived: Listener = ({ poster }, { payload }) => {
  const { channel } = payload.event;
  if (channel !== undefined) poster.channelChanged(channel, 'archived');
};

/** Slack tells the bot of its own going by this, and only others of theirs by `member_left_channel`. */
const left: Listener = ({ poster }, { payload }) => {
  const { channel } = payload.event;
  if (channel !== undefined) poster.channelChanged(channel, 'removed');
};

/** Home says what is open, so it is for members only. */
const homeOpened: Listener = async ({ people, poster }, { payload: { from, event } }) => {
  if (event.tab === 'messages') return;
  const who = await people.who(from, 'lately');
  if (who.status === 'person') poster.homeOpened(from.user, from.team);
};

const gone: Listener = (desk, { payload }) => desk.gone(payload.event.type);

/** Where a person takes back what they allowed the app, nothing happens to the bot. */
const revoked: Listener = (desk, heard) => {
  if ((heard.payload.event.tokens?.bot?.length ?? 0) > 0) return gone(desk, heard);
};

const listeners: ReadonlyMap<string, Listener> = new Map([
  ['reaction_added', marked],
  ['reaction_removed', unmarked],
  ['pin_added', marked],
  ['pin_removed', unmarked],
  ['message.channels', changed],
  ['message.groups', changed],
  ['app_home_opened', homeOpened],
  ['channel_archive', archived],
  ['channel_left', left],
  ['group_archive', archived],
  ['group_left', left],
  ['member_joined_channel', catchesUp()],
  ['tokens_revoked', revoked],
  ['app_uninstalled', gone],
]);

/**
 * What Slack tells of by itself. No event orders anything but a note, and what becomes of its message: an order is typed as a command, pressed or sent as
 * a form, so a message, edited or not, never is one.
 */
export async function event(desk: Desk, heard: HeardAs<'event'>): Promise<void> {
  const { type } = heard.payload.event;
  // Subscribed to by the kind of channel, told of without it.
  await listeners.get(type === 'message' ? 'message.channels' : type)?.(desk, heard);
}
