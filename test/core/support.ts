import type { SupportRule } from '../../src/core/gates/rule.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { rings } from './acks.ts';
import type { Move } from './given.ts';
import { type By, decided, declared, order, planned } from './orders.ts';
import { checked, done } from './reports.ts';
import { check, planOf } from './sample.ts';
import type { Act } from './scene.ts';

/** Support, half an hour after users stopped hurting. */
export const halfHour: SupportRule = { mode: 'ack', role: 'support', afterMs: 1_800_000 };

export const later = (minutes: number): Act => ({ laterMs: minutes * 60_000 });
export const supportDue = rings('supportDue');
export const supportSays = (
  verdict: OrderOf<'supportSays'>['verdict'],
  { evidence, ...by }: By & { readonly evidence?: string } = {},
): Act => order({ kind: 'supportSays', verdict, ...(evidence && { evidence }) }, by);

/** All checks hold, and only support may be missing. */
export const supportCalm = (rule: SupportRule = halfHour): Move => [
  declared({ facts: { rules: { ...usualRules, supportAck: rule } } }),
  planned(planOf({ criteria: [check('books-balance')] })),
  decided(),
  done('back'),
  checked('mitigation/users-buy', 'pass'),
];
export const supportAsked: Move = [supportCalm(), later(30), supportDue];
