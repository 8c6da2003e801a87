import { currentRun, type Incident } from '../incident/incident.ts';
import type { CheckSpec } from '../plan/plan.ts';

export const criterionKey = (check: string): string => `criterion/${check}`;
export const mitigationKey = (check: string): string => `mitigation/${check}`;

/** How long calm must last before it counts, where a playbook does not say (product.md, the ladder). */
const mitigationSoakMs = 120_000;

/** What recovery means for this incident: the criteria of the last plan that was activated, else those of its services. */
export function criteriaOf(incident: Incident): readonly CheckSpec[] {
  const made = incident.governing && incident.plans[incident.governing];
  return made ? made.document.criteria : incident.declaredCriteria;
}

/** What "users have stopped hurting" means: the plan's `mitigated_when`, else the criteria of class availability. */
export function mitigationOf(incident: Incident): readonly CheckSpec[] {
  const made = incident.governing && incident.plans[incident.governing];
  if (made && made.document.mitigatedWhen.length > 0) return made.document.mitigatedWhen;
  return criteriaOf(incident)
    .filter((check) => check.class === 'availability')
    .map((check) => ({ ...check, soakMs: Math.max(check.soakMs, mitigationSoakMs) }));
}

/**
 * The criterion that took the incident back from *mitigated* or *validating*. With no run under way nothing has changed
 * since but time, so it has to hold before the incident climbs again: else it would go up and down with every answer.
 */
export const toHoldAgain = (incident: Incident): CheckSpec | undefined =>
  currentRun(incident) === undefined
    ? criteriaOf(incident).find(({ id }) => criterionKey(id) === incident.fallenBy)
    : undefined;

/** Held through its soak, or waived by name. An inconclusive or errored check is neither. */
export const counts = (incident: Incident, key: string): boolean =>
  incident.checks[key]?.held === true || incident.waived.includes(key);

/** The first of these checks that was seen to fail and is not waived. */
export const failing = (incident: Incident, keys: readonly string[]): string | undefined =>
  keys.find((key) => incident.checks[key]?.verdict === 'fail' && !incident.waived.includes(key));

/** The criteria that do not count yet. */
export const missingCriteria = (incident: Incident): readonly string[] =>
  criteriaOf(incident)
    .map(({ id }) => criterionKey(id))
    .filter((key) => !counts(incident, key));
