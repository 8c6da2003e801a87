import { after } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { type Run, type Silence, type StepState, stepKey } from './run.ts';

type Next = {
  readonly level: 'reminded' | 'deputy' | 'authority';
  /** Counted from when the role last said something. */
  readonly afterMs: number;
};

/** A reminder, then others, then whoever decides: the last two are as far apart as the first two (capabilities, P16). */
function nextLevel({ level }: Silence, { rules }: Pick<Incident, 'rules'>): Next | undefined {
  const { ackRemindMs, ackEscalateMs } = rules;
  switch (level) {
    case 'none':
      return { level: 'reminded', afterMs: ackRemindMs };
    case 'reminded':
      return { level: 'deputy', afterMs: ackEscalateMs };
    case 'deputy':
      return { level: 'authority', afterMs: ackEscalateMs + ackRemindMs };
    case 'authority':
      return undefined;
  }
}

/**
 * When others are told that the role of a step says nothing. Whoever is blocked has said what they have to say: the
 * authority knows, and no clock runs. Nothing is told that the end of the step's time would overtake.
 */
export function silenceTerm(
  incident: Pick<Incident, 'rules'>,
  { run, step, state }: { readonly run: Run; readonly step: string; readonly state: StepState },
): readonly Term[] {
  if (state.status !== 'awaiting-ack' || state.ack?.state === 'blocked') return [];
  const { silence, attempt, until } = state;
  const next = nextLevel(silence, incident);
  if (next === undefined) return [];
  const { level, afterMs } = next;
  const at = after(silence.since, afterMs);
  const { plan, epoch } = run;
  const order = { kind: 'ackSilent', plan, step, epoch, attempt, level } as const;
  return at < until ? [{ key: `${stepKey(plan, step)}/silence`, at, order }] : [];
}
