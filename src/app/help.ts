import type { PersonId } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { OrderOf } from '../core/orders.ts';
import { isByRole, machineMay, may } from '../core/policy/may.ts';
import { helpText } from '../core/texts/help.ts';
import { holdersByRole } from './facts/people.ts';
import type { Ordered } from './ordered.ts';
import { rosterOf } from './rosters.ts';
import type { Ship } from './ship.ts';
import { maySee, personOf } from './sight.ts';
import { voiceOf } from './voice.ts';

type AskedHelp = Ordered & { readonly order: OrderOf<'help'> };

/**
 * Only what whoever asks may order here: in the incident where they ask, else in the open ones; where none is open only
 * what needs none. What is for the holder of a role is shown to those who have one in its services.
 */
export async function help(ship: Ship, { order, actor, incident }: AskedHelp): Promise<string> {
  const here = await incidentsAt(ship, incident, personOf(actor));
  const rows = ship.help((kind, where) => {
    if (actor.kind === 'machine') return machineMay(kind, actor) === undefined;
    const { person } = actor;
    if (where === 'anywhere') return true;
    return here.some(
      (state) =>
        may(kind, actor, state) === undefined && (!isByRole(kind) || hasPart(ship, person, state)),
    );
  }, order.about);
  return helpText(rows, voiceOf(ship));
}

async function incidentsAt(
  ship: Ship,
  said: string | undefined,
  person: PersonId | undefined,
): Promise<readonly Incident[]> {
  const open = said === undefined ? await ship.registry.summaries({ open: true }) : [];
  const ids = said === undefined ? open.map(({ id }) => id) : [said];
  const loaded = await Promise.all(ids.map((id) => ship.incidents.load(id)));
  return loaded
    .map(({ state }) => state)
    .filter((state) => state !== undefined && maySee(ship, state, person))
    .filter((state) => state !== undefined);
}

/** Whether this person decides here, may come to decide, or holds a role. */
function hasPart(ship: Ship, person: PersonId, { authority, roles, targets }: Incident): boolean {
  const { people, deputy } = rosterOf(ship, targets);
  const standing = Object.values(holdersByRole(ship, targets)).flat();
  return [authority, deputy, ...Object.values(roles), ...people, ...standing].includes(person);
}
