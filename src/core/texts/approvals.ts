import type { Standing } from '../approval/standing.ts';
import { standingsNow } from '../approval/waiting.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { stepOf } from './events/told.ts';
import type { Voice } from './voice.ts';
import { capital, list, people, person } from './words.ts';

/** Whose agreement it is: `dba`, `a second person (approver or dba)`, or people by their names. */
function whose({ need }: Standing, voice: Voice): string {
  const named = need.people.length > 0 ? [people(need.people, voice)] : [];
  if (need.mode === 'second')
    return `a second person (${list([...need.roles, ...named], 8, 'or')})`;
  return list([...need.roles, ...named], 8, 'or');
}

/** `dba 1 of 1`, or who said no. */
function standingText(standing: Standing, voice: Voice): string {
  const { given, need, no, isMet } = standing;
  const count = `${whose(standing, voice)} ${given.length} of ${need.min}`;
  if (no === 'silence') return `${count} (nobody answered in time, which means no)`;
  if (no !== undefined) return `${count} (${person(no.person, voice)} said no)`;
  return isMet && given.length < need.min ? `${count} (it goes on without)` : count;
}

/** What plans and steps wait for of people's agreement: `RB-17 waits for approval: dba 0 of 1 and approver 1 of 2`. */
export const approvalWaits = (incident: Incident, voice: Voice): readonly string[] =>
  Object.values(incident.plans).flatMap((made) => ofPlan(incident, made, voice));

function ofPlan(incident: Incident, made: MadePlan, voice: Voice): readonly string[] {
  const standings = standingsNow(incident, made);
  if (standings.every(({ isMet }) => isMet)) return [];
  return [...Map.groupBy(standings, ({ need }) => need.step)].map(([step, some]) => {
    const subject = step === undefined ? made.id : `${stepOf(step, made.document)} of ${made.id}`;
    const said = list(some.map((standing) => standingText(standing, voice)));
    return `${capital(subject)} waits for approval: ${said}`;
  });
}
