import type { Command } from '../command.ts';
import type { Incident } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { type Refusal, refuse } from '../refusals.ts';

/** Orders that mean the strategy that was seen. Stopping is not among them: it never waits for a fresh screen. */
const aboutTheStrategy: ReadonlySet<OrderKind> = new Set<OrderKind>([
  'resume',
  'abort',
  'toRest',
  'stay',
  'retry',
  'skip',
  'settle',
  'switch',
  'waive',
  'ack',
]);

/**
 * Why an order that was given on a screen of an earlier strategy is not carried out on the one that took its place
 * (architecture.md, "Slack in and out"). Undefined for orders that were given on no screen.
 */
export function staleScreen(
  { order, seen }: Pick<Command, 'order' | 'seen'>,
  { course }: Incident,
): Refusal | undefined {
  if (seen === undefined || !aboutTheStrategy.has(order.kind)) return undefined;
  if (course.status === 'none' || course.epoch === seen) return undefined;
  return refuse('ScreenStale', { order: order.kind, now: course.plan ?? course.strategy });
}
