import { z } from 'zod';
import { Because } from '../because.ts';
import { stored } from '../stored.ts';

/** This channel, which somebody else made, is the incident's from now on. */
const ChannelAttached = stored('ChannelAttached', { channel: z.string(), because: Because });

export const channelEvents = [ChannelAttached] as const;
