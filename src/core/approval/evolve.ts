import type { EventType } from '../events.ts';
import type { PlanId } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import { type Answers, noAnswers, withoutAnswerOf } from './state.ts';

const changed = (
  state: Incident,
  plan: PlanId,
  change: (answers: Answers) => Answers,
): Incident => ({
  ...state,
  approvals: { ...state.approvals, [plan]: change(state.approvals[plan] ?? noAnswers) },
});

/** The events about approvals. */
export const approvalEvolvers = {
  ApprovalAsked: (state, { plan, need, until }, at) =>
    changed(state, plan, (answers) => ({
      ...answers,
      asked: { ...answers.asked, [need]: { at, until, lapsed: undefined } },
    })),
  ApprovalGiven: (state, { plan, step, person, roles, until, ahead }, at) =>
    changed(state, plan, (answers) => {
      const others = withoutAnswerOf(answers, { person, step });
      const approval = { step, person, roles, until, ahead, at };
      return { ...others, given: [...others.given, approval], isStale: false };
    }),
  ApprovalDenied: (state, { plan, step, person, roles }, at) =>
    changed(state, plan, (answers) => {
      const others = withoutAnswerOf(answers, { person, step });
      return { ...others, denied: [...others.denied, { step, person, roles, at }] };
    }),
  ApprovalVoided: (state, { plan, step, person, why }) =>
    changed(state, plan, (answers) => ({
      ...answers,
      isStale: why === 'changed',
      given: answers.given.filter((one) => one.person !== person || one.step !== step),
    })),
  ApprovalLapsed: (state, { plan, need, means }, at) =>
    changed(state, plan, (answers) => ({
      ...answers,
      asked: {
        ...answers.asked,
        [need]: { at, until: undefined, ...answers.asked[need], lapsed: means },
      },
    })),
} satisfies Partial<Evolvers<EventType>>;
