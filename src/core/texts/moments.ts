import { isoIn } from '../../lib/zone.ts';
import { millis } from '../ids.ts';
import type { SayMoment } from './voice.ts';

/** Moments as clocks in a zone show them, with what they are ahead of UTC: `04:01 +01:00`; `03:01 UTC` in UTC itself. */
export function inZone(zone: string): SayMoment {
  return (at, { now, seconds }) => {
    const shown = isoIn(millis(at), zone);
    const day = shown.slice(0, 10);
    const isToday = now !== undefined && day === isoIn(millis(now), zone).slice(0, 10);
    const offset = zone === 'UTC' ? 'UTC' : shown.slice(-6);
    return `${isToday ? '' : `${day} `}${shown.slice(11, seconds ? 19 : 16)} ${offset}`;
  };
}

export const inUtc = inZone('UTC');
