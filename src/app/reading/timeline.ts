import type { Incident } from '../../core/incident/incident.ts';
import { momentSaid, type SaidMoment } from '../../core/said-moment.ts';
import { inZone } from '../../core/texts/moments.ts';
import type { SayMoment } from '../../core/texts/voice.ts';
import type { TimelineDocument } from '../../core/timeline/document.ts';
import { entriesOf } from '../../core/timeline/entries.ts';
import { chosen } from '../../core/timeline/filter.ts';
import type { TimelineOrder } from '../../core/timeline/orders.ts';
import { personSaid } from '../orders/whom.ts';
import type { Ship } from '../ship.ts';
import { type Speaking, voiceOf } from '../voice.ts';
import { titleIn } from './read-log.ts';

/** The record of an incident as somebody wants to read it. `moment`: how its texts say one, where that is no document. */
export async function timelineOf(
  ship: Speaking & Pick<Ship, 'logs'>,
  incident: Incident,
  { zone = 'UTC', ...asked }: Omit<TimelineOrder, 'kind' | 'format'>,
  moment: SayMoment = inZone(zone),
): Promise<TimelineDocument> {
  const log = await ship.logs.read(incident.id);
  const voice = { ...voiceOf(ship), moment };
  const entries = entriesOf(log, voice);
  const { kinds, words } = asked;
  const now = ship.clock.now();
  const meant = (said: SaidMoment | undefined) => said && momentSaid(said, now);
  const [since, until] = [meant(asked.since), meant(asked.until)];
  const by = asked.by?.map((said) => shownName(ship, said));
  const filter = { kinds, by, since, until, words };
  return {
    header: { ...incident, title: titleIn(log) },
    entries: chosen(entries, filter),
    all: entries.length,
    filter,
    zone,
    voice,
  };
}

/** `@first-oncall` is shown by name; what names nobody is looked for as it is. */
function shownName({ directory }: Pick<Ship, 'directory'>, said: string): string {
  const person = personSaid(directory, said);
  return person === undefined ? said.replace(/^@/u, '') : directory.nameOf(person);
}
