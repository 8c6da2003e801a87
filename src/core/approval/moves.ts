import type { Event } from '../events.ts';
import { after, type Instant } from '../ids.ts';
import { currentPlan, type Incident, type MadePlan } from '../incident/incident.ts';
import { answersTo, standingBefore } from './standing.ts';
import { standingsNow } from './waiting.ts';

const bound = ({ id, hash }: MadePlan, step: string | undefined) => ({
  plan: id,
  hash,
  ...(step === undefined ? {} : { step }),
});

/** Asks for every agreement of this plan that was not asked for yet. Anybody may look at plans; only what may go is asked about. */
export function asking(incident: Incident, made: MadePlan, at: Instant): readonly Event[] {
  const { asked, isStale } = answersTo(incident, made);
  if (isStale) return [];
  const isRunning = incident.runs[made.id] !== undefined;
  const standings = isRunning ? standingsNow(incident, made) : standingBefore(incident, made, at);
  return standings
    .filter(({ isMet, need }) => !isMet && asked[need.key] === undefined)
    .map(({ need }) => ({
      type: 'ApprovalAsked',
      ...bound(made, need.step),
      need: need.key,
      roles: [...need.roles],
      people: [...need.people],
      min: need.min,
      ...(need.timeoutMs === undefined ? {} : { until: after(at, need.timeoutMs) }),
    }));
}

/** What was approved is not what would run now: nothing that was said of it counts any more. */
export const voiding = (incident: Incident, made: MadePlan): readonly Event[] =>
  answersTo(incident, made).given.map(({ step, person }) => ({
    type: 'ApprovalVoided',
    ...bound(made, step),
    person,
    why: 'changed',
  }));

/**
 * What follows for approvals: a plan whose card was shown asks for them, so does a step of the run that waits for
 * nothing else; a plan that lost its ground loses them.
 */
export function approvalMoves(incident: Incident, at: Instant): readonly Event[] {
  if (incident.rung === 'closed') return [];
  const shown = new Set(Object.values(incident.cards).map(({ plan }) => plan));
  const running = currentPlan(incident);
  for (const made of Object.values(incident.plans)) {
    const isVoid = made.proposal.status === 'void';
    const isShown = shown.has(made.id) && incident.runs[made.id] === undefined;
    const events = isVoid
      ? voiding(incident, made)
      : isShown || made === running
        ? asking(incident, made, at)
        : [];
    if (events.length > 0) return events;
  }
  return [];
}
