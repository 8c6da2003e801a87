import type { EventType } from '../events.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';
import { forget } from '../incident/rungs.ts';
import { voidOn } from '../strategy/void.ts';

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
  // A plan for what left the scope can be carried out no more.
  plans: voidOn(state, removed),
});

/** The events about how grave it is and what it covers. */
export const extentEvolvers = {
  SeverityChanged: (state, { to }) => ({ ...state, severity: to }),
  ScopeChanged: scoped,
} satisfies Partial<Evolvers<EventType>>;
