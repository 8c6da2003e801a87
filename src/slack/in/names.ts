import { type KnownNames, knownNames } from '../../app/orders/known.ts';
import type { Desk } from './desk.ts';

/** The names that mean something where a line was typed or stands on a button. */
export async function namesAt(
  { ship }: Pick<Desk, 'ship'>,
  incident: string | undefined,
): Promise<KnownNames> {
  const { state } =
    incident === undefined ? { state: undefined } : await ship.incidents.load(incident);
  return knownNames(ship, state);
}
