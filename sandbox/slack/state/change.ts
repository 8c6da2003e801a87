import type { Channel, ChannelAspect, Pin } from './channel.ts';
import type { StoredFile } from './file.ts';
import type { Ephemeral, Message } from './message.ts';
import type { Home, View, ViewEnd } from './view.ts';

/** Everything that can change in the workspace, told exactly once, after it has been done. */
export type Change =
  | { readonly type: 'messagePosted'; readonly message: Message }
  | { readonly type: 'messageChanged'; readonly message: Message; readonly previous: Message }
  | { readonly type: 'messageDeleted'; readonly message: Message; readonly at: string }
  | { readonly type: 'ephemeralPosted'; readonly ephemeral: Ephemeral }
  | { readonly type: 'ephemeralChanged'; readonly ephemeral: Ephemeral }
  | { readonly type: 'ephemeralRemoved'; readonly ephemeral: Ephemeral }
  | {
      readonly type: 'reactionAdded' | 'reactionRemoved';
      readonly message: Message;
      readonly name: string;
      readonly user: string;
    }
  | {
      readonly type: 'pinAdded' | 'pinRemoved';
      readonly message: Message;
      readonly pin: Pin;
      readonly user: string;
    }
  | {
      readonly type: 'memberJoined';
      readonly channel: Channel;
      readonly user: string;
      readonly inviter: string | undefined;
    }
  | {
      readonly type: 'memberLeft';
      readonly channel: Channel;
      readonly user: string;
      /** Somebody else, when they were removed. */
      readonly by: string;
    }
  | {
      readonly type: 'channelChanged';
      readonly channel: Channel;
      readonly what: ChannelAspect;
      readonly by: string;
    }
  | { readonly type: 'viewOpened' | 'viewUpdated'; readonly view: View }
  | { readonly type: 'viewClosed'; readonly view: View; readonly how: ViewEnd }
  | { readonly type: 'homePublished'; readonly home: Home }
  | { readonly type: 'fileShared'; readonly file: StoredFile; readonly message: Message }
  | { readonly type: 'fileDeleted'; readonly file: StoredFile }
  | { readonly type: 'tokenRevoked' }
  | { readonly type: 'reset' };
