import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { Channel, Pin } from './channel.ts';
import { findChannel } from './find.ts';
import type { Message } from './message.ts';
import type { Workspace } from './workspace.ts';

/** Slack caps the pins of a channel without saying the number; this is the one people report. */
const mostPins = 100;

/** Pins a message for everybody in its channel. */
export const addPin = (
  workspace: Workspace,
  message: Message,
  user: string,
): Result<Channel, 'channel_not_found' | 'is_archived' | 'already_pinned' | 'too_many_pins'> => {
  const found = findChannel(workspace, message.channel);
  if (!found.ok) return found;
  const { pins, archived } = found.value;
  if (archived) return err('is_archived');
  if (pins.some((pin) => pin.ts === message.ts)) return err('already_pinned');
  if (pins.length >= mostPins) return err('too_many_pins');
  const pin: Pin = { ts: message.ts, by: user, at: workspace.clock.now() };
  const channel = { ...found.value, pins: [pin, ...pins] };
  workspace.channels.set(channel.id, channel);
  workspace.emit({ type: 'pinAdded', message, pin, user });
  return ok(channel);
};

/** Takes a pin off. */
export const removePin = (
  workspace: Workspace,
  message: Message,
  user: string,
): Result<Channel, 'channel_not_found' | 'no_pin'> => {
  const found = findChannel(workspace, message.channel);
  if (!found.ok) return found;
  const pin = found.value.pins.find((each) => each.ts === message.ts);
  if (pin === undefined) return err('no_pin');
  const channel = { ...found.value, pins: found.value.pins.filter((each) => each !== pin) };
  workspace.channels.set(channel.id, channel);
  workspace.emit({ type: 'pinRemoved', message, pin, user });
  return ok(channel);
};
