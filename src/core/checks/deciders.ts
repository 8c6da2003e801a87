import { type Decider, decided, nothing, refused } from '../command.ts';
import type { Event, EventOf } from '../events.ts';
import { type Incident, openResiduals, type Residual } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { heldOn } from '../policy/facts.ts';
import { holdersOf } from '../policy/may.ts';
import { refuse } from '../refusals.ts';
import { type Counted, leftOverSince } from '../strategy/left-over.ts';
import { waive } from './waiving.ts';

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
  const holders = holdersOf(
    found.owner,
    incident,
    heldOn(facts, found.targets ?? incident.targets),
  );
  if (by !== incident.authority && !holders.includes(by)) {
    return refused(refuse('NotTheRole', { role: found.owner, holders }));
  }
  const close: Event = {
    type: 'ResidualClosed',
    residual: found.residual,
    outcome: order.outcome,
    by,
    because: because(command, by, { role: by === incident.authority ? 'authority' : found.owner }),
    texts: { evidence: order.evidence },
  };
  return decided(close, ...cameSince({ counts: facts.counts, at: command.at }, incident, found));
};

/**
 * Counted once more as it is closed: what has come since it was counted opens as left over still, and nobody closes it
 * unseen.
 */
export function cameSince(
  counted: Counted,
  incident: Incident,
  found: Residual,
): readonly EventOf<'ResidualOpened' | 'ResidualGrew'>[] {
  const made = incident.governing === undefined ? undefined : incident.plans[incident.governing];
  if (made === undefined || found.cause !== 'effect') return [];
  const counts = counted.counts.filter(({ effect }) => effect === found.of);
  const residuals = {
    ...incident.residuals,
    [found.residual]: { ...found, status: 'done' as const },
  };
  return leftOverSince({ counts, at: counted.at }, { ...incident, residuals }, made);
}

/** The orders about checks and what is left over. */
export const checkDeciders = { waive, residual };
