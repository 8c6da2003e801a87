import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/core/facts.ts';
import { heldOn } from '../../src/core/policy/facts.ts';
import { ahead, standing } from './ahead.ts';
import { approved, signed } from './approvals.ts';
import { given, type Move } from './given.ts';
import { lose } from './impact/orders.ts';
import { dataset, wiping } from './impact/samples.ts';
import {
  ack,
  assigned,
  declared,
  go,
  mitigated,
  planned,
  residual,
  running,
  waive,
} from './orders.ts';
import { begun } from './reports.ts';
import {
  bo,
  check,
  checkout,
  dba,
  effect,
  manual,
  observer,
  planOf,
  pricing,
  rb,
} from './sample.ts';

/** Dana answers for the data of checkout, Oz for that of pricing; for the incident as a whole both would do. */
const facts = {
  roleHolders: { dba: [dba, observer] },
  serviceHolders: { checkout: { dba: [dba] }, pricing: { dba: [observer] } },
} satisfies Partial<Facts>;
const both = declared({ targets: [checkout, pricing], facts });

describe('an incident on two services, each with its own data owner', () => {
  test('has each plan approved by the data owner of its own service', () => {
    const story: Move = [both, planned(signed(), { facts })];
    given(story)
      .when(approved({ by: observer, facts }))
      .thenRefuses('NotAnApprover', 'OrderRefused')
      .saying({ plan: rb(1), roles: ['dba'], people: [dba] });
    given(story)
      .when(approved({ by: dba, facts }))
      .thenRecords('ApprovalGiven');
    given(both, planned(signed({}, { targets: [pricing] }), { facts }))
      .when(approved({ by: observer, facts }))
      .thenRecords('ApprovalGiven');
  });

  test('goes by whoever was given the role in the incident, whichever service the plan is of', () => {
    given(both, planned(signed(), { facts }), assigned('dba', bo))
      .when(approved({ by: bo, facts }))
      .thenRecords('ApprovalGiven');
  });

  test('counts what was approved ahead only of who holds the role for the service still', () => {
    const plan = signed();
    const moved = { ...facts, serviceHolders: { checkout: {}, pricing: { dba: [dba] } } };
    const on = (roles: Partial<Facts>) => ({ ...standing([ahead(plan)]), ...roles });
    given(both)
      .when(planned(plan, { facts: on(facts) }))
      .thenRecords('PlanMade', 'ApprovalGiven');
    given(both)
      .when(planned(plan, { facts: on(moved) }))
      .thenRecords('PlanMade');
  });

  test('has data given up by the data owner of the service that loses it', () => {
    const plan = planOf({ ...wiping(), datasets: [dataset('orders')] });
    const losses = [{ dataset: 'orders', owner: 'dba', rows: 412, ageMs: null }];
    const story: Move = [
      both,
      planned(plan, { facts }),
      approved({ facts }),
      go({ facts: { ...facts, losses } }),
    ];
    given(story)
      .when(lose('412', { by: observer, facts }))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'dba', holders: [dba] });
    given(story)
      .when(lose('412', { by: dba, facts }))
      .thenRecords('LossSigned');
  });

  test('has a step of a person done by the role of the service that it is for', () => {
    const story: Move = [both, running(planOf({ steps: [manual('look', 'none')] }), { facts })];
    const waiting: Move = [story, begun('look')];
    given(waiting)
      .when(ack('look', 'done', { by: observer, facts }))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'dba', holders: [dba] });
    given(waiting)
      .when(ack('look', 'done', { by: dba, facts }))
      .thenRecords('StepAcknowledged', 'StepFinished', 'RunEnded', 'StrategyEnded');
  });

  test('has what is left over closed by the role of the service where it is', () => {
    const plan = planOf({ effects: [{ ...effect('orders'), owner: 'dba' }] });
    const story: Move = [both, running(plan, { facts })];
    expect(given(story).incident.residuals).toMatchObject({
      R1: { owner: 'dba', targets: [checkout] },
    });
    given(story)
      .when(residual('R1', 'done', { by: observer, facts }))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'dba', holders: [dba] });
    given(story)
      .when(residual('R1', 'done', { by: dba, facts }))
      .thenRecords('ResidualClosed');
  });

  test('has a check that answers for data waived together with who answers for that data', () => {
    const criteria = [check('books', { class: 'integrity' })];
    const story: Move = [both, running(planOf({ criteria }), { facts }), waive('books')];
    given(story)
      .when(waive('books', { by: observer, facts }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
    given(story)
      .when(waive('books', { by: dba, facts }))
      .thenRecords('CheckWaived', 'ResidualOpened', 'ReviewOpened');
    const unplanned = declared({ targets: [checkout, pricing], facts: { ...facts, criteria } });
    given(unplanned, mitigated(), waive('books'))
      .when(waive('books', { by: observer, facts }))
      .thenRecords('CheckWaived', 'ResidualOpened', 'ReviewOpened');
  });
});

describe('who holds roles for targets', () => {
  test('is whoever does for any of their services, and nobody where that is not known', () => {
    expect(heldOn(facts, [checkout, pricing])).toEqual({ roleHolders: { dba: [dba, observer] } });
    expect(heldOn(facts, [pricing])).toEqual({ roleHolders: { dba: [observer] } });
    expect(heldOn({ serviceHolders: {} }, [pricing])).toEqual({ roleHolders: {} });
  });
});
