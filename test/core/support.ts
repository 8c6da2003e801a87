import type { SupportRule } from '../../src/core/gates/rule.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { rings } from './acks.ts';
import type { Move } from './given.ts';
import { type By, decided, declared, order, planned } from './orders.ts';
import { checked, done } from './reports.ts';
import { check, planOf } from './sample.ts';
import type { Act, Scene } from './scene.ts';

/** Support, half an hour after users stopped hurting. */
export const halfHour: SupportRule = { mode: 'ack', role: 'support', afterMs: 1_800_000 };

export const later = (minutes: number): Act => ({ laterMs: minutes * 60_000 });
/** Support, with a probe that counts reports. */
export const counting: SupportRule = {
  ...halfHour,
  reports: { now: { kind: 'http', with: {}, secrets: [] }, usual: 12 },
};

/** The reports were counted for whoever is asked now. */
export const countedReports =
  (now: number | null, usual?: number | null) =>
  ({ incident }: Scene): Act => {
    const asked = incident?.support.asked;
    if (asked === undefined) throw new Error('Support was not asked');
    const why = now === null ? 'status 503' : undefined;
    return { report: { kind: 'reportsCounted', asked, now, usual, why } };
  };

export const supportDue = rings('supportDue');
export const supportSays = (
  verdict: OrderOf<'supportSays'>['verdict'],
  { evidence, ...by }: By & { readonly evidence?: string } = {},
): Act => order({ kind: 'supportSays', verdict, ...(evidence && { evidence }) }, by);

/** All checks hold, and only support may be missing. */
export const supportCalm = (
  rule: SupportRule | null = halfHour,
  more: Partial<FrozenPlan> = {},
): Move => [
  declared({ facts: { rules: { ...usualRules, ...(rule && { supportAck: rule }) } } }),
  planned(planOf({ criteria: [check('books-balance')], ...more })),
  decided(),
  done('back'),
  checked('mitigation/users-buy', 'pass'),
];
export const supportAsked: Move = [supportCalm(), later(30), supportDue];
