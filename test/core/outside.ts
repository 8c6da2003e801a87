import type { OrderOf } from '../../src/core/orders.ts';
import type { OutsideChange } from '../../src/core/outside/reports.ts';
import { order } from './orders.ts';
import { checkout } from './sample.ts';
import type { Act } from './scene.ts';

/** Something else was changed on the target while the incident held it. */
export const changed = (more: Partial<OutsideChange> = {}): Act => ({
  report: {
    kind: 'changedOutside',
    change: {
      source: 'github',
      kind: 'deploy',
      target: checkout,
      version: '3',
      happenedAt: '2026-03-01T10:00:00.000Z',
      delivery: 'webhook:github:1',
      by: 'octocat',
      own: false,
      ...more,
    },
  },
});

export const judge = (change: string, verdict: OrderOf<'outside'>['verdict']): Act =>
  order({ kind: 'outside', change, verdict });
