import { describe, expect, test } from 'vitest';
import { handSteps } from '../../src/core/plan/by-hand.ts';
import { refuse } from '../../src/core/refusals.ts';
import { bearsOn, lessonsIn } from '../../src/core/report/lessons.ts';
import { changesIn } from '../../src/core/report/playbook-diff.ts';
import { asksIn } from './acks.ts';
import { given, type Move } from './given.ts';
import { abort, decided, declared, planned, running } from './orders.ts';
import { hidden } from './privacy.ts';
import { f, factor, followUp, followUpEnd, learned, playbookChange } from './report.ts';
import { bo, checkout, observer, planOf, pricing, step } from './sample.ts';

const ran = running(planOf({ steps: [step('back', { timeoutMs: 10_000 })] }));
const lesson = followUp({ aim: 'playbook_change', text: 'Drain first' });
const now = learned({ steps: [step('back', { timeoutMs: 60_000 }), step('drain')] });

describe('a lesson that the playbook has taken up', () => {
  test('is closed, with what a plan does otherwise now', () => {
    given(ran, lesson)
      .when(playbookChange(f(1), { now, by: bo }))
      .thenRecords('PlaybookChanged', 'FollowUpClosed')
      .where('PlaybookChanged', {
        playbook: 'checkout-rollback',
        from: { version: '1', digest: 'playbook-1' },
        to: { version: '2', digest: 'playbook-2', lastReviewed: '2026-03-02' },
        changes: [
          { path: 'steps.back.timeoutMs', before: '10000', after: '60000' },
          { path: 'steps.drain', after: 'Do drain' },
        ],
        others: 0,
      });
    const { incident } = given(ran, lesson, playbookChange(f(1), { now }));
    expect(incident.report?.followUps[f(1)]).toMatchObject({
      status: 'done',
      changed: { to: { version: '2' } },
    });
  });

  test('is closed by the first digits of its hash as well', () => {
    given(ran, lesson)
      .when(playbookChange(f(1), { version: 'PLAYBOOK-2', now }))
      .thenRecords('PlaybookChanged', 'FollowUpClosed');
  });

  test('keeps so many changes one by one, and counts the others', () => {
    const steps = Array.from({ length: 70 }, (_, index) => step(`s${index}`));
    given(ran, lesson)
      .when(playbookChange(f(1), { now: learned({ steps }) }))
      .thenRecords('PlaybookChanged', 'FollowUpClosed')
      .where('PlaybookChanged', { others: 11 });
  });

  test('is closed once', () => {
    given(ran, lesson, followUpEnd(f(1)))
      .when(playbookChange(f(1), { now }))
      .thenNothing('AlreadyFollowedUp');
  });
});

describe('whoever owns a lesson', () => {
  const offered = (...story: readonly Move[]) =>
    asksIn(given(...story).incident)
      .filter(({ key }) => key === 'follow-up/F1')
      .flatMap(({ actions }) => actions.map(({ label }) => label));

  test('may say that the playbook has it, where one was followed', () => {
    expect(offered(ran, lesson)).toEqual(['Playbook changed', 'Done', 'Drop it']);
    expect(offered(ran, followUp())).toEqual(['Done', 'Drop it']);
    expect(offered(declared(), lesson)).toEqual(['Done', 'Drop it']);
  });
});

describe('a lesson stays open', () => {
  test('where it is no matter of a playbook, or none was followed', () => {
    given(ran, followUp())
      .when(playbookChange())
      .thenRefuses('NotAPlaybookChange', 'OrderRefused')
      .saying({ followUp: 'F1', aim: 'prevent' });
    given(declared(), lesson).when(playbookChange()).thenRefuses('NoPlaybookRan', 'OrderRefused');
    const byHand = planOf({
      playbook: { name: 'by hand', version: '1', digest: 'by hand' },
      steps: [...handSteps(['go back'])],
    });
    given(declared(), planned(byHand), decided({ facts: { playbookNow: 'by hand' } }), lesson)
      .when(playbookChange())
      .thenRefuses('NoPlaybookRan', 'OrderRefused');
    given(ran, lesson)
      .when(playbookChange(f(1), { facts: { planAgain: undefined } }))
      .thenRefuses('NoPlaybookRan', 'OrderRefused');
  });

  test('where the playbook is the same, another one, or cannot be read', () => {
    given(ran, lesson)
      .when(playbookChange(f(1), { now: planOf() }))
      .thenRefuses('SamePlaybook', 'OrderRefused')
      .saying({
        followUp: 'F1',
        playbook: 'checkout-rollback',
        version: '1',
        digest: 'playbook-1',
      });
    given(ran, lesson)
      .when(playbookChange(f(1), { version: '3' }))
      .thenRefuses('OtherPlaybook', 'OrderRefused')
      .saying({
        followUp: 'F1',
        playbook: 'checkout-rollback',
        said: '3',
        version: '2',
        digest: 'playbook-2',
      });
    // Too few digits of a hash could be those of any.
    given(ran, lesson)
      .when(playbookChange(f(1), { version: 'play' }))
      .thenRefuses('OtherPlaybook', 'OrderRefused');
    const broken = refuse('PlaybookBroken', {
      playbook: 'checkout-rollback',
      problems: ['line 1'],
    });
    given(ran, lesson)
      .when(playbookChange(f(1), { now: broken }))
      .thenRefuses('PlaybookBroken', 'OrderRefused');
  });

  test('where somebody says so who has no part in it, or of what is not there', () => {
    given(ran, lesson)
      .when(playbookChange(f(1), { by: observer }))
      .thenRefuses('NotTheRole', 'OrderRefused');
    given(ran, lesson)
      .when(playbookChange(f(9)))
      .thenRefuses('UnknownFollowUp', 'OrderRefused');
    given(declared())
      .when(playbookChange(f(1)))
      .thenRefuses('UnknownFollowUp', 'OrderRefused');
  });
});

