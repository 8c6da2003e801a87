import type { PersonId } from '../../src/core/ids.ts';
import { type By, order } from './orders.ts';
import { ada, bo } from './sample.ts';
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

/** What the timer says about who decides, true or not. */
export const lateTimer = ({ incident }: Scene, which: number): Act => {
  const by = which % 3 === 0 ? ada : (incident?.offer?.to ?? incident?.glass?.by ?? bo);
  return which % 2 === 0 ? handoverLapses(by) : breakGlassEnds(by);
};
