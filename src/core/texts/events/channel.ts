import type { EventType } from '../../events.ts';
import type { EventTexts } from './told.ts';

/** The events about where an incident is told. */
export const channelTexts = {
  ChannelAttached: ({ event: { channel } }) =>
    `The channel ${channel} is this incident's from now on; it is neither renamed nor archived`,
} satisfies Partial<EventTexts<EventType>>;
