import type { StepSpec } from '../../../core/plan/plan.ts';
import { manualOf } from '../../../core/run/manual.ts';
import { allSteps, type Run, type StepState, stepState } from '../../../core/run/run.ts';
import { overTexts } from '../../../core/texts/slack-standing.ts';
import { stepName } from '../../../core/texts/steps.ts';
import { clock, oneLine } from '../../../core/texts/words.ts';
import { actorText } from '../../../core/texts.ts';
import type { Happened } from '../../../core/timeline/entries.ts';
import { ackMessage } from '../../blocks/ack.ts';
import type { Sources } from './sources.ts';
import type { Want } from './want.ts';

/** Each step that waited for a person, once for each try: with buttons while it waits, else with what became of it. */
export function ackWants(sources: Sources): readonly Want[] {
  return sources.log.flatMap((happened) => {
    const { event } = happened;
    if (event.type !== 'StepAwaitsAck') return [];
    const run = sources.incident.runs[event.plan];
    const made = sources.incident.plans[event.plan];
    const spec = made && allSteps(made.document).find(({ id }) => id === event.step);
    return run && spec
      ? [ackWant(sources, { run, spec, attempt: event.attempt, until: event.until })]
      : [];
  });
}

type Asked = {
  readonly run: Run;
  readonly spec: StepSpec;
  readonly attempt: number;
  readonly until: string;
};

function ackWant(sources: Sources, { run, spec, attempt, until }: Asked): Want {
  const { incident, users, holders, voice } = sources;
  const { role, evidence, instruction } = manualOf(spec);
  const asked = holders(role, incident.plans[run.plan]?.document.targets);
  const over = overText(run, stepState(run, spec.id), attempt);
  return {
    key: `ack.${run.plan}.${spec.id}.${attempt}`,
    where: 'incident',
    inThread: true,
    broadcast: true,
    priority: 0,
    onlyEdit: over !== undefined,
    message: ackMessage({
      incident: incident.id,
      epoch: run.epoch,
      step: { id: spec.id, name: stepName(spec), instruction, role, evidence },
      until: clock(until, { ...voice, now: incident.declaredAt }),
      mention: users(asked.length > 0 ? asked : [incident.authority]),
      said: saidOf(sources, { run, spec, attempt }),
      over,
    }),
  };
}

/** Nothing while the step waits in this try. */
function overText(run: Run, state: StepState, attempt: number): string | undefined {
  if (run.status === 'ended') return overTexts.runEnded;
  if (state.attempt !== attempt) return overTexts.triedAnew;
  if (state.status === 'awaiting-ack') return undefined;
  if (state.status === 'finished') return 'done.';
  return state.status === 'failed' ? `failed (${oneLine(state.code, 60)}).` : `${state.status}.`;
}

function saidOf(
  { log, voice }: Sources,
  { run, spec, attempt }: Pick<Asked, 'run' | 'spec' | 'attempt'>,
): readonly string[] {
  return log.flatMap(({ event, actor, at, texts }: Happened) => {
    if (event.type !== 'StepAcknowledged' || event.plan !== run.plan) return [];
    if (event.step !== spec.id || event.attempt !== attempt) return [];
    const evidence = texts['evidence'];
    const shown = evidence ? `: ${oneLine(evidence, 200)}` : '';
    return [
      `${actorText(actor, voice)} says ${event.state} at ${clock(at, { ...voice, now: at })}${shown}`,
    ];
  });
}
