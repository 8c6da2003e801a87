import { loadOutside, outsideIn } from '../../app/gone-back/streams.ts';
import { teamOf } from '../../app/people/team.ts';
import type { Ship } from '../../app/ship.ts';
import { voiceOf } from '../../app/voice.ts';
import { OutsideId } from '../../core/ids.ts';
import type { Beside } from './beside.ts';
import { usersOf } from './channel/people.ts';
import { type AskedOutside, goneBackWants } from './desired/gone-back.ts';
import type { Read } from './reread.ts';

/** So many of the last ones are kept right; older ones nobody looks at. */
const kept = 5;

/** The questions about what went back outside. */
export const goneBack: Beside = {
  about: 'gone-back',
  untold: 'GoneBackUntold',
  concerns: (stream) => outsideIn(stream) !== undefined,
  read: readLast,
};

async function readLast(ship: Ship): Promise<Read> {
  const found = await ship.registry.search(
    { outcome: 'outside' },
    { order: 'newest', after: undefined, limit: kept },
  );
  const asked: AskedOutside[] = [];
  for (const { id } of found) {
    const outside = OutsideId.safeParse(id).data;
    const { state } = outside ? await loadOutside(ship.registry, outside) : { state: undefined };
    if (state === undefined) continue;
    const { row } = state;
    asked.push({ row, users: usersOf(ship, teamOf(ship, row.target).slice(0, 1)) });
  }
  return {
    wants: goneBackWants(asked, voiceOf(ship)),
    version: Math.max(0, ...found.map(({ version }) => version)),
  };
}
