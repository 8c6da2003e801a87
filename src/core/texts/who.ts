import { sayDuration } from '../../lib/durations.ts';
import { doubled } from '../authority/command.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Roster } from '../policy/facts.ts';
import { decisionClock, pageLines } from './decision-clock.ts';
import { goneText } from './events/paging.ts';
import { incident as onIncident, type Voice } from './voice.ts';
import { clock, oneLine, people, person } from './words.ts';

/** What is known about people beside the incident's own events. */
type Known = {
  /** Who may hold the authority now. */
  readonly roster: Roster;
  /** Who holds a role by configuration, where nobody was assigned. */
  readonly standing: Readonly<Record<string, readonly PersonId[]>>;
};

/** Who decides since when, what is about to change that, who may follow, and who holds which role. */
export function whoText(incident: Incident, { roster, standing }: Known, voice: Voice): string {
  const { authority, roles } = incident;
  const assigned = Object.entries(roles).map(([role, who]) => `- ${role}: ${person(who, voice)}.`);
  const byConfiguration = Object.entries(standing)
    .filter(([role, who]) => roles[role] === undefined && who.length > 0)
    .map(([role, who]) => `- ${role}: ${people(who, voice)} (by configuration).`);
  return [
    `${person(authority, voice)} decides in ${incident.id}, since ${clock(incident.paging.authoritySince, voice)}.`,
    ...changing(incident, voice),
    ...decisionClock(incident, voice),
    ...pageLines(incident, voice),
    rosterLine(roster, voice),
    ...assigned,
    ...byConfiguration,
    `Roles that nobody holds stay with ${person(authority, voice)}.`,
    `Give a role: ${onIncident(voice, 'assign <role> <@person>')}. Hand over the decision: ${onIncident(voice, 'handover <@person>')}.`,
  ].join('\n');
}

/** What is about to change, or changed without everybody having agreed. */
function changing(incident: Incident, voice: Voice): readonly string[] {
  const { offer, glass, handoverDue, relieved, authority } = incident;
  return [
    offer &&
      `Offered to ${person(offer.to, voice)}, who has until ${clock(offer.until, voice)} to accept.`,
    glass &&
      `The glass is broken by ${person(glass.by, voice)}, until ${clock(glass.until, voice)}.`,
    handoverDue === undefined
      ? undefined
      : `The broken glass is over since ${clock(handoverDue, voice)}; ${person(authority, voice)} is asked to hand over.`,
    relieved && relievedText(relieved, voice),
    doubledText(incident, voice),
  ].filter((line) => line !== undefined);
}

/** `Ada was relieved by Bo at 03:12 UTC.` */
const relievedText = (
  { person: lost, by, at }: NonNullable<Incident['relieved']>,
  voice: Voice,
): string => `${person(lost, voice)} was relieved by ${person(by, voice)} at ${clock(at, voice)}.`;

/** Who may hold the authority, from where that is known, and how old it is. */
function rosterLine(
  { people: all, deputy, source, ageMs, gone = [] }: Roster,
  voice: Voice,
): string {
  const second = deputy === undefined ? '' : `; deputy ${person(deputy, voice)}`;
  const age = ageMs > 0 ? `, ${sayDuration(ageMs)} old` : '';
  return `Roster: ${all.length === 0 ? 'nobody' : people(all, voice)}${second} (from ${oneLine(source, 120)}${age})${goneText(gone, voice, '; ')}.`;
}

/** That one person decides and does, where that should not be; nothing where it is fine. */
export const doubledText = (incident: Incident, voice: Voice): string | undefined =>
  doubled(incident, {}) === 'no'
    ? undefined
    : `${person(incident.authority, voice)} decides and holds ops too: give one of the two away as soon as somebody can take it.`;
