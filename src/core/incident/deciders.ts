import { ok } from '../../lib/result.ts';
import { doubled } from '../authority/command.ts';
import { criteriaOf, failing, missingCriteria, mitigationOf } from '../checks/criteria.ts';
import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import type { Event, EventOf } from '../events.ts';
import { supportMissing } from '../gates/support.ts';
import type { PersonId } from '../ids.ts';
import { because } from '../policy/because.ts';
import { commandRole } from '../policy/may.ts';
import { whoIs } from '../policy/named.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { ownedBy } from '../report/deciders.ts';
import { reportOpened } from '../report/opening.ts';
import { missingToClose } from '../report/standing.ts';
import { containmentsInForce } from '../strategy/in-force.ts';
import { exposureOnly, type Incident, openResiduals } from './incident.ts';
import { rungs } from './ladder.ts';

const assign: Decider<'assign'> = (command, incident) => {
  const { order, facts, by } = command;
  const meant = whoIs(order.who, facts);
  if (!meant.ok) return refused(meant.error);
  const named = meant.value;
  if (incident.roles[order.role] === named)
    return nothing({ note: 'AlreadyHolds', role: order.role, person: named });
  if (order.role === 'ops' && doubled(incident, { ops: named }) === 'refused') {
    return refused(refuse('OneRoleEach', { who: named }));
  }
  return decided({
    type: 'RoleAssigned',
    role: order.role,
    person: named,
    because: because(command, by, { role: commandRole(by, incident) }),
  });
};

/** The authority's word that users have stopped hurting. A check that says otherwise now is not overruled by a claim. */
const mitigated: Decider<'mitigated'> = (command, incident) => {
  const { order, by } = command;
  if (rungs.indexOf(incident.rung) >= rungs.indexOf('mitigated')) {
    return nothing({ note: 'AlreadyOnRung', rung: incident.rung });
  }
  const check = failing(
    incident,
    mitigationOf(incident).map(({ key }) => key),
  );
  if (check) return refused(refuse('ChecksSayNo', { check }));
  return decided({
    type: 'MitigationReached',
    claimed: true,
    because: because(command, by),
    texts: { evidence: order.evidence },
  });
};

/** Never decides recovery: it answers what is missing. The rung is reached by itself. */
const recovered: Decider<'recovered'> = (_command, incident) => {
  const support = supportMissing(incident);
  return incident.rung === 'recovered'
    ? nothing({ note: 'AlreadyOnRung', rung: incident.rung })
    : refused(
        refuse('NotRecovered', {
          rung: incident.rung,
          checks: missingCriteria(incident),
          residuals: openResiduals(incident).map(({ residual }) => residual),
          noCriteria: criteriaOf(incident).length === 0,
          ...exposure(incident),
          ...(support && { support: support.role }),
        }),
      );
};

/** What only stopped the exposure, as far as it stands in the way. */
function exposure(incident: Incident) {
  const containments = containmentsInForce(incident).map(({ plan }) => plan);
  const only = exposureOnly(incident);
  return {
    ...(containments.length > 0 ? { containments } : {}),
    ...(only === undefined ? {} : { exposureOnly: only }),
  };
}

const reopen: Decider<'reopen'> = (command, incident) => {
  if (incident.rung !== 'closed' && incident.rung !== 'recovered') {
    return refused(refuse('NotClosed', { incident: incident.id, rung: incident.rung }));
  }
  if (incident.opened === 'imported') {
    return refused(refuse('OnlyRecorded', { incident: incident.id }));
  }
  const other = command.facts.openOnTargets.find((open) => open.incident !== incident.id);
  if (other) {
    return refused(refuse('TargetHasIncident', other));
  }
  return decided({
    type: 'IncidentReopened',
    because: because(command, command.by),
    texts: { reason: command.order.reason },
  });
};

/** What somebody would be left alone with: a strategy under way, what still stops the exposure, work left over. */
function leavesBehind(incident: Incident): Refusal | undefined {
  const { course } = incident;
  const inForce = containmentsInForce(incident).map(({ plan }) => plan);
  const residuals = openResiduals(incident).map(({ residual }) => residual);
  if (course.status !== 'none') return refuse('StrategyUnderWay', { strategy: course.strategy });
  if (inForce.length > 0) return refuse('ContainmentInForce', { plans: inForce });
  return residuals.length > 0 ? refuse('ResidualsOpen', { residuals }) : undefined;
}

/** Not recovered may be closed too, and is recorded as such; never under a strategy, never with work left over. */
const close: Decider<'close'> = (command, incident) => {
  const { order, facts, by } = command;
  const left = leavesBehind(incident);
  if (left) return refused(left);
  const owner = order.reportOwner ? whoIs(order.reportOwner, facts) : ok(undefined);
  if (!owner.ok) return refused(owner.error);
  const outcome = outcomeOf(incident);
  const { writer, stands } = reportNamed(incident, owner.value);
  // Of an exercise nobody owes a report: it has a score.
  const isOwed = outcome !== 'not-taken-up' && incident.mode === 'live';
  const report = !isOwed && writer === undefined ? [] : reportLeft(command, incident, writer);
  if ('code' in report) return refused(report);
  return decided(...report, {
    type: 'IncidentClosed',
    outcome,
    reportOwner: writer ?? stillWriting(incident),
    ...stands,
    because: because(command, by),
  });
};

/** Whose the report is, as long as it is not finished: afterwards nobody writes it any more. */
const stillWriting = ({ report }: Incident): PersonId | undefined =>
  report?.finishedAt === undefined ? report?.owner : undefined;

/** Who was named for the report. A finished one has its author, and perhaps a signature: closing takes neither away. */
const reportNamed = ({ report }: Incident, named: PersonId | undefined) =>
  report?.finishedAt === undefined || named === undefined
    ? { writer: named, stands: {} }
    : { writer: undefined, stands: { reportStands: report.owner } };

const outcomeOf = ({ acted, rung }: Incident): EventOf<'IncidentClosed'>['outcome'] => {
  if (rung === 'recovered') return 'recovered';
  return acted ? 'not-recovered' : 'not-taken-up';
};

/** What closing makes of the report: whose it is from now on. Refused where the severity asks for a whole one. */
function reportLeft(
  { at, by }: Pick<Command, 'at'> & { readonly by: PersonId },
  incident: Incident,
  owner: PersonId | undefined,
): Refusal | readonly Event[] {
  // Where nothing was done there is little to learn, and nobody is kept for it.
  const missing = outcomeOf(incident) === 'not-taken-up' ? [] : missingToClose(incident);
  if (missing.length > 0) return refuse('ReportNotReady', { missing, toClose: true });
  if (owner !== undefined) return ownedBy(incident, owner, { at, by, why: 'closed' });
  return incident.report === undefined && incident.rules.report === undefined
    ? refuse('ReportOwnerMissing', { incident: incident.id })
    : reportOpened(incident, at, { why: 'closed' });
}

/** The orders about the incident itself. */
export const incidentDeciders = { assign, mitigated, recovered, reopen, close };
