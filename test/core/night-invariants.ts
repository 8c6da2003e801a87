import type { Seen } from './invariants.ts';

/** People may sleep: nobody is reminded of anything, and nothing of it moves who decides or what is locked. */
export function ofNight({ before, recorded: { event }, after }: Seen): readonly string[] {
  if (!before) return [];
  if (event.type === 'Reminded') {
    return before.standDown?.status === 'down' ? ['somebody was reminded at night'] : [];
  }
  if (event.type !== 'StoodDown' && event.type !== 'StandDownEnded') return [];
  const kept = ({ authority, held, rung, waived }: typeof after) =>
    JSON.stringify({ authority, held, rung, waived });
  return kept(before) === kept(after) ? [] : [`${event.type} moved something`];
}
