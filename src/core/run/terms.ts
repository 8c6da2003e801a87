import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { type Run, type StepState, stepKey } from './run.ts';
import { silenceTerm } from './silence.ts';

/** What the clock, a person or another try has until when, step by step. */
export const stepTerms = (incident: Incident): readonly Term[] =>
  Object.values(incident.runs).flatMap((run) =>
    Object.entries(run.steps).flatMap(([step, state]) => [
      ...termOf(run, step, state),
      ...silenceTerm(incident, { run, step, state }),
    ]),
  );

function termOf({ plan, epoch }: Run, step: string, state: StepState): readonly Term[] {
  const ofTry = { plan, step, epoch, attempt: state.attempt };
  const key = stepKey(plan, step);
  switch (state.status) {
    case 'started':
      return state.until === undefined
        ? []
        : [{ key, at: state.until, order: { kind: 'clockRang', ...ofTry } }];
    case 'awaiting-ack':
      return [{ key, at: state.until, order: { kind: 'ackOverdue', ...ofTry } }];
    case 'failed':
      return state.retryAt === undefined
        ? []
        : [{ key, at: state.retryAt, order: { kind: 'retryDue', ...ofTry } }];
    default:
      return [];
  }
}
