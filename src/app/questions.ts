import type { Order, OrderOf } from '../core/orders.ts';

const kinds = [
  'status',
  'who',
  'catchUp',
  'timeline',
  'report',
  'check',
  'dryRun',
  'rollbackStatus',
  'releaseList',
  'drillStatus',
  'drillReport',
  'where',
  'dashboard',
  'help',
  'registryList',
  'registryShow',
  'registryVerify',
  'registryStats',
] as const;

/** The orders that only read: they are answered, never decided. */
export type QuestionKind = (typeof kinds)[number];
export type Question = OrderOf<QuestionKind>;

export const isQuestion = (order: Order): order is Question =>
  kinds.some((kind) => kind === order.kind);
