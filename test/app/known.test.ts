import { describe, expect, test } from 'vitest';
import { knownNames, namesOf } from '../../src/app/orders/known.ts';
import { Target } from '../../src/core/ids.ts';
import { check, checkout, planOf, step } from '../core/sample.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, decidedOn, refused, underSail } from './story.ts';

describe('the names that mean something to whoever types', () => {
  test('are those of the installation where no incident is meant', async () => {
    await using scene = await underSail();
    expect(knownNames(scene.boat.ship)).toMatchObject({
      services: ['checkout'],
      environments: ['prod'],
      people: ['ada', 'bo', 'dev', 'dana', 'oz'],
      plans: [],
      steps: [],
      checks: [],
    });
  });

  test('are in an incident also its plans, the steps of its run, its checks and releases', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({
        preconditions: [check('router')],
        steps: [step('one'), step('two')],
        finally: [step('tidy')],
      });
    });
    const { boat } = scene;
    await decidedOn(boat);
    const known = knownNames(boat.ship, await boat.state());
    expect(known.plans).toEqual(['RB-1']);
    expect(known.steps).toEqual(['one', 'two', 'tidy', '1', '2']);
    expect(known.checks).toContain('router');
    expect(known.checks).toContain('users-buy');
    expect(known.releases).toEqual(['2', '1']);
  });
});

describe('a plan for several services at once', () => {
  test('is refused: one service a plan', async () => {
    const pricing = Target.parse('pricing@prod');
    await using scene = await underSail((port) => {
      const other = { ...serviceCheckout, name: 'pricing', targets: [pricing] };
      port.rules = rulesOf({ services: { checkout: serviceCheckout, pricing: other } });
    });
    const { boat } = scene;
    const declare = { kind: 'declare', targets: [checkout, pricing], title: 'Bad' } as const;
    await accepted(boat.say({ ...declare, targets: [checkout, pricing] }));
    const no = await refused(boat.say({ kind: 'plan', targets: [checkout, pricing] }));
    expect(no.code).toBe('SeveralServices');
  });
});

describe('a check', () => {
  test('is known by its bare name, by its target and by its whole key', () => {
    const keys = ['mitigation/answers', 'criterion/books', 'criterion/pricing@prod/books'];
    expect(namesOf(keys)).toEqual([
      'answers',
      'books',
      'mitigation/answers',
      'criterion/books',
      'pricing@prod/books',
      'criterion/pricing@prod/books',
    ]);
  });
});
