import { PersonId, PlanId, Target } from '../../src/core/ids.ts';
import type { CheckSpec, FrozenPlan, StepSpec } from '../../src/core/plan/plan.ts';

/** The people of all specifications. Only `ada`, `bo` and the deputy are on the roster. */
export const ada = PersonId.parse('p_ada');
export const bo = PersonId.parse('p_bo');
export const deputy = PersonId.parse('p_dev');
export const commander = PersonId.parse('p_cy');
export const dba = PersonId.parse('p_dana');
export const observer = PersonId.parse('p_oz');

export const checkout = Target.parse('checkout@prod');
export const pricing = Target.parse('pricing@prod');

export const rb = (number: number): PlanId => PlanId.parse(`RB-${number}`);

export const check = (id: string, more: Partial<CheckSpec> = {}): CheckSpec => ({
  id,
  kind: 'http',
  with: { url: `http://checkout.test/${id}` },
  intervalMs: 1_000,
  timeoutMs: 1_000,
  soakMs: 5_000,
  initialDelayMs: 0,
  withinMs: 10_000,
  failureLimit: 0,
  inconclusiveLimit: 0,
  errorLimit: 0,
  secrets: [],
  ...more,
});

export const step = (id: string, more: Partial<StepSpec> = {}): StepSpec => ({
  id,
  name: `Do ${id}`,
  kind: 'exec',
  by: 'worker',
  with: { argv: [id] },
  needs: [],
  timeoutMs: 60_000,
  idempotent: false,
  retry: { max: 0, delayMs: 1_000, backoff: 'fixed', maxDelayMs: 60_000 },
  onFailure: { do: 'pause' },
  checkAfter: [],
  secrets: [],
  rest: false,
  writes: [],
  reversible: 'yes',
  restores: [],
  ...more,
});

/** A step that may be run twice, with this many tries after the first. */
export const idempotent = (id: string, max: number, more: Partial<StepSpec> = {}): StepSpec =>
  step(id, {
    idempotent: true,
    retry: { max, delayMs: 1_000, backoff: 'exponential', maxDelayMs: 3_000 },
    ...more,
  });

export const manual = (id: string, evidence: string, more: Partial<StepSpec> = {}): StepSpec =>
  step(id, {
    kind: 'manual',
    by: 'person',
    with: { role: 'dba', evidence, instruction: 'Look at the orders' },
    ...more,
  });

export const pause = (id: string, more: Partial<StepSpec> = {}): StepSpec =>
  step(id, { kind: 'wait', by: 'clock', with: { duration: '30s' }, ...more });

/** A plan of one step `back`, with one check for *mitigated* and one criterion; what a specification is about is added. */
export const planOf = (more: Partial<FrozenPlan> = {}): FrozenPlan => ({
  playbook: { name: 'checkout-rollback', version: '1', digest: 'playbook-1' },
  configuration: 'service-1',
  strategy: 'rollback',
  targets: [checkout],
  from: { version: '2' },
  to: { version: '1' },
  inputs: {},
  assumes: [],
  preconditions: [],
  steps: [step('back')],
  compensate: [],
  rest: [],
  finally: [],
  mitigatedWhen: [check('users-buy')],
  criteria: [check('books-balance', { class: 'integrity' })],
  effects: [],
  stakeholders: [],
  effectsDeclared: true,
  datasets: [],
  dataImpact: { verdict: 'none', migrations: [], unknownData: 'one_person' },
  estimateMs: 60_000,
  ...more,
});

/** Something the bad release did. */
export const effect = (id: string) => ({
  id,
  name: `${id} were written`,
  count: { kind: 'http', with: {}, secrets: [] },
  owner: 'dba',
  dueMs: 3_600_000,
});
