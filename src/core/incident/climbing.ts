import {
  counts,
  criteriaOf,
  failing,
  missingCriteria,
  mitigationOf,
  toHoldAgain,
} from '../checks/criteria.ts';
import type { Event } from '../events.ts';
import { supportMissing } from '../gates/support.ts';
import { settleAssumptions } from '../impact/assumptions.ts';
import { endStrategy } from '../run/ending.ts';
import { containmentsInForce } from '../strategy/in-force.ts';
import { currentRun, exposureOnly, type Incident, openResiduals } from './incident.ts';

/** The rungs that an incident reaches or loses by itself (product.md, "The ladder of recovery"). */
export function ladderMoves(incident: Incident): readonly Event[] {
  switch (incident.rung) {
    case 'deciding':
    case 'acting':
      return calm(incident) ? [{ type: 'MitigationReached', claimed: false }] : [];
    case 'mitigated':
      return fromMitigated(incident);
    case 'validating':
      return fromValidating(incident);
    case 'declared':
    case 'recovered':
    case 'closed':
      return [];
  }
}

function calm(incident: Incident): boolean {
  const checks = mitigationOf(incident);
  const again = toHoldAgain(incident);
  return (
    incident.actedSinceOpened &&
    !incident.support.objects &&
    checks.length > 0 &&
    checks.every(({ key }) => counts(incident, key)) &&
    (again === undefined || counts(incident, again.key))
  );
}

/** With no run under way a failing check takes the incident back: stopped pain is not recovery. */
function lost(incident: Incident): Event | undefined {
  const keys = [
    ...mitigationOf(incident).map(({ key }) => key),
    ...criteriaOf(incident).map(({ key }) => key),
  ];
  const check = failing(incident, keys);
  return check === undefined ? undefined : { type: 'MitigationLost', check };
}

function fromMitigated(incident: Incident): readonly Event[] {
  if (currentRun(incident) || incident.course.status === 'ending') return [];
  const fallen = lost(incident);
  if (fallen) return [fallen];
  return exposureOnly(incident) ? [] : [{ type: 'ValidationStarted' }];
}

function fromValidating(incident: Incident): readonly Event[] {
  const fallen = lost(incident);
  if (fallen) return [fallen];
  const criteria = criteriaOf(incident).map(({ key }) => key);
  const missing =
    missingCriteria(incident).length +
    openResiduals(incident).length +
    containmentsInForce(incident).length +
    Number(supportMissing(incident) !== undefined);
  if (criteria.length === 0 || missing > 0) return [];
  // What was waived did not hold: the record says so of nothing else.
  const held = criteria.filter((key) => !incident.waived.includes(key));
  const { course } = incident;
  return [
    ...(course.status === 'none' ? [] : endStrategy(course, 'success')),
    ...settleAssumptions(incident),
    { type: 'RecoveryReached', criteria: held },
  ];
}
