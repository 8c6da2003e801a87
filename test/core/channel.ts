import { type By, order } from './orders.ts';
import type { Act } from './scene.ts';

export const attach = (channel?: string, by: By = {}): Act =>
  order({ kind: 'attach', ...(channel === undefined ? {} : { channel }) }, by);
