import type { Instant } from '../ids.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import { openProposals } from '../proposals/table.ts';
import { isUnsettled, type Run } from '../run/run.ts';
import { isDown } from '../standdown/night.ts';
import { openPlans } from '../strategy/plans.ts';
import { isGone } from './succession-list.ts';

/** Names what waits for the authority, in one noun. A new noun is added to the list below. */
type Waiting = (incident: Incident) => readonly string[];

/** A plan on the table, or after a strategy that did not help nothing yet. Not after "not now", until it comes back. */
const toDecide: Waiting = (incident) => {
  const { rung, course } = incident;
  if (course.status !== 'none' || (rung !== 'declared' && rung !== 'deciding')) return [];
  const plans = openPlans(incident);
  if (plans.length === 0) return rung === 'deciding' ? ['next'] : [];
  return plans
    .filter(({ proposal }) => proposal.status !== 'declined')
    .map(({ id }) => `plan/${id}`);
};

/** A run that stands still for a person; also one that ends and cannot, because nobody knows whether a step ran. */
const standingStill: Waiting = (incident) => {
  const run = currentRun(incident);
  if (run === undefined) return [];
  if (run.status === 'paused') return [`run/${run.plan}/${run.since}`];
  return unsettled(run).map((step) => `step/${run.plan}/${step}`);
};

const unsettled = (run: Run): readonly string[] =>
  run.status === 'stopping'
    ? Object.entries(run.steps)
        .filter(([, state]) => state.status === 'unknown' && isUnsettled(state))
        .map(([step]) => step)
    : [];

/** A proposal without a plan; one with a plan waits as its plan. What was there at a stand-down waits for the morning. */
const proposed: Waiting = (incident) => {
  if (incident.course.status !== 'none' || incident.rung === 'recovered') return [];
  const since = isDown(incident) ? incident.standDown?.since : undefined;
  return openProposals(incident)
    .filter(({ plan, at }) => plan === undefined && (since === undefined || at > since))
    .map(({ id }) => `proposal/${id}`);
};

/** Nobody decides whose account is closed, so who does instead is a decision of its own; after the worst is over no more. */
const succeeding: Waiting = (incident) => {
  const { authority, rung } = incident;
  return isGone(incident, authority) && rung !== 'recovered' && !isDown(incident)
    ? [`authority/${authority}`]
    : [];
};

const waiting: readonly Waiting[] = [toDecide, proposed, standingStill, succeeding];

/** What waits for the authority now, by key, and since when: what waited before keeps its moment. */
export function waitsAt(incident: Incident, at: Instant): Readonly<Record<string, Instant>> {
  if (incident.rung === 'closed') return {};
  const before = incident.paging.waits;
  const keys = waiting.flatMap((waits) => waits(incident));
  return Object.fromEntries(keys.map((key) => [key, before[key] ?? at]));
}

/** Since when a decision waits for the authority: the oldest thing that waits. Undefined when nothing does. */
export const decisionSince = ({ paging }: Pick<Incident, 'paging'>): Instant | undefined =>
  Object.values(paging.waits).toSorted()[0];
