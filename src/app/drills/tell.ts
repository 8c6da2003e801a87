import { standingOf } from '../../core/drill/standing.ts';
import { personFor, takesOf } from '../../core/drill/turn.ts';
import type { AnyRefusal } from '../../core/refusals.ts';
import type { DrillRow } from '../../core/texts/drills.ts';
import type { Ship } from '../ship.ts';
import { drilledAt } from './handle-drill.ts';
import { drilledIn, look } from './look.ts';

/** How the drills of each service stand now, or of the one that is asked for. */
export async function drillRows(
  ship: Ship,
  said?: string,
): Promise<readonly DrillRow[] | AnyRefusal> {
  const known = said === undefined ? undefined : drilledAt(ship, said);
  if (known !== undefined && 'code' in known) return known;
  const all = await everyDrillRow(ship);
  return all.filter(({ rules }) => known === undefined || rules.service === known.name);
}

/** How the drills of each service stand now. */
export async function everyDrillRow(ship: Ship): Promise<readonly DrillRow[]> {
  const all = await Promise.all(
    drilledIn(ship.configurations.current()).map((service) => look(ship, service)),
  );
  const at = ship.clock.now();
  return all.map((one) => ({
    rules: one.rules,
    book: one.book,
    standing: standingOf(one, at),
    person: personFor(
      one,
      all.filter(({ rules }) => rules.team === one.rules.team),
    ),
    takes: takesOf(one),
  }));
}
