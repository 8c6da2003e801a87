import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { incident as onIncident, type Voice } from './voice.ts';
import { people, person } from './words.ts';

/** Who decides and who holds which role. `standing`: who holds a role by configuration, where nobody was assigned. */
export function whoText(
  incident: Incident,
  standing: Readonly<Record<string, readonly PersonId[]>>,
  voice: Voice,
): string {
  const { authority, roles } = incident;
  const assigned = Object.entries(roles).map(([role, who]) => `- ${role}: ${person(who, voice)}.`);
  const byConfiguration = Object.entries(standing)
    .filter(([role, who]) => roles[role] === undefined && who.length > 0)
    .map(([role, who]) => `- ${role}: ${people(who, voice)} (by configuration).`);
  return [
    `${person(authority, voice)} decides in ${incident.id}.`,
    ...assigned,
    ...byConfiguration,
    `Roles that nobody holds stay with ${person(authority, voice)}.`,
    `Give a role: ${onIncident(voice, 'assign <role> <@person>')}. Hand over the decision: ${onIncident(voice, 'handover <@person>')}.`,
  ].join('\n');
}