describe('what a later plan does otherwise', () => {
  const plan = planOf({ steps: [step('a'), step('b')] });
  const changes = (more: Parameters<typeof planOf>[0]) =>
    changesIn(plan, planOf({ steps: plan.steps, ...more }));

  test('is nothing where the playbook says the same, whatever the service adds', () => {
    expect(changes({ configuration: 'rules-2', effects: [] })).toEqual([]);
  });

  test('is what came, what went, and another order', () => {
    expect(changes({ steps: [step('b'), step('a')] })).toEqual([
      { path: 'steps', before: 'a, b', after: 'b, a' },
    ]);
    expect(changes({ steps: [step('a')] })).toEqual([{ path: 'steps.b', before: 'Do b' }]);
    expect(changes({ firstWave: 'one', supportAck: 'required' })).toEqual([
      { path: 'firstWave', after: 'one' },
      { path: 'supportAck', after: 'required' },
    ]);
  });

  test('is a list or a value as a whole where it has no names', () => {
    expect(changes({ steps: [step('a', { secrets: ['token'] }), step('b')] })).toEqual([
      { path: 'steps.a.secrets', before: '[]', after: '["token"]' },
    ]);
    expect(changes({ assumes: [{ text: 'nobody deploys' }] })).toEqual([
      { path: 'assumes.nobody deploys', after: 'nobody deploys' },
    ]);
    expect(
      changes({ compensate: [{ for: plan.steps[0]?.id ?? f(1), step: step('undo') }] }),
    ).toEqual([expect.objectContaining({ path: 'compensate.a' })]);
    expect(changes({ inputs: { lists: [{ x: 1 }] } })).toEqual([
      { path: 'inputs.lists', after: '[{"x":1}]' },
    ]);
    expect(
      changesIn(
        planOf({ inputs: { lists: [{ x: 1 }] } }),
        planOf({ inputs: { lists: [{ x: 2 }] } }),
      ),
    ).toHaveLength(2);
    expect(changes({ inputs: { way: { a: 1 } } })).toEqual([
      { path: 'inputs.way', after: '{"a":1}' },
    ]);
  });
});

describe('the open lessons of an incident', () => {
  const lessons = (...moves: readonly Move[]) => lessonsIn(given(...moves).incident);

  test('are the changes of a playbook that nobody has made, with what contributed', () => {
    expect(lessons(declared())).toEqual([]);
    expect(lessons(ran, factor('rehearsal'), followUp(), lesson)).toEqual([
      {
        incident: 'INC-1',
        followUp: 'F2',
        due: '2026-03-16',
        factors: ['rehearsal'],
        playbooks: ['checkout-rollback'],
        services: ['checkout'],
        isPrivate: false,
      },
    ]);
    expect(lessons(ran, lesson, playbookChange(f(1), { now }))).toEqual([]);
    expect(lessons(hidden(), lesson)).toMatchObject([{ isPrivate: true, playbooks: [] }]);
  });

  test('bear on a plan of the playbook that was followed, else on one of the service that was hit', () => {
    const of = (playbooks: readonly string[]) => ({ playbooks, services: ['checkout'] });
    const plan = planOf();
    const other = planOf({ targets: [pricing] });
    expect(bearsOn(of(['checkout-rollback']), other)).toBe(true);
    expect(bearsOn(of(['other']), plan)).toBe(false);
    expect(bearsOn(of([]), plan)).toBe(true);
    expect(bearsOn(of([]), other)).toBe(false);
  });

  test('stand beside a plan that is made', () => {
    const facts = {
      lessons: lessonsIn(given(ran, lesson).incident).map(({ incident, followUp: of, due }) => ({
        incident,
        followUp: of,
        due,
      })),
    };
    given(declared({ targets: [checkout] }))
      .when(planned(planOf(), { facts }))
      .thenRecords('PlanMade')
      .where('PlanMade', { lessons: facts.lessons });
    expect(given(running(planOf()), abort()).incident.report).toBeUndefined();
  });
});
