import type { PlanId } from '../../src/core/ids.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { ProposalId } from '../../src/core/proposals/ids.ts';
import type { TimerOrder } from '../../src/core/timer-order.ts';
import { type By, order } from './orders.ts';
import type { Act } from './scene.ts';

export const p = (number: number): ProposalId => ProposalId.parse(`P${number}`);

type Propose = By & { readonly reason?: string };
export const propose = (
  strategy: OrderOf<'propose'>['strategy'],
  { reason, ...by }: Propose = {},
): Act => order({ kind: 'propose', strategy, ...(reason === undefined ? {} : { reason }) }, by);

export const objections = (by: By = {}): Act => order({ kind: 'objections', forMs: 60_000 }, by);
export const object = (by: By = {}): Act =>
  order({ kind: 'object', reason: 'release 1 cannot read the rows' }, by);
export const decline = ({ plan, ...by }: By & { readonly plan?: PlanId | ProposalId } = {}): Act =>
  order({ kind: 'decline', ...(plan === undefined ? {} : { plan }) }, by);

const rings = (report: TimerOrder): Act => ({ report });
export const declineOver = (proposal: ProposalId): Act => rings({ kind: 'declineOver', proposal });
export const objectionsOver = (poll = 'O1'): Act => rings({ kind: 'objectionsOver', poll });
