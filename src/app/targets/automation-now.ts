import { type AutomationNow, automationOf } from '../../core/automation/automation.ts';
import type { Instant, Target } from '../../core/ids.ts';
import { loadTarget } from '../incidents.ts';
import type { Ship } from '../ship.ts';

/** What triggers may do on these targets at this moment. */
export const automationNow = (
  { registry }: Pick<Ship, 'registry'>,
  targets: readonly Target[],
  now: Instant,
): Promise<readonly { readonly target: Target; readonly automation: AutomationNow }[]> =>
  Promise.all(
    targets.map(async (target) => {
      const { state } = await loadTarget(registry, target);
      return { target, automation: automationOf(state.automation, now) };
    }),
  );
