import type { EventType } from '../events.ts';
import type { Target } from '../ids.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import { forget } from '../incident/rungs.ts';

/**
 * The worst-hit target is the first one, so what comes in is put behind. Calm and recovery mean something else from now
 * on: whatever is watched says again what it knows, and nothing of what left counts when it comes back.
 */
const scoped: Evolver<'ScopeChanged'> = (state, { added, removed, criteria = [] }) => ({
  ...forget(forget(state, 'mitigation/'), 'criterion/'),
  declaredCriteria: [
    ...state.declaredCriteria.filter(({ target }) => !target || !removed.includes(target)),
    ...criteria,
  ],
  targets: [...state.targets.filter((one) => !removed.includes(one)), ...added],
  held: state.held.filter((one) => !removed.includes(one)),
  plans: withoutTargets(state, removed),
});

/** A plan for what left the scope can be carried out no more. */
const withoutTargets = ({ plans, runs }: Incident, removed: readonly Target[]): Incident['plans'] =>
  Object.fromEntries(
    Object.entries(plans).map(([id, made]) => {
      const isOut =
        runs[made.id] === undefined &&
        made.document.targets.some((target) => removed.includes(target));
      return [id, isOut ? { ...made, proposal: { status: 'void' } } : made];
    }),
  );

/** The events about how grave it is and what it covers. */
export const extentEvolvers = {
  SeverityChanged: (state, { to }) => ({ ...state, severity: to }),
  ScopeChanged: scoped,
} satisfies Partial<Evolvers<EventType>>;
