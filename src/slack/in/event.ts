import type { Desk, HeardAs } from './desk.ts';
import { reaction } from './reaction.ts';

type Listener = (desk: Desk, heard: HeardAs<'event'>) => Promise<void> | void;

const changed =
  (what: 'archived' | 'renamed'): Listener =>
  ({ poster }, { payload }) => {
    const { channel } = payload.event;
    if (channel !== undefined) poster.channelChanged(channel, what);
  };

const left: Listener = ({ poster, botUserId }, { payload }) => {
  const { channel, user } = payload.event;
  if (channel !== undefined && user === botUserId) poster.channelChanged(channel, 'removed');
};

/** Home says what is open, so it is for members only. */
const homeOpened: Listener = async ({ people, poster }, { payload: { from, event } }) => {
  if (event.tab === 'messages') return;
  const who = await people.who(from);
  if (who.status === 'person') poster.homeOpened(from.user);
};

const gone: Listener = (desk, { payload }) => desk.gone(payload.event.type);

const listeners: ReadonlyMap<string, Listener> = new Map([
  ['reaction_added', reaction],
  ['app_home_opened', homeOpened],
  ['channel_archive', changed('archived')],
  ['group_archive', changed('archived')],
  ['channel_rename', changed('renamed')],
  ['group_rename', changed('renamed')],
  ['member_left_channel', left],
  ['tokens_revoked', gone],
  ['app_uninstalled', gone],
]);

/**
 * What Slack tells of by itself. No event orders anything but a note: an order is typed as a command, pressed or sent as
 * a form, so a message, edited or not, never is one.
 */
export async function event(desk: Desk, heard: HeardAs<'event'>): Promise<void> {
  await listeners.get(heard.payload.event.type)?.(desk, heard);
}
