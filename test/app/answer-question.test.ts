import { describe, expect, test } from 'vitest';
import type { EffectSpec } from '../../src/core/plan/plan.ts';
import { check, checkout, effect, planOf, rb, step } from '../core/sample.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { aborted, measured, untilTold } from './sim-world.ts';
import {
  accepted,
  cardFor,
  decidedOn,
  inTime,
  recorded,
  refused,
  showCard,
  underSail,
} from './story.ts';

const withEffects = (effects: readonly EffectSpec[]) =>
  rulesOf({ services: { checkout: { ...serviceCheckout, effects } } });

describe('a question', () => {
  test('changes nothing, whoever asks', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const head = await boat.ship.registry.head();
    const questions = [
      { kind: 'status' },
      { kind: 'rollbackStatus' },
      { kind: 'who' },
      { kind: 'timeline', format: 'md' },
      { kind: 'timeline', format: 'json' },
      { kind: 'check' },
      { kind: 'dryRun', plan: rb(1) },
      { kind: 'releaseList' },
      { kind: 'releaseList', target: checkout },
      { kind: 'registryList' },
      { kind: 'registryVerify' },
      { kind: 'registryStats' },
      { kind: 'registryStats', form: 'summary' },
      { kind: 'registryStats', form: 'json' },
      { kind: 'help' },
    ] as const;
    for (const question of questions) {
      for (const by of ['ada', 'oz']) {
        const answer = await accepted(boat.say(question, { by }));
        expect(answer.say).not.toBe('');
        expect(answer.events).toEqual([]);
      }
    }
    expect(await boat.ship.registry.head()).toBe(head);
  });

  test('about the status says who decides, which rung, and which step runs', async () => {
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = untilTold;
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it runs', recorded(boat, 'StepStarted'));
    const { say, incident } = await accepted(boat.say({ kind: 'status' }));
    expect(incident).toBe('INC-1');
    for (const word of ['ada', 'acting', 'Do back', 'RB-1']) expect(say).toContain(word);
  });

  test('about the timeline is answered in a form for people and in one for programs', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const md = await accepted(boat.say({ kind: 'timeline', format: 'md' }));
    expect(md.say).toContain('INC-1');
    const json = await accepted(boat.say({ kind: 'timeline', format: 'json' }));
    expect(JSON.parse(json.say)).toMatchObject({ incident: { id: 'INC-1' } });
  });

  test('about releases lists those of every target, newest live one among them', async () => {
    await using scene = await underSail();
    const { say } = await accepted(scene.boat.say({ kind: 'releaseList' }));
    expect(say).toContain('checkout@prod');
    expect(say).toMatch(/2.*1/su);
  });

  test('for help names only what this person may order here', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const ada = await accepted(boat.say({ kind: 'help' }, { incident: 'INC-1' }));
    const oz = await accepted(boat.say({ kind: 'help' }, { by: 'oz', incident: 'INC-1' }));
    const dana = await accepted(boat.say({ kind: 'help' }, { by: 'dana', incident: 'INC-1' }));
    const words = (say: string) => say.split(/[\s,`]+/u);
    expect(words(ada.say)).toEqual(expect.arrayContaining(['abort', 'note']));
    expect(words(dana.say)).toContain('note');
    expect(words(dana.say)).not.toContain('abort');
    expect(words(oz.say)).toContain('note');
    expect(words(oz.say)).not.toContain('ack');
    const anywhere = await accepted(boat.say({ kind: 'help' }, { by: 'oz' }));
    expect(anywhere.say).toBe(oz.say);
    const ci = await accepted(boat.say({ kind: 'help', about: 'register' }, { by: 'ci' }));
    expect(ci.say).toContain('register');
  });

  test('for help where no incident is open leaves out what needs one', async () => {
    await using scene = await underSail();
    const { say } = await accepted(scene.boat.say({ kind: 'help' }));
    expect(say).toContain('/rollback <service');
    expect(say).not.toContain('abort');
  });

  test('in an incident that is not there is refused', async () => {
    await using scene = await underSail();
    const no = await refused(scene.boat.say({ kind: 'status' }, { incident: 'INC-4' }));
    expect(no.code).toBe('UnknownIncident');
  });
});

describe('a check by hand', () => {
  test('asks everything once and says what is missing', async () => {
    await using scene = await underSail(({ world }) => {
      world.checks['users-buy'] = () => measured('fail', 'three of nine fail');
    });
    const { boat } = scene;
    await decidedOn(boat);
    const { say } = await accepted(boat.say({ kind: 'check' }));
    expect(say).toContain('three of nine fail');
    expect(say).toContain('users-buy');
  });

  test('says of a check that does not answer in time that it gave no answer', async () => {
    await using scene = await underSail(({ world }) => {
      world.checks['users-buy'] = async (signal) => {
        await aborted(signal);
        return measured('pass');
      };
    });
    const { boat } = scene;
    await decidedOn(boat);
    const answer = await inTime(boat, boat.say({ kind: 'check' }));
    expect((await accepted(answer)).say).toContain('no answer within');
  });
});

describe('versions that differ between instances', () => {
  const skew = check('one-release', { kind: 'version_skew' });
  const facts = {
    component: 'checkout',
    expect: '1',
    rows: [
      { id: 'a', versions: ['1'], silent: null },
      { id: 'b', versions: ['2'], silent: null },
    ],
  };
  const board = 'checkout: 1 of 2 on release 1; 1 of 2 on release 2 (b)';

  test('are shown by a check by hand, by the details of a plan, and on the next card', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ criteria: [skew], mitigatedWhen: [check('users-buy')] });
      world.checks['one-release'] = () => ({ verdict: 'fail', summary: '1/2 on 1', facts });
      world.checks['users-buy'] = () => measured('pass');
    });
    const { boat } = scene;
    await showCard(boat);
    expect((await accepted(boat.say({ kind: 'dryRun' }))).say).toContain(
      `Versions now:\n- ${board}`,
    );
    await accepted(boat.say({ kind: 'go', card: await cardFor(boat) }));
    expect((await accepted(boat.say({ kind: 'check' }))).say).toContain(`Versions:\n- ${board}`);
    await boat.sail();
    await boat.until('it fell back', recorded(boat, 'MitigationLost'));
    const next = { kind: 'releaseRegister', target: checkout, version: '3' } as const;
    await accepted(boat.say({ ...next, commit: 'abcdef3' }, { by: 'ci' }));
    await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
    expect((await accepted(boat.say({ kind: 'go' }))).say).toContain(
      'Versions are mixed: checkout.',
    );
  });
});

describe('a dry run', () => {
  test('says what each step would do, asks the preconditions, and does nothing', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({
        preconditions: [check('router')],
        steps: [step('one'), step('two', { needs: ['one'] })],
      });
      world.checks['router'] = () => measured('inconclusive', 'the router says nothing');
    });
    const { boat, harbor } = scene;
    await showCard(boat);
    const head = await boat.ship.registry.head();
    const { say } = await accepted(boat.say({ kind: 'dryRun' }));
    for (const text of ['would do one', 'would do two', 'the router says nothing']) {
      expect(say).toContain(text);
    }
    expect(harbor.world.effects).toEqual([]);
    expect(await boat.ship.registry.head()).toBe(head);
  });

  test('of a plan that does not exist is refused', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    expect((await refused(boat.say({ kind: 'dryRun', plan: rb(9) }))).code).toBe('UnknownPlan');
  });
});

describe('the counts on a card', () => {
  test('are live, and what cannot be counted is said to be unknown and becomes a residual', async () => {
    await using scene = await underSail((port) => {
      port.rules = withEffects([effect('orders'), effect('mails'), effect('refunds')]);
      port.world.counts['orders'] = 212;
      port.world.counts['mails'] = 0;
      port.world.counts['refunds'] = () => Promise.reject(new Error('no such table'));
    });
    const { boat } = scene;
    await decidedOn(boat);
    expect((await boat.events('StrategyDecided'))[0]).toMatchObject({
      counts: [
        { effect: 'orders', count: 212 },
        { effect: 'mails', count: 0 },
        { effect: 'refunds', count: null },
      ],
    });
    const residuals = await boat.events('ResidualOpened');
    expect(residuals.map((event) => 'of' in event && event.of)).toEqual(['orders', 'refunds']);
  });

  test('do not keep a person waiting: after three seconds a count is unknown', async () => {
    await using scene = await underSail((port) => {
      port.rules = withEffects([effect('orders')]);
      port.world.counts['orders'] = async (signal) => {
        await aborted(signal);
        throw new Error('too late');
      };
    });
    const { boat, harbor } = scene;
    const asked = harbor.clock.monotonic();
    await accepted(await inTime(boat, boat.say({ kind: 'card', target: checkout })));
    expect(harbor.clock.monotonic() - asked).toBe(3_000);
  });
});

describe('a service', () => {
  test('without a playbook has no card, and the answer says what to add', async () => {
    await using scene = await underSail((port) => {
      port.rules = rulesOf({ services: { checkout: { ...serviceCheckout, playbook: undefined } } });
    });
    const { boat } = scene;
    const head = await boat.ship.registry.head();
    const no = await boat.say({ kind: 'card', target: checkout });
    expect((await refused(no)).code).toBe('NoPlaybook');
    expect(await boat.ship.registry.head()).toBe(head);
  });

  test('whose playbook has an error has no card, and the answer names file, line and fault', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.problems = [
        { file: 'p.yaml', line: 7, column: 3, message: 'unknown field "stepz"' },
      ];
    });
    const no = await refused(scene.boat.say({ kind: 'card', target: checkout }));
    expect(no.code).toBe('PlaybookBroken');
    expect(no.reason + no.lift).toContain('p.yaml:7:3');
  });

  test('is offered only releases that were live there', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const plan = { kind: 'plan', targets: [checkout] } as const;
    const unknown = await refused(boat.say({ ...plan, targets: [checkout], to: '7' }));
    expect(unknown.code).toBe('UnknownRelease');
    const same = await refused(boat.say({ ...plan, targets: [checkout], to: '2' }));
    expect(same.code).toBe('NoWayBack');
    await accepted(boat.say({ ...plan, targets: [checkout], to: '1', playbook: 'by-hand' }));
  });

  test('that nobody may decide about has no incident', async () => {
    await using scene = await underSail((port) => {
      const nobody = { ...serviceCheckout, roster: [], deputy: undefined };
      port.rules = rulesOf({ services: { checkout: nobody } });
    });
    const declare = { kind: 'declare', targets: [checkout], title: 'Bad' } as const;
    const no = scene.boat.say({ ...declare, targets: [checkout] }, { by: 'oz' });
    expect((await refused(no)).code).toBe('NobodyMayDecide');
  });
});
