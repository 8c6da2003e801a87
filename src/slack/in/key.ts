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

/** Counts the taps of one person on one button within a second once. */
export type Taps = {
  /** Whether it counts; `now` in milliseconds of a clock that only grows. */
  readonly counts: (payload: Payload, now: number) => boolean;
  /** Whoever closed or sent a form has seen what came of their tap: the next one is meant, however soon it comes. */
  readonly seen: (user: string) => void;
};

export function openTaps(): Taps {
  const counted = new Map<string, { readonly user: string; readonly at: number }>();
  return {
    counts: (payload, now) => {
      if (payload.kind !== 'press') return true;
      for (const [tap, { at }] of counted) if (now - at >= tapMs) counted.delete(tap);
      const { from, reach, on, action, value } = payload;
      const tap = JSON.stringify([from.user, reach.channel, on, action, value]);
      if (counted.has(tap)) return false;
      counted.set(tap, { user: from.user, at: now });
      return true;
    },
    seen: (by) => {
      for (const [tap, { user }] of counted) if (user === by) counted.delete(tap);
    },
  };
}
