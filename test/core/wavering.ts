import type { Figure } from '../../src/core/figures/figure.ts';
import { owedReading } from '../../src/core/figures/owed.ts';
import { currentRun } from '../../src/core/incident/incident.ts';
import { sightOf } from '../../src/core/run/phase.ts';
import { check, effect, planOf, rb, step } from './sample.ts';
import type { Act, Scene } from './scene.ts';

/** Two waves, one step each, and one that moves traffic in between. */
export const wavy = planOf({
  steps: [
    step('one', { wave: 1, moves: 'versions' }),
    step('shift', { needs: ['one'], moves: 'traffic' }),
    step('two', { wave: 2 }),
  ],
  criteria: [check('purchases')],
  effects: [effect('orders')],
});

export const purchases = (value: number | null, more: Partial<Figure> = {}): Figure => ({
  key: 'worse/purchases',
  value,
  unit: 'share',
  better: 'higher',
  verdict: 'fail',
  ...more,
});

export const orders = (value: number | null): Figure => ({
  key: 'worse/effect/orders',
  value,
  unit: 'number',
  better: 'lower',
});

/** What a run asks for: which reading, after what. */
function askedIn({ incident }: Scene) {
  const run = incident && currentRun(incident);
  if (!incident || !run) return { plan: rb(1), epoch: 1, reading: 0, after: [] };
  const owed = owedReading(sightOf(incident, run));
  const after = owed?.of === 'after' ? owed.after : [];
  return { plan: run.plan, epoch: run.epoch, reading: run.figures.readings, after };
}

/** What the figures are now, said as the run asks for it. */
export const read =
  (...figures: readonly Figure[]) =>
  (scene: Scene): Act => ({ report: { kind: 'figuresRead', ...askedIn(scene), figures } });
