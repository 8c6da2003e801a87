import { holdersByRole } from '../../../app/facts/people.ts';
import { type Looking, peopleNamed, rosterOf } from '../../../app/people/rosters.ts';
import { insidersOf } from '../../../app/people/sight.ts';
import type { Ship } from '../../../app/ship.ts';
import { PersonId, serviceOf, type Target } from '../../../core/ids.ts';
import type { Incident } from '../../../core/incident/incident.ts';
import type { Happened } from '../../../core/timeline/entries.ts';

/** So many of a roster are invited: who is called now, and who is next. */
const ofRoster = 2;
const slackPrefix = 'slack:';

/** A person's ids in Slack. */
export const usersOf = (
  { directory }: Pick<Ship, 'directory'>,
  people: readonly PersonId[],
): readonly string[] => [
  ...new Set(
    people
      .flatMap((person) => directory.accountsOf(person))
      .filter((account) => account.startsWith(slackPrefix))
      .map((account) => account.slice(slackPrefix.length)),
  ),
];

/** Who holds this role here: whoever it was given to in this incident, else whom the configuration names. */
export function holdersOf(
  ship: Looking,
  incident: Incident,
  role: string,
  targets: readonly Target[] = incident.targets,
): readonly PersonId[] {
  const given = incident.roles[role];
  if (role === 'authority') return [incident.authority];
  if (given !== undefined) return [given];
  const { services } = ship.configurations.current();
  const names = targets.flatMap((target) => services[serviceOf(target)]?.roles[role] ?? []);
  return peopleNamed(ship, names).people;
}

/** A tabletop has no target, and yet the people of one that was named take part. */
const peopleAtTable = ({ event }: Happened): readonly Target[] =>
  event.type === 'TabletopBegan' && event.people !== undefined ? [event.people] : [];

/**
 * Who belongs into an incident's channel: who decides, who declared, who would follow, and who holds a role; into a
 * private one only who may know of it.
 */
export function inviteesOf(
  ship: Looking,
  incident: Incident,
  log: readonly Happened[],
): readonly PersonId[] {
  if (incident.privacy.isPrivate) return insidersOf(ship, incident);
  const targets = [...incident.targets, ...log.flatMap(peopleAtTable)];
  const called = targets.flatMap((target) => {
    const { people, deputy } = rosterOf(ship, [target]);
    return [...people.slice(0, ofRoster), ...(deputy === undefined ? [] : [deputy])];
  });
  const declarer = PersonId.safeParse(
    log.find(({ event }) => event.type === 'IncidentDeclared')?.actor,
  );
  return [
    ...new Set([
      incident.authority,
      ...(declarer.success ? [declarer.data] : []),
      ...Object.values(incident.roles),
      ...called,
      ...Object.values(holdersByRole(ship, targets)).flat(),
    ]),
  ];
}
