import { allSteps, stepKey, stepState } from '../../../core/run/run.ts';
import { stepName } from '../../../core/texts/steps.ts';
import { tailMessage } from '../../blocks/tail.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/** What running steps say, a message each; it is closed with what was recorded as their output. */
export function tailWants(sources: Sources): readonly Want[] {
  const { incident, tail } = sources;
  return Object.values(incident.runs).flatMap((run) => {
    const made = incident.plans[run.plan];
    if (!made) return [];
    return allSteps(made.document).flatMap((spec): readonly Want[] => {
      const state = stepState(run, spec.id);
      const lines = tail(stepKey(run.plan, spec.id));
      const key = `tail.${run.plan}.${spec.id}.${state.attempt}`;
      const common = {
        key,
        where: 'incident',
        inThread: true,
        priority: 3,
        mayGoMissing: true,
      } as const;
      const name = stepName(spec);
      if (state.status === 'started' && lines.length > 0) {
        return [{ ...common, message: tailMessage({ name, lines, over: false }) }];
      }
      const output = endOf(sources, run.plan, spec.id, state.attempt);
      return output === undefined
        ? []
        : [
            {
              ...common,
              onlyEdit: true,
              message: tailMessage({ name, lines: output.trimEnd().split('\n'), over: true }),
            },
          ];
    });
  });
}

function endOf(
  { log }: Sources,
  ...[plan, step, attempt]: readonly [string, string, number]
): string | undefined {
  const end = log.findLast(
    ({ event }) =>
      (event.type === 'StepFinished' || event.type === 'StepFailed') &&
      event.plan === plan &&
      event.step === step &&
      event.attempt === attempt,
  );
  return end && (end.texts['output'] ?? '(its output was erased)');
}
