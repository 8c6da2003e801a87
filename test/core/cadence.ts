import type { Reminder } from '../../src/core/cadence/events.ts';
import type { Rules } from '../../src/core/incident/rules.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { type By, declared, order } from './orders.ts';
import { checkout } from './sample.ts';
import type { Act } from './scene.ts';

type Update = By & Partial<Omit<OrderOf<'statusReport'>, 'kind'>>;

export const update = ({ by, facts, audience = 'tactical', ...parts }: Update = {}): Act =>
  order(
    { kind: 'statusReport', audience, ...parts },
    { ...(by && { by }), ...(facts && { facts }) },
  );
export const snooze = (by: By = {}, forMs = 1_800_000): Act => order({ kind: 'snooze', forMs }, by);

export const reminds = (of: Reminder): Act => ({ report: { kind: 'remind', of } });

/** Declared without a severity. */
export const ungradedUnder = (rules: Partial<Rules>): Act =>
  order(
    { kind: 'declare', targets: [checkout], title: 'Slow' },
    { facts: { rules: { ...usualRules, ...rules } } },
  );
export const ungraded = ungradedUnder({});

/** Declared under rules that differ from the usual ones. */
export const under = (rules: Partial<Rules>): Act =>
  declared({ facts: { rules: { ...usualRules, ...rules } } });

export const minutes = (amount: number): Act => ({ laterMs: amount * 60_000 });
