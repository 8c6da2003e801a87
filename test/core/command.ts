import type { PersonId } from '../../src/core/ids.ts';
import type { Move } from './given.ts';
import { type By, declared, order, planned } from './orders.ts';
import { waited } from './pages.ts';
import { ada, bo, commander, observer, planOf } from './sample.ts';
import type { Act, Scene } from './scene.ts';

/** The decision is offered to this person. */
export const offered = (to: PersonId, by: By = {}): Act =>
  order({ kind: 'handover', who: to }, { ...by, facts: { named: to, ...by.facts } });

/** Accepted by the second on the roster, unless somebody else does. */
export const accepted = (by: By = {}): Act => order({ kind: 'acceptHandover' }, { by: bo, ...by });

/** Command is taken by the second on the roster, unless somebody else does. */
export const taken = (by: By = {}): Act =>
  order({ kind: 'takeCommand', reason: 'nobody answers' }, { by: bo, ...by });

export const handoverLapses = (to: PersonId): Act => ({ report: { kind: 'handoverLapses', to } });
export const breakGlassEnds = (by: PersonId): Act => ({ report: { kind: 'breakGlassEnds', by } });
export const later = (laterMs: number): Act => ({ laterMs });

/** The second on the roster decides, unless somebody else does. */
export const iDecide = ({ reason, ...by }: By & { readonly reason?: string } = {}): Act =>
  order({ kind: 'iDecide', ...(reason === undefined ? {} : { reason }) }, { by: bo, ...by });
export const claimLapses = (by: PersonId): Act => ({ report: { kind: 'commandClaimLapses', by } });

/** A decision waits, and everybody on the roster was called for it in vain. */
export const inVain: Move = [declared(), planned(planOf()), waited, waited, waited];
/** Two who hold `ops` by configuration, neither of them on the roster. */
export const ops = { facts: { roleHolders: { ops: [observer, commander] } } };

/** What the timer says about who decides, true or not. */
export const lateTimer = ({ incident }: Scene, which: number): Act => {
  const by = which % 3 === 0 ? ada : (incident?.offer?.to ?? incident?.glass?.by ?? bo);
  return which % 2 === 0 ? handoverLapses(by) : breakGlassEnds(by);
};
