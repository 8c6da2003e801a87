import type { EventOf } from '../../core/events.ts';
import { isUnscored } from '../../core/tabletop/score.ts';
import { incidentStream, recorded } from '../incidents.ts';
import type { Ship } from '../ship.ts';

/** So many of the latest tabletops are looked through. */
const most = 100;

/** The last tabletop of this scenario that came to a score. */
export async function lastTime(
  { registry }: Pick<Ship, 'registry'>,
  scenario: string,
): Promise<EventOf<'TabletopBegan'>['last']> {
  const played = (await registry.summaries())
    .filter(({ mode, rung }) => mode === 'tabletop' && rung === 'closed')
    .toSorted((one, other) => other.declaredAt.localeCompare(one.declaredAt))
    .slice(0, most);
  for (const { id } of played) {
    const events = (await registry.read(incidentStream(id))).map((one) => recorded(one).event);
    const isSame = events.some(
      (event) => event.type === 'TabletopBegan' && event.script.scenario === scenario,
    );
    const ended = events.find((event) => event.type === 'TabletopEnded');
    if (isSame && ended?.type === 'TabletopEnded' && !isUnscored(ended)) {
      return { incident: id, score: ended.score };
    }
  }
  return undefined;
}
