import { answersTo, goesUnapproved, orderedBy, standingBefore } from '../approval/standing.ts';
import { after, type Instant, latest, serviceOf } from '../ids.ts';
import { needsOf } from '../impact/needs.ts';
import { mayRun, needsTwoPersons, weighed } from '../impact/persons.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { decisionSince } from '../paging/decisions.ts';
import { openPlans } from '../strategy/plans.ts';

/** "After the second wait": the first pages the deputy, the second the next one. */
const waits = 2;

/**
 * The plan that the standing order may carry out now; undefined where it may not (capabilities, S6): only for the first
 * decision, only a rollback on the table that nobody put off, that was approved ahead, with nothing to be accepted or typed,
 * that touches no data. Where anything ran or was decided before, and where there are two plans to choose from, people decide.
 */
export function planUnderOrder(incident: Incident): MadePlan | undefined {
  const { standingOrder: signed } = incident.rules;
  if (signed === undefined || !isFirst(incident)) return undefined;
  const [only, ...more] = openPlans(incident);
  if (only === undefined || more.length > 0 || only.proposal.status !== 'open') return undefined;
  const isSignedFor = only.document.targets.every((one) => serviceOf(one) === signed.service);
  const asSigner = orderedBy(incident, signed.by);
  return isSignedFor && isHarmless(asSigner, only) && isAgreed(asSigner, only) ? only : undefined;
}

/** Nothing was decided or carried out in this incident yet, and it was never closed. */
const isFirst = ({ rung, acted, course, table, reached }: Incident): boolean =>
  !acted &&
  course.status === 'none' &&
  table.decided === undefined &&
  reached.closed === undefined &&
  (rung === 'declared' || rung === 'deciding');

/**
 * Somebody beside the one who signed the order approved such a plan ahead, everything that it needs before go was given,
 * and none of its steps would stop half-way to ask for more.
 */
const isAgreed = (incident: Incident, made: MadePlan): boolean =>
  answersTo(incident, made).given.some(
    ({ ahead, person }) => ahead !== undefined && person !== incident.authority,
  ) &&
  standingBefore(incident, made).every(({ isMet }) => isMet) &&
  mayRun(made.document).every(({ approve }) => approve === undefined);

function isHarmless(incident: Incident, made: MadePlan): boolean {
  const { document } = made;
  const { accept, typed } = needsOf(document, goesUnapproved(incident, made));
  return (
    document.strategy === 'rollback' &&
    weighed(document).verdict === 'none' &&
    needsTwoPersons(document).length === 0 &&
    accept.length === 0 &&
    typed === undefined
  );
}

/**
 * When the standing order is announced: two waits after the decision began to wait for this authority. Whoever may decide
 * and was seen here meanwhile is awake, so it waits from then on. Undefined where it is not, or was already.
 */
export function announcedAt(incident: Incident): Instant | undefined {
  const { paging, rules, standingOrder, authority } = incident;
  const decision = decisionSince(incident);
  if (decision === undefined || standingOrder.status !== 'quiet') return undefined;
  if (!paging.succession.pager || planUnderOrder(incident) === undefined) return undefined;
  const { people, deputy } = paging.succession;
  const awake = [authority, deputy, ...people].map((one) => one && paging.seen[one]);
  const moments = [paging.authoritySince, ...awake].filter((one) => one !== undefined);
  return after(latest(decision, moments), waits * rules.maxWaitMs);
}
