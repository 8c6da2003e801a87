import type { EventOf } from '../../core/events.ts';
import { weekOf } from '../../core/metrics/week.ts';
import { digestText } from '../../core/texts/summary.ts';
import { type Loaded, recorded } from '../incidents.ts';
import { knownNow } from '../metrics/measured.ts';
import type { Registry } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';

export const digestStream = 'digest';

/** The week that people were told of last, and where its stream was read. */
export async function lastWeek(
  registry: Pick<Registry, 'read'>,
): Promise<Loaded<EventOf<'WeekEnded'> | undefined>> {
  const log = await registry.read(digestStream);
  const last = log.at(-1);
  const event = last && recorded(last).event;
  return {
    stream: digestStream,
    version: log.length,
    state: event?.type === 'WeekEnded' ? event : undefined,
  };
}

/** What the digest of a week says, by the record of now. It names no incident, and so no private one. */
export async function digestOf(
  ship: Pick<Ship, 'registry' | 'configurations' | 'playbooks' | 'clock' | 'rows' | 'deployedOn'>,
  { since, until }: EventOf<'WeekEnded'>,
): Promise<string> {
  const { weekly, commands } = ship.configurations.current();
  const telling = { zone: weekly?.zone ?? 'UTC', registry: commands.registry };
  return digestText(weekOf({ since, until }, await knownNow(ship)), telling);
}
