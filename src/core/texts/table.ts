import type { Incident } from '../incident/incident.ts';
import { openPoll, type Proposal, standingProposals } from '../proposals/table.ts';
import { consideredLines } from './events/proposals.ts';
import type { Voice } from './voice.ts';
import { clock, clockSeconds, people, person, sentence } from './words.ts';

/** What is on the table now: proposals, who is asked for objections, and who objected. */
export function tableLines(incident: Incident, voice: Voice): readonly string[] {
  const poll = openPoll(incident);
  return [
    ...standingProposals(incident).map((one) => proposalText(one, voice)),
    ...(poll
      ? [`Objections are asked for until ${clockSeconds(poll.until, voice)} (${poll.id})`]
      : []),
    ...incident.table.objections.map(
      ({ id, by, at }) => `${person(by, voice)} objected at ${clock(at, voice)} (${id})`,
    ),
  ].map(sentence);
}

function proposalText({ id, strategy, plan, by, standing }: Proposal, voice: Voice): string {
  const course = plan === undefined ? strategy : `${strategy} by ${plan}`;
  const declined =
    standing.status === 'declined' ? `, declined until ${clock(standing.until, voice)}` : '';
  return `${id}: ${course}, proposed by ${people(by, voice)}${declined}`;
}

/** The last decision, and what it rests on. The reasons in words stand in the timeline. */
export function decidedLines({ table, plans }: Incident, voice: Voice): readonly string[] {
  const { decided } = table;
  if (decided === undefined) return [];
  const { at, by, strategy, plan, considered } = decided;
  const course = plan === undefined ? strategy : `${strategy} by ${plan}`;
  const made = plan && plans[plan];
  return [
    `${person(by, voice)} decided ${course} at ${clock(at, voice)}`,
    ...consideredLines(considered, { ...decided, plan: made?.document }, voice),
  ].map(sentence);
}
