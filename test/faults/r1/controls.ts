import type { Ship } from '../../../src/app/ship.ts';
import type { StepSpec } from '../../../src/core/plan/plan.ts';
import { ok } from '../../../src/lib/result.ts';

/** The guards that can be taken away, one at a time. What each control must be caught by is in `caughtBy`. */
export const controls = ['retries-blindly', 'leaves-orphans', 'forgets'] as const;
export type Control = (typeof controls)[number];

/** The count in the report that must not be zero without the guard. */
export const caughtBy = {
  'retries-blindly': 'twice',
  'leaves-orphans': 'orphans',
  forgets: 'lost',
} as const satisfies Record<Control, string>;

/** The ship without one of its guards, for the negative control. */
export function withoutGuard(ship: Ship, control: Control): Ship {
  switch (control) {
    case 'retries-blindly':
      return {
        ...ship,
        playbooks: { ...ship.playbooks, makePlan: blindly(ship.playbooks.makePlan) },
      };
    case 'leaves-orphans':
      return { ...ship, world: { ...ship.world, endOrphans: async () => ({ had: [], left: [] }) } };
    case 'forgets':
      return ship;
  }
}

/** Plans in which every step counts as harmless to repeat, so that what became unknown is simply tried again. */
function blindly(makePlan: Ship['playbooks']['makePlan']): Ship['playbooks']['makePlan'] {
  const retry = { max: 9, delayMs: 100, backoff: 'fixed', maxDelayMs: 100 } as const;
  const harmless = (step: StepSpec): StepSpec => ({ ...step, idempotent: true, retry });
  return async (name, binding) => {
    const plan = await makePlan(name, binding);
    return plan.ok ? ok({ ...plan.value, steps: plan.value.steps.map(harmless) }) : plan;
  };
}
