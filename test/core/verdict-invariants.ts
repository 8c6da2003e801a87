import type { Event, EventOf } from '../../src/core/events.ts';
import type { PlanId } from '../../src/core/ids.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Seen } from './invariants.ts';

type Plan = { readonly plan: PlanId; readonly targets: readonly string[] };

/** What the events alone say of verdicts, kept apart from the state: what was asked, held and waived in this watch. */
type Memory = {
  /** A strategy was activated since the incident was opened, or opened again. */
  acted: boolean;
  readonly passed: Set<string>;
  readonly held: Set<string>;
  readonly waived: Set<string>;
  /** Plans that say what recovery means, in the order in which they were activated. */
  readonly plans: Plan[];
  /** Keys of what services say, by target. */
  readonly own: Map<string, readonly string[]>;
};

/** Watches what rests on verdicts: no step before its preconditions, no calm that nobody brought about, no recovery unseen. */
export function watchVerdicts(): (seen: Seen) => readonly string[] {
  const memory: Memory = {
    acted: false,
    passed: new Set(),
    held: new Set(),
    waived: new Set(),
    plans: [],
    own: new Map(),
  };
  return ({ recorded: { event }, after }) => {
    remember(memory, event, after);
    switch (event.type) {
      case 'StepStarted':
      case 'StepAwaitsAck':
        return ofStart(memory, event, after);
      case 'MitigationReached':
        return event.claimed || memory.acted
          ? []
          : ['mitigated by itself although nothing was done'];
      case 'RecoveryReached':
        return ofRecovery(memory, after);
      default:
        return [];
    }
  };
}

function remember(memory: Memory, event: Event, after: Incident): void {
  const { held, waived } = memory;
  switch (event.type) {
    case 'IncidentDeclared':
      return own(memory, event.criteria);
    case 'ScopeChanged':
      held.clear();
      return own(memory, event.criteria ?? []);
    case 'StrategyActivated':
      begin(memory, event, after);
      return forgetAll(memory);
    case 'IncidentReopened':
      memory.acted = false;
      return forgetAll(memory);
    case 'ValidationStarted':
    case 'MitigationLost':
      return held.clear();
    case 'CheckWaived':
      waived.add(event.check);
      return;
    case 'CheckReported':
      return said(memory, event);
    default:
      return;
  }
}

function said({ passed, held }: Memory, event: EventOf<'CheckReported'>): void {
  const { check } = event;
  held.delete(check);
  if (event.verdict !== 'pass') return;
  passed.add(check);
  if (event.held) held.add(check);
}

const own = ({ own: known }: Memory, criteria: EventOf<'IncidentDeclared'>['criteria']): void => {
  for (const [target = '', all] of Map.groupBy(criteria, (each) => each.target)) {
    known.set(
      target,
      all.map(({ id }) => `criterion/${target === '' ? '' : `${target}/`}${id}`),
    );
  }
};

const forgetAll = ({ passed, held, waived }: Memory): void =>
  [passed, held, waived].forEach((set) => set.clear());

/** The end of a containment says nothing of what recovery means. */
function begin(
  memory: Memory,
  { plan, targets }: EventOf<'StrategyActivated'>,
  { plans }: Incident,
): void {
  memory.acted = true;
  if (plan && plans[plan]?.document.ends === undefined) memory.plans.push({ plan, targets });
}

/** All that is said of every target that the incident covers. */
function ofRecovery({ plans, own: known, held, waived }: Memory, after: Incident) {
  // What a declaration says of no target in particular counts until a plan stands for all of them.
  const ofNone = plans.length === 0 ? (known.get('') ?? []) : [];
  const ofTargets = after.targets.flatMap((target) => {
    const said = plans.findLast(({ targets }) => targets.includes(target));
    const document = said && after.plans[said.plan]?.document;
    if (!document) return known.get(target) ?? [];
    const of = said.plan === plans.at(-1)?.plan ? '' : `${document.targets.join('+')}/`;
    return document.criteria.map(({ id }) => `criterion/${of}${id}`);
  });
  const keys = [...ofNone, ...ofTargets];
  const open = [...new Set(keys)].filter((key) => !held.has(key) && !waived.has(key));
  return [
    ...(keys.length === 0 ? ['recovered without a criterion'] : []),
    ...open.map((key) => `recovered although ${key} did not hold`),
  ];
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
