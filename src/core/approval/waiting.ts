import { currentRun, type Incident, type MadePlan } from '../incident/incident.ts';
import { sightOf } from '../run/phase.ts';
import { gatesAhead, isYetToStart } from '../run/ready.ts';
import { stepState } from '../run/run.ts';
import { answersTo, gateOf, type Standing, standingBefore } from './standing.ts';
import type { Approval } from './state.ts';

const isOpen = ({ runs, rung }: Incident, { id, proposal }: MadePlan): boolean =>
  rung !== 'closed' && runs[id] === undefined && proposal.status !== 'void';

/** Every agreement that matters for this plan now, given or not: those before go, or of the steps that only wait for it. */
export function standingsNow(incident: Incident, made: MadePlan): readonly Standing[] {
  if (isOpen(incident, made)) return standingBefore(incident, made);
  const run = currentRun(incident);
  if (run?.plan !== made.id) return [];
  return gatesAhead(sightOf(incident, run))
    .map(({ id }) => gateOf(incident, made, id))
    .filter((gate) => gate !== undefined);
}

/** Those that are still waited for. */
export const waitingNow = (incident: Incident, made: MadePlan): readonly Standing[] =>
  standingsNow(incident, made).filter(({ isMet }) => !isMet);

/** The approvals that the clock may still end. Once a plan or its step has begun, the decision rests on what was approved then. */
export function expirable(incident: Incident, made: MadePlan): readonly Approval[] {
  const { given } = answersTo(incident, made);
  if (incident.runs[made.id] === undefined) return given;
  const run = currentRun(incident);
  if (run?.plan !== made.id) return [];
  return given.filter(({ step }) => step !== undefined && isYetToStart(stepState(run, step)));
}
