import type { Actor } from '../../core/command.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { machineMay } from '../../core/policy/may.ts';
import { isTheirs } from '../../core/policy/part.ts';
import { isOfTargets, ruleOf } from '../../core/policy/rules.ts';
import { helpText } from '../../core/texts/help.ts';
import { drilledIn, drillersOf } from '../drills/look.ts';
import { adminsOf, holdersByRole, holdersByService, reachedBy } from '../facts/people.ts';
import type { Ordered } from '../ordered.ts';
import { peopleNamed, rosterOf } from '../people/rosters.ts';
import { maySee, personOf } from '../people/sight.ts';
import { notOfTheTeam } from '../people/team.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

type AskedHelp = Ordered & { readonly order: OrderOf<'help'> };

/**
 * Only what whoever asks may order here: in the incident where they ask, else in the open ones; where none is open only
 * what needs none. What is for whoever holds a role or is named is shown to them alone.
 */
export async function help(ship: Ship, { order, actor, incident }: AskedHelp): Promise<string> {
  const here = await incidentsAt(ship, incident, personOf(actor));
  const rows = ship.help((kind, where) => {
    if (actor.kind === 'machine') return machineMay(kind, actor) === undefined;
    const { person } = actor;
    const rule = ruleOf(kind);
    if (rule === 'signer' || rule === 'revoker') return isAskedSomewhere(ship, person);
    if (rule === 'drillers' || rule === 'due') return rehearsesSome(ship, person);
    if (isOfTargets(rule)) return speaksForSome(ship, actor, here);
    if (rule === 'keeper') return adminsOf(ship).includes(person);
    if (where === 'anywhere') return true;
    return here.some((incident) => {
      const { targets } = incident;
      const people = {
        roster: rosterOf(ship, targets),
        roleHolders: holdersByRole(ship, targets),
        admins: adminsOf(ship),
        serviceHolders: holdersByService(ship, reachedBy(incident)),
      };
      return isTheirs(kind, { person, incident, people });
    });
  }, order.about);
  return helpText(rows, voiceOf(ship));
}

/** Whether this person is of the team of any target, or decides in one of these incidents. */
const speaksForSome = (
  ship: Ship,
  actor: Extract<Actor, { kind: 'person' }>,
  here: readonly Incident[],
): boolean =>
  here.some(({ authority }) => authority === actor.person) ||
  Object.values(ship.configurations.current().services)
    .flatMap(({ targets }) => targets)
    .some((target) => notOfTheTeam(ship, target, actor) === undefined);

/** Whether this person takes part in the drills of any service. */
const rehearsesSome = (ship: Ship, person: PersonId): boolean =>
  drilledIn(ship.configurations.current()).some((service) =>
    drillersOf(ship, service).includes(person),
  );

/** Whether any service names this person in a role, or as one who has a say. */
const isAskedSomewhere = (ship: Ship, person: PersonId): boolean =>
  Object.values(ship.configurations.current().services).some(({ roles, stakeholders }) => {
    const names = [...Object.values(roles).flat(), ...stakeholders.flatMap(({ people }) => people)];
    return peopleNamed(ship, names).people.includes(person);
  });

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
