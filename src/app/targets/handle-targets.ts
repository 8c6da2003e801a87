import type { Answer } from '../../core/answer.ts';
import type { Order, OrderOf } from '../../core/orders.ts';
import type { Ordered } from '../ordered.ts';
import type { Ship } from '../ship.ts';
import { handleAhead } from './handle-ahead.ts';
import { handleAuto } from './handle-auto.ts';
import { handleFixed } from './handle-fixed.ts';
import { handleRelease } from './handle-release.ts';

/** The orders that are recorded on the streams of targets, whether or not there is an incident. */
export type AboutTargets = OrderOf<
  'releaseRegister' | 'releaseFixed' | 'auto' | 'approveAhead' | 'revokeAhead'
>;

const kinds = [
  'releaseRegister',
  'releaseFixed',
  'auto',
  'approveAhead',
  'revokeAhead',
] as const satisfies readonly AboutTargets['kind'][];

export const isAboutTargets = (order: Order): order is AboutTargets =>
  kinds.some((kind) => kind === order.kind);

/** Carries out an order about targets. */
export function handleTargets(
  ship: Ship,
  ordered: Ordered & { readonly order: AboutTargets },
): Promise<Answer> {
  const { order } = ordered;
  switch (order.kind) {
    case 'releaseRegister':
      return handleRelease(ship, { ...ordered, order });
    case 'releaseFixed':
      return handleFixed(ship, { ...ordered, order });
    case 'auto':
      return handleAuto(ship, { ...ordered, order });
    case 'approveAhead':
    case 'revokeAhead':
      return handleAhead(ship, { ...ordered, order });
  }
}
