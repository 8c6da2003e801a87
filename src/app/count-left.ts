import { cameSince } from '../core/checks/deciders.ts';
import type { Incident, Residual } from '../core/incident/incident.ts';
import type { LeftNow } from '../core/texts/left-over.ts';
import { countEffect } from './plans/count-effects.ts';
import type { Ship } from './ship.ts';

/** What is left over, counted once more as closing it would; undefined for what no effect of the plan left. */
export async function countLeft(
  ship: Pick<Ship, 'clock' | 'world'>,
  incident: Incident,
  left: Residual,
): Promise<LeftNow | undefined> {
  const { governing, plans } = incident;
  const document = governing === undefined ? undefined : plans[governing]?.document;
  const spec =
    left.cause === 'effect' ? document?.effects.find(({ id }) => id === left.of) : undefined;
  if (spec === undefined) return undefined;
  const counted = await countEffect(ship, spec);
  const at = ship.clock.now();
  const since = cameSince({ counts: [counted], at }, incident, left);
  return { count: counted.count, since: since.reduce((sum, { count }) => sum + (count ?? 0), 0) };
}
