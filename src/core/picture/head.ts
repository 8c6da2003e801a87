import { sayDuration } from '../../lib/durations.ts';
import { isoIn } from '../../lib/zone.ts';
import type { Mode } from '../envelope.ts';
import { type Instant, millis } from '../ids.ts';
import { erased } from '../texts/events/told.ts';
import { count, list, oneLine, withoutTarget } from '../texts/words.ts';
import type { Picture } from './picture.ts';

/** What nobody may overlook; nothing for what is real. */
export function modeShout(mode: Mode): string | undefined {
  switch (mode) {
    case 'live':
      return undefined;
    case 'drill':
      return 'DRILL: this is a rehearsal';
    case 'tabletop':
      return 'DRILL (tabletop): only decisions are rehearsed';
    case 'imported':
      return 'IMPORTED: this happened elsewhere';
  }
}

/** `2026-03-01 10:00:05`, as calendars and clocks in the zone show it. */
export const momentIn = (at: Instant, zone: string): string =>
  isoIn(millis(at), zone).slice(0, 19).replace('T', ' ');

/** What stands above everything else: which incident, its title, where, and from when to when. */
export function headLines(
  { incident, title, severity, targets, rung, span }: Picture,
  zone: string,
): readonly [string, string, string, string] {
  const [from, to] = [momentIn(span.from, zone), momentIn(span.to, zone)];
  const end = from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to;
  const length = sayDuration(millis(span.to) - millis(span.from));
  return [
    `${incident}, ${severity ?? 'no severity yet'}, ${rung}`,
    oneLine(withoutTarget(title ?? erased, targets), 200),
    list(targets, 6),
    `${from} to ${end} ${zone}, ${length}${span.isOver ? '' : ' so far'}${laterText(span.later)}`,
  ];
}

const laterText = (later: number): string =>
  later === 0 ? '' : `; ${count(later, 'later entry', 'later entries')} in the timeline`;
