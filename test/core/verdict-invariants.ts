import type { Event, EventOf } from '../../src/core/events.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Seen } from './invariants.ts';

type Verdicts = (seen: Seen) => readonly string[];

/** What the events alone say of verdicts, kept apart from the state: what was asked, held and waived in this watch. */
type Memory = {
  /** A strategy was activated since the incident was opened, or opened again. */
  acted: boolean;
  readonly passed: Set<string>;
  readonly waived: Set<string>;
};

/** Watches what rests on verdicts: no step before its preconditions, no calm that nobody brought about. */
export function watchVerdicts(): Verdicts {
  const memory: Memory = { acted: false, passed: new Set(), waived: new Set() };
  return (seen) => {
    const { event } = seen.recorded;
    remember(memory, event);
    if (event.type === 'StepStarted' || event.type === 'StepAwaitsAck') {
      return ofStart(memory, event, seen.after);
    }
    const isCalm = event.type === 'MitigationReached' && !event.claimed;
    return isCalm && !memory.acted ? ['mitigated by itself although nothing was done'] : [];
  };
}

function remember(memory: Memory, event: Event): void {
  if (event.type === 'StrategyActivated' || event.type === 'IncidentReopened') {
    memory.acted = event.type === 'StrategyActivated';
    memory.passed.clear();
    memory.waived.clear();
  }
  if (event.type === 'CheckWaived') memory.waived.add(event.check);
  if (event.type === 'CheckReported' && event.verdict === 'pass') memory.passed.add(event.check);
}

function ofStart(
  { passed, waived }: Memory,
  { plan, step }: Pick<EventOf<'StepStarted'>, 'plan' | 'step'>,
  { plans }: Incident,
): readonly string[] {
  const document = plans[plan]?.document;
  if (!document?.steps.some(({ id }) => id === step)) return [];
  return document.preconditions
    .map(({ id }) => `precondition/${id}`)
    .filter((key) => !passed.has(key) && !waived.has(key))
    .map((key) => `${step} started before ${key} passed`);
}
