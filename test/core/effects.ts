import { watchedPlan } from '../../src/core/effects/watch.ts';
import { rb } from './sample.ts';
import type { Act, Scene } from './scene.ts';

/** What the effects of the plan that was followed last come to now; null where nobody can count. */
export const counted =
  (counts: Readonly<Record<string, number | null>>) =>
  ({ incident }: Scene): Act => ({
    report: {
      kind: 'effectsCounted',
      plan: (incident && watchedPlan(incident)?.id) ?? rb(1),
      counts: Object.entries(counts).map(([effect, count]) => ({ effect, count })),
    },
  });
