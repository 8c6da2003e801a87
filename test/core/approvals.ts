import type { Stakeholder } from '../../src/core/approval/shapes.ts';
import type { PlanId } from '../../src/core/ids.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import type { Report } from '../../src/core/reports.ts';
import { type By, order } from './orders.ts';
import { dba, planOf, rb } from './sample.ts';
import type { Act } from './scene.ts';

/** Somebody whose yes is needed before go: the data owner, where nothing else is said. */
export const stakeholder = (more: Partial<Stakeholder> = {}): Stakeholder => ({
  role: 'dba',
  people: [],
  mode: 'approve',
  when: 'before',
  min: 1,
  onTimeout: 'wait',
  for: ['all'],
  ...more,
});

/** A plan that needs this agreement. */
export const signed = (more: Partial<Stakeholder> = {}, plan: Partial<FrozenPlan> = {}) =>
  planOf({ stakeholders: [stakeholder(more)], ...plan });

type Answer = By & { readonly plan?: PlanId; readonly reason?: string };

const answered = (kind: 'approve' | 'deny', { plan = rb(1), reason, by = dba, ...rest }: Answer) =>
  order({ kind, plan, ...(reason === undefined ? {} : { reason }) }, { by, ...rest });

export const approved = (about: Answer = {}): Act => answered('approve', about);
export const denied = (about: Answer = {}): Act => answered('deny', about);

export const overdue = (need = '1-dba', plan = rb(1)): Act => ({
  report: { kind: 'approvalOverdue', plan, need },
});
export const expires = (
  about: Partial<Extract<Report, { kind: 'approvalExpires' }>> = {},
): Act => ({
  report: { kind: 'approvalExpires', plan: rb(1), person: dba, step: null, ...about },
});
