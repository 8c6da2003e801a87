import { evolve } from '../../../core/incident/evolve.ts';
import type { Incident } from '../../../core/incident/incident.ts';
import type { Rung } from '../../../core/incident/ladder.ts';
import type { Happened } from '../../../core/timeline/entries.ts';

/** A rung that was entered, by which event. */
export type Climb = {
  readonly version: number;
  readonly at: string;
  readonly from: Rung;
  readonly rung: Rung;
};

/** Every change of rung in an incident's log, oldest first. */
export function climbsIn(
  log: readonly Happened[],
  { mode }: Pick<Incident, 'mode'>,
): readonly Climb[] {
  const climbs: Climb[] = [];
  let state: Incident | undefined;
  for (const happened of log) {
    const { at, version } = happened;
    const before = state?.rung;
    state = evolve(state, { ...happened, mode });
    const { rung } = state;
    if (before !== undefined && before !== rung) climbs.push({ version, at, from: before, rung });
  }
  return climbs;
}
