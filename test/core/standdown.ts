import { type By, order } from './orders.ts';
import type { Act } from './scene.ts';

export const standdown = (until: string, by: By = {}): Act =>
  order({ kind: 'standdown', until }, by);

export const standDownOver: Act = { report: { kind: 'standDownOver' } };
