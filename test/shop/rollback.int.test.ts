import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newTokens, shopConfiguration } from '../../sandbox/shop/configuration.ts';
import { writePlaybooks } from '../../sandbox/shop/playbook.ts';
import { type Shop, startShop } from '../../sandbox/shop/shop.ts';
import { checkMeasurer } from '../../src/checks/check-measurer.ts';
import { countKinds } from '../../src/checks/counts.ts';
import { effectCounter } from '../../src/checks/effect-counter.ts';
import { checkKinds } from '../../src/checks/kinds.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { Target } from '../../src/core/ids.ts';
import type { CheckSpec, FrozenPlan, StepSpec } from '../../src/core/plan/plan.ts';
import { filePlaybooks } from '../../src/playbooks/file-playbooks.ts';
import { stepKinds } from '../../src/steps/kinds.ts';
import { stepRunner } from '../../src/steps/step-runner.ts';
import { noData } from '../playbooks/sample.ts';

const site = { allow: ['127.0.0.1:*'], inherited: {}, registryId: 'test' };
const { runStep } = stepRunner(stepKinds, site);
const measure = checkMeasurer(checkKinds, site);
const count = effectCounter(countKinds, site);

let shop: Shop;
let plan: FrozenPlan;

beforeAll(async () => {
  shop = await startShop({ rate: 20, warmUpMs: 0 });
  plan = await planFor(shop);
  const { code, output } = await shop.deploy('2');
  if (code !== 0) throw new Error(output);
});
afterAll(() => shop?.[Symbol.asyncDispose]());

async function planFor(shop: Shop): Promise<FrozenPlan> {
  const written = shopConfiguration(shop, newTokens());
  const kinds = { checks: checkKinds, counts: countKinds };
  const configuration = readConfiguration('sternway.yaml', written, kinds);
  const service = configuration.ok ? configuration.value.services['checkout'] : undefined;
  if (!service) throw new Error(JSON.stringify(configuration));
  const playbooks = filePlaybooks({ directory: writePlaybooks(shop), stepKinds, checkKinds });
  const { criteria, effects, digest } = service;
  const made = await playbooks.makePlan('checkout-rollback', {
    targets: [Target.parse('checkout@prod')],
    from: { version: '2' },
    to: { version: '1' },
    inputs: {},
    service: {
      criteria: [...criteria],
      effects: [...effects],
      data: noData,
      stakeholders: [],
      digest,
    },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const question = () => ({ signal: AbortSignal.timeout(10_000), secrets: {} });
const verdict = async (check: CheckSpec) => {
  const { verdict, summary } = await measure(check, question());
  return `${check.id}: ${verdict === 'pass' ? verdict : `${verdict} (${summary})`}`;
};
const verdicts = (checks: readonly CheckSpec[]) => Promise.all(checks.map(verdict));
const passes = (checks: readonly CheckSpec[]) => checks.map(({ id }) => `${id}: pass`);
const eventually = async (checks: readonly CheckSpec[]): Promise<void> => {
  await expect
    .poll(() => verdicts(checks), { timeout: 25_000, interval: 250 })
    .toEqual(passes(checks));
};

/** What a worker does with a step. People and the clock are taken to have done theirs. */
async function doStep(step: StepSpec): Promise<void> {
  if (step.by === 'worker') {
    const ending = await runStep(step, {
      stepId: `RB-1/${step.id}`,
      epoch: 1,
      idempotencyKey: step.id,
      secrets: {},
      signal: AbortSignal.timeout(step.timeoutMs),
      progress: () => undefined,
    });
    expect({ step: step.id, ...ending }).toMatchObject({ step: step.id, outcome: 'finished' });
  }
  await eventually(step.checkAfter);
}

async function doSteps(steps: readonly StepSpec[]): Promise<void> {
  for (const step of steps) await doStep(step);
}

const traffic = async () => {
  const response = await fetch(`${shop.urls.router}/backends?taking=traffic`);
  return (await response.text()).match(/"id":"[^"]+"|"version":"[^"]+"/gu)?.join(' ');
};

describe('a shop at release 2', () => {
  test('is ready for the playbook, and its criteria say what is wrong', async () => {
    await eventually(plan.preconditions);
    const broken = plan.criteria.filter(({ id }) =>
      ['purchases-succeed', 'one-release'].includes(id),
    );
    const isBad = async () => (await verdicts(broken)).every((said) => said.includes(': fail ('));
    await expect.poll(isBad, { timeout: 15_000 }).toBe(true);
    expect((await verdicts(plan.mitigatedWhen)).join(' ')).toContain(': fail (');
  });

  test('has effects that can be counted', async () => {
    const counts = await Promise.all(plan.effects.map((effect) => count(effect, question())));
    expect(counts).toHaveLength(3);
    for (const counted of counts) {
      expect(counted).toMatchObject({ status: 'counted' });
      expect(counted.status === 'counted' ? counted.count : 0).toBeGreaterThan(0);
    }
  });
});

describe('the playbook, step by step', () => {
  const stepsUntil = (id: string) => {
    const end = plan.steps.findIndex((step) => step.id === id) + 1;
    return plan.steps.slice(0, end);
  };

  test('shifts all traffic to the instance that is on release 1, with the worker paused', async () => {
    await doSteps(stepsUntil('take-out-2'));
    expect(await traffic()).toBe('"id":"checkout-1" "version":"1"');
    expect(await (await fetch(`${shop.urls.worker}/queue`)).text()).toContain('"paused":true');
    await eventually(plan.mitigatedWhen);
  });

  test('may run all its steps twice without harm, as it says of itself', async () => {
    expect(plan.steps.filter(({ by, idempotent }) => by === 'worker' && !idempotent)).toEqual([]);
    await doSteps(stepsUntil('take-out-2'));
    expect(await traffic()).toBe('"id":"checkout-1" "version":"1"');
  });

  test('brings every instance to release 1, and everything that it validates holds', async () => {
    await doSteps(plan.steps.slice(stepsUntil('take-out-2').length));
    await doSteps(plan.finally);
    await eventually(plan.criteria);
    expect((await shop.stats()).successRate10s).toBe(1);
  });

  test('comes to rest by closing checkout, where nothing wrong is written', async () => {
    await doSteps(plan.rest);
    expect(await traffic()).toBeUndefined();
    await expect.poll(async () => (await shop.stats()).successRate5s, { timeout: 10_000 }).toBe(0);
  });
});
