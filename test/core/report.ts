import type { Rules } from '../../src/core/incident/rules.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import type { Refusal } from '../../src/core/refusals.ts';
import type { PublishingReport } from '../../src/core/report/reports.ts';
import {
  type Factor,
  FollowUpName,
  type Outlet,
  ReportRule,
  type Section,
} from '../../src/core/report/shapes.ts';
import type { Move } from './given.ts';
import { type By, declared, order } from './orders.ts';
import { bo, dba, planOf } from './sample.ts';
import type { Act } from './scene.ts';

export const f = (number: number): FollowUpName => FollowUpName.parse(`F${number}`);

/** The rules of an incident whose report begins by itself, and is asked for before a sev1 or a sev2 is closed. */
const reported = (rule: Partial<ReportRule> = {}): Rules => ({
  ...usualRules,
  report: ReportRule.parse({ closeNeeds: ['sev1', 'sev2'], ...rule }),
});

/** Declared under such rules. */
export const declaredWith = (rule: Partial<ReportRule> = {}): Act =>
  declared({ facts: { rules: reported(rule) } });

export const write = (
  section: Section,
  said: string,
  about: By & Pick<Partial<OrderOf<'reportWrite'>>, 'revision'> = {},
): Act => {
  const { revision } = about;
  return order(
    { kind: 'reportWrite', section, text: said, ...(revision !== undefined && { revision }) },
    about,
  );
};

export const factor = (one: Factor, by: By & { readonly change?: 'add' | 'drop' } = {}): Act =>
  order({ kind: 'reportFactor', change: by.change ?? 'add', factor: one, why: 'nobody tried' }, by);

/** Bo's, due on a Monday, unless something else is said. */
export const followUp = (about: By & Partial<Omit<OrderOf<'followUp'>, 'kind'>> = {}): Act => {
  const { aim = 'prevent', owner = 'bo', due = '2026-03-16', text = 'Try it both ways' } = about;
  return order(
    { kind: 'followUp', aim, owner, due, text },
    { ...about, facts: { named: bo, ...about.facts } },
  );
};

export const followUpEnd = (name: FollowUpName, how: 'done' | 'drop' = 'done', by: By = {}): Act =>
  order({ kind: 'followUpEnd', how, followUp: name, evidence: 'change 812' }, by);

/** Its playbook says version 2 now, and waits longer, unless something else was looked up. */
export const playbookChange = (
  name = f(1),
  {
    version = '2',
    now = learned(),
    ...by
  }: By & {
    readonly version?: string;
    readonly now?: FrozenPlan | Refusal | undefined;
  } = {},
): Act =>
  order(
    { kind: 'playbookChange', followUp: name, version },
    { ...by, facts: { planAgain: now, ...by.facts } },
  );

/** The usual plan as a later version of its playbook makes it. */
export const learned = (more: Partial<FrozenPlan> = {}): FrozenPlan =>
  planOf({
    playbook: {
      name: 'checkout-rollback',
      version: '2',
      digest: 'playbook-2',
      lastReviewed: '2026-03-02',
    },
    ...more,
  });

export const reportOwner = (owner = dba, by: By = {}): Act =>
  order({ kind: 'reportOwner', who: owner }, { ...by, facts: { named: owner, ...by.facts } });

export const reportReady = (by: By = {}): Act => order({ kind: 'reportFinish' }, by);
export const reportSign = (by: By & { readonly finding?: string } = {}): Act =>
  order(
    { kind: 'reportSign', ...(by.finding !== undefined && { finding: by.finding }) },
    { by: dba, ...by },
  );

export const publish = (by: By = {}): Act =>
  order(
    { kind: 'reportPublish' },
    { ...by, facts: { reachable: { hasChannel: true, webhook: 'public' }, ...by.facts } },
  );
export const delivered = (
  place: Outlet,
  about: Partial<Omit<PublishingReport, 'kind'>> = {},
): Act => ({
  report: { kind: 'reportDelivered', publication: 1, place, outcome: 'delivered', ...about },
});

/** A report that has all that it has to have. */
export const finished: readonly Move[] = [factor('rehearsal'), reportReady()];

export const remindReport: Act = { report: { kind: 'remindReport' } };
export const endPublishing: Act = { report: { kind: 'endPublishing' } };
export const days = (amount: number): Act => ({ laterMs: amount * 86_400_000 });
