import { digestOf } from '../../lib/hash.ts';
import type { Acted } from './desk.ts';
import type { Payload, PayloadOf } from './payload.ts';

/** So long a second tap of the same person on the same button counts as the first: a finger that trembled. */
const tapMs = 1_000;

/**
 * The key under which a payload is kept and its order is decided: a repeated delivery has the same one. No account is
 * part of it, because it goes on record.
 */
export function keyOf(payload: PayloadOf<Acted>): string {
  switch (payload.kind) {
    case 'command':
    case 'press':
    case 'shortcut':
    case 'messageShortcut':
      return `slack:${payload.trigger}`;
    case 'submit': {
      // A form that came back with errors is sent again under the same id and hash: what stands in it tells them apart.
      const { id, hash, state } = payload.view;
      return `slack:${id}:${hash}:${digestOf(state.values).slice(0, 16)}`;
    }
    case 'event':
      return `slack:${payload.id}`;
  }
}

/** Counts the taps of one person on one button within a second once. `now` in milliseconds of a clock that only grows. */
export function tapCounter(): (payload: Payload, now: number) => boolean {
  const counted = new Map<string, number>();
  return (payload, now) => {
    if (payload.kind !== 'press') return true;
    for (const [tap, at] of counted) if (now - at >= tapMs) counted.delete(tap);
    const { from, reach, on, action, value } = payload;
    const tap = JSON.stringify([from.user, reach.channel, on, action, value]);
    if (counted.has(tap)) return false;
    counted.set(tap, now);
    return true;
  };
}
