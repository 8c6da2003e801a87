import { nearest } from '../../lib/nearest.ts';
import { type Decider, decided, nothing, refused } from '../command.ts';
import { after } from '../ids.ts';
import { currentRun, type Incident, openResiduals } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { holdersOf } from '../policy/may.ts';
import { refuse } from '../refusals.ts';
import { nextResidual, residualDueMs } from '../run/ending.ts';
import { afterKey, preconditionKey, sightOf } from '../run/phase.ts';
import { allSteps, stepState } from '../run/run.ts';
import { criteriaOf, criterionKey, mitigationKey, mitigationOf } from './criteria.ts';

/** The keys of all checks that could be waived now. */
export function knownChecks(incident: Incident): readonly string[] {
  const run = currentRun(incident);
  const document = run && sightOf(incident, run).made.document;
  return [
    ...(document?.preconditions.map(({ id }) => preconditionKey(id)) ?? []),
    ...(document ? allSteps(document) : [])
      .filter(({ id }) => run && stepState(run, id).status === 'finished')
      .flatMap((step) => step.checkAfter.map(({ id }) => afterKey(step.id, id))),
    ...(run?.figures.suspects.map(({ key }) => key) ?? []),
    ...mitigationOf(incident).map(({ id }) => mitigationKey(id)),
    ...criteriaOf(incident).map(({ id }) => criterionKey(id)),
  ];
}

/** `purchases` or `criterion/purchases`: a bare name means every check of that name. */
const meant = (said: string, known: readonly string[]): readonly string[] =>
  known.filter((key) => key === said || key.endsWith(`/${said}`));

/** A waiver names check, reason and person; it opens a residual, so that it is not forgotten. After *recovered* there is nothing left to waive. */
const waive: Decider<'waive'> = (command, incident) => {
  const { order, by, at } = command;
  if (incident.rung === 'recovered') return nothing({ note: 'AlreadyOnRung', rung: incident.rung });
  const known = knownChecks(incident);
  const keys = meant(order.check, known);
  if (keys.length === 0) {
    const names = [...new Set(known.map((key) => key.slice(key.lastIndexOf('/') + 1)))];
    const facts = { said: order.check, checks: names, nearest: nearest(order.check, names) };
    return refused(refuse('UnknownCheck', facts));
  }
  const open = keys.filter((key) => !incident.waived.includes(key));
  if (open.length === 0) return nothing({ note: 'AlreadyWaived', check: order.check });
  return decided(
    ...open.map((check) => ({
      type: 'CheckWaived' as const,
      check,
      because: because(command, by),
      texts: { reason: order.reason },
    })),
    {
      type: 'ResidualOpened',
      residual: nextResidual(incident),
      cause: 'waiver',
      of: order.check,
      name: `waived check ${order.check}`,
      owner: 'commander',
      due: after(at, residualDueMs),
    },
  );
};

/** Done: by its owner or the authority, with evidence. Waived: by the authority alone. */
const residual: Decider<'residual'> = (command, incident) => {
  const { order, facts, by } = command;
  const known = openResiduals(incident).map(({ residual: name }) => name);
  const found = Object.values(incident.residuals).find(
    ({ residual: name }) => name.toLowerCase() === order.residual.toLowerCase(),
  );
  if (!found) return refused(refuse('UnknownResidual', { said: order.residual, residuals: known }));
  if (found.status !== 'open') {
    return nothing({ note: 'AlreadyClosedResidual', residual: found.residual });
  }
  if (order.outcome === 'waive' && by !== incident.authority) {
    return refused(refuse('NotTheAuthority', { authority: incident.authority, order: 'residual' }));
  }
  const holders = holdersOf(found.owner, incident, facts);
  if (by !== incident.authority && !holders.includes(by)) {
    return refused(refuse('NotTheRole', { role: found.owner, holders }));
  }
  return decided({
    type: 'ResidualClosed',
    residual: found.residual,
    outcome: order.outcome,
    by,
    because: because(command, by, { role: by === incident.authority ? 'authority' : found.owner }),
    texts: { evidence: order.evidence },
  });
};

/** The orders about checks and what is left over. */
export const checkDeciders = { waive, residual };
