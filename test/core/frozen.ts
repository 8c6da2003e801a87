import type { EventOf } from '../../src/core/events.ts';
import { type Event } from '../../src/core/events.ts';
import { frozenBy } from '../../src/core/freeze/freeze.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { evolveTarget, noHistory, type TargetHistory } from '../../src/core/release/history.ts';
import { checkout, rb } from './sample.ts';

export const noon = '2026-03-01T12:00:00.000Z';

const ofDay = (day: number): string => `2026-02-0${day}T00:00:00.000Z`;

/** What happened on a target, folded. */
export const onTarget = (events: readonly Event[], before = noHistory): TargetHistory =>
  events.reduce((history, event) => evolveTarget(history, { event, at: noon }), before);

export const live = (
  version: string,
  day: number,
  more: Partial<EventOf<'ReleaseRegistered'>> = {},
): Event => ({
  type: 'ReleaseRegistered',
  target: checkout,
  version,
  digest: `sha256:${version}`,
  liveSince: ofDay(day),
  by: 'machine:ci',
  ...more,
});

/** The rollback of a target that ended, with what it freezes. */
export function rolledBack(history: TargetHistory, from: string, to: string): TargetHistory {
  const restored = {
    type: 'ReleaseRestored',
    target: checkout,
    from,
    to,
    incident: IncidentId.parse('INC-1'),
    plan: rb(1),
    since: ofDay(8),
  } as const;
  return onTarget([restored, frozenBy(restored, history)], history);
}

/** Release 2 was rolled back from; it had told its commits, or had not. */
export const frozenHistory = (commits?: readonly string[]): TargetHistory =>
  rolledBack(
    onTarget([live('1', 1), live('2', 2, commits ? { commits: [...commits] } : {})]),
    '2',
    '1',
  );
