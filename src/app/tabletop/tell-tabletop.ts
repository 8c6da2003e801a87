import type { Answer } from '../../core/answer.ts';
import type { IncidentId } from '../../core/ids.ts';
import { tabletopReport } from '../../core/texts/tabletop.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

/** How a tabletop went, or goes: its score, each decision with what was really done, and the lesson. Nothing is recorded by asking. */
export async function tellTabletop(ship: Ship, incident: IncidentId): Promise<Answer> {
  const log = await ship.logs.read(incident);
  return {
    accepted: true,
    incident,
    events: [],
    say: tabletopReport(incident, log, voiceOf(ship)),
  };
}
