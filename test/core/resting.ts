import type { Move } from './given.ts';
import { type By, order, running } from './orders.ts';
import { claimed, done, failed } from './reports.ts';
import { planOf, rb, step } from './sample.ts';
import type { Act } from './scene.ts';

/** Two steps after the first of which nobody may stay, and the way to where one may. */
export const restful = planOf({
  steps: [step('drain'), step('back', { needs: ['drain'], rest: true })],
  rest: [step('close'), step('tell', { needs: ['close'] })],
});

export const toRest = (about: By & { readonly reason?: string } = {}): Act => {
  const { reason } = about;
  return order({ kind: 'toRest', ...(reason === undefined ? {} : { reason }) }, about);
};
export const stay = (by: By = {}): Act => order({ kind: 'stay' }, by);

export const restDue: Act = { report: { kind: 'restDue', plan: rb(1), epoch: 1 } };

/** The second step failed, and the first one left the service half way. */
export const halfWay: Move = [running(restful), done('drain'), claimed('back'), failed('back')];

/** As long as an answer is waited for, and no second more. */
export const unanswered = { laterMs: 300_000 };

export const atRest: Move = [halfWay, toRest(), done('close'), done('tell')];
