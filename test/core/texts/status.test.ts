import { describe, expect, test } from 'vitest';
import { evolve } from '../../../src/core/incident/evolve.ts';
import { statusText } from '../../../src/core/texts/status.ts';
import { incidentAt, moments, sceneAt, skewFacts, voiceAt } from '../../support/sample-incident.ts';
import { given, type Move } from '../given.ts';
import {
  abort,
  ack,
  close,
  decided,
  declared,
  decline,
  mitigated,
  planned,
  reopen,
  running,
  settle,
  skip,
  switched,
  switchTo,
  waive,
} from '../orders.ts';
import { begun, checked, claimed, died, done, failed, retryDue } from '../reports.ts';
import { admins, hold, releaseHold } from '../retention.ts';
import { check, commander, dba, idempotent, manual, pause, planOf, rb, step } from '../sample.ts';
import { unreadableIn } from './commands-in.ts';

const objectives = { mitigateMs: 30_000, recoverMs: 1_800_000 };
const reports = { 'criterion/one-release': { summary: '1/2 on 1, 1/2 on 2', facts: skewFacts } };
const isMoment = (name: string): name is keyof typeof moments => name in moments;
const names = Object.keys(moments).filter(isMoment);

const statusAt = (name: keyof typeof moments) =>
  statusText(incidentAt(name), { title: 'Buying fails', objectives }, voiceAt(sceneAt(name)));

describe('the status', () => {
  test.each(names)('names at least one command that can be typed, when %s', (name) => {
    const text = statusAt(name);
    expect(text).toMatch(/`\/\w/u);
    expect(unreadableIn(text)).toEqual([]);
    expect(text).not.toMatch(/undefined|null|NaN/u);
  });

  test('of a closed incident says first what is still asked and what may be done, on one screen', () => {
    const over = given(moments.recovered, close({ reportOwner: commander }));
    const asks = Array.from({ length: 12 }, (_, index) => ({
      key: `report/${index}`,
      of: [commander],
      where: 'direct' as const,
      urgent: false,
      since: over.scene.at,
      until: undefined,
      lines: [`The report waits (${index}).`],
      actions: [],
    }));
    const sources = { title: 'Buying fails', objectives, reports, asks };
    const lines = statusText(over.incident, sources, voiceAt(over.scene)).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'INC-1, sev2: Buying fails',
      expect.stringContaining('checkout@prod is closed'),
      '',
      'Asked of:',
    ]);
    expect(lines[13]).toBe('- 3 more');
    expect(lines[15]).toBe('Now:');
    expect(lines.at(-1)).toBe('The timeline tells the rest.');
    expect(lines.length).toBeLessThanOrEqual(42);
  });

  test('of an acting incident shows each step and what waits for what', () => {
    expect(statusAt('acting')).toMatchInlineSnapshot(`
      "INC-1, sev2: Buying fails
      checkout@prod is acting: rollback to release 1 is being carried out (since 10:00 UTC).
      Ada decides.
      Active: rollback of checkout@prod by RB-1 (epoch 1), since 10:00 UTC.
      Declared 10:00 UTC, 12 s ago.
      Not mitigated yet: 18 s left of the objective 30 s.
      Not recovered yet: 29 min 48 s left of the objective 30 min.
      Next report due 11:00 UTC (every 1 h).

      Steps of RB-1:
      1. Stop charging and mailing (stop-worker): done at 10:00 UTC
      2. Take checkout-1 out of traffic (take-out-1): done at 10:00 UTC
      3. Let purchases on checkout-1 end (drain-1): done at 10:00 UTC
      4. Put the older release on checkout-1 (deploy-1): running for 1 s
      5. Put checkout-1 back into traffic (put-in-1): not started, waits for deploy-1
      6. Put the older release on checkout-2 (deploy-2): not started, waits for put-in-1
      7. Put checkout-2 back into traffic (put-in-2): not started, waits for deploy-2
      8. Hold duplicate charges back (hold-charges): not started, waits for put-in-2
      9. Charge and mail again (start-worker): not started, waits for hold-charges

      Left over:
      - R1: orders placed by release 2, 212 of them; dba, due 11:00 UTC
      - R2: e-mails sent, 87 of them; dba, due 11:00 UTC
      - R3: refunds, count unknown; dba, due 11:00 UTC

      Decided:
      - Ada decided rollback by RB-1 at 10:00 UTC.
      - Counted: 212 orders placed by release 2, 87 e-mails sent and uncounted refunds.
      - Accepted unproven: "Release 1 reads the orders of release 2".

      Waiting:
      - Mitigated waits for mitigation check users-buy (no answer yet).

      Now:
      - Pause: \`/rollback stop\`"
    `);
  });

  test('does not count the first second', () => {
    const incident = incidentAt('acting');
    const voice = { ...voiceAt(sceneAt('acting')), now: incident.declaredAt };
    expect(statusText(incident, {}, voice)).toContain('Declared 10:00 UTC, just now.');
  });

  test('of a validating incident shows versions, what is left over, and what recovery waits for', () => {
    const voice = voiceAt(sceneAt('skewed'));
    expect(
      statusText(incidentAt('skewed'), { title: null, reports }, voice),
    ).toMatchInlineSnapshot(`
      "INC-1, sev2: (erased)
      checkout@prod is validating: every criterion now has to hold (since 10:00 UTC).
      Ada decides.
      No strategy is active.
      Declared 10:00 UTC, 28 s ago.
      Mitigated after 21 s.
      Next report due 11:00 UTC (every 1 h).

      Steps of RB-1, which has ended:
      1. Stop charging and mailing (stop-worker): done at 10:00 UTC
      2. Take checkout-1 out of traffic (take-out-1): done at 10:00 UTC
      3. Let purchases on checkout-1 end (drain-1): done at 10:00 UTC
      4. Put the older release on checkout-1 (deploy-1): done at 10:00 UTC
      5. Put checkout-1 back into traffic (put-in-1): done at 10:00 UTC
      6. Put the older release on checkout-2 (deploy-2): done at 10:00 UTC
      7. Put checkout-2 back into traffic (put-in-2): done at 10:00 UTC
      8. Hold duplicate charges back (hold-charges): done at 10:00 UTC
      9. Charge and mail again (start-worker): done at 10:00 UTC
      - See that the worker runs (resume-worker): done at 10:00 UTC

      Versions:
      - checkout: 1 of 2 on release 1; 1 of 2 on release 2 (checkout-2)

      Taken for granted:
      - 1: The router does what it is told (shown by router-answers)
      - 2: Release 1 reads the orders of release 2 (unproven)

      Left over:
      - R1: orders placed by release 2, 212 of them; dba, due 11:00 UTC
      - R2: e-mails sent, 87 of them; dba, due 11:00 UTC
      - R3: refunds, count unknown; dba, due 11:00 UTC

      Decided:
      - Ada decided rollback by RB-1 at 10:00 UTC.
      - Counted: 212 orders placed by release 2, 87 e-mails sent and uncounted refunds.
      - Accepted unproven: "Release 1 reads the orders of release 2".

      Waiting:
      - Recovered waits for criterion purchases-succeed (no answer yet).
      - Recovered waits for criterion one-release (is inconclusive, which is no pass).
      - Recovered waits for R1 (orders placed by release 2), owned by dba.
      - Recovered waits for R2 (e-mails sent), owned by dba.
      - Recovered waits for R3 (refunds), owned by dba.

      Now:
      - Close R1: \`/incident residual R1 done <evidence>\`
      - Ask the checks: \`/incident check\`"
    `);
  });

  test.each([
    ['failed', 'because Put the older release on checkout-1 (deploy-1) failed', 'retry deploy-1'],
    ['unknown', 'waits for Ada to say whether it ran', 'settle deploy-1 done'],
    [
      'checkFailed',
      'waits for check answers-1 after deploy-1 (fails)',
      'waive after/deploy-1/answers-1',
    ],
    ['awaiting', 'waits for dba to say done', 'ack hold-charges done'],
    ['paused', 'is paused since 10:00 UTC by order', 'resume'],
    ['recovered', 'Ada is asked to close', 'close <@person>'],
    ['declared', 'nothing has been decided yet', '/rollback checkout@prod'],
    ['planned', 'RB-1 waits for Ada to decide', 'go RB-1'],
  ] as const)('when %s says "%s" and offers "%s"', (name, why, offer) => {
    expect(statusAt(name)).toContain(why);
    expect(statusAt(name)).toContain(offer);
  });

  test('says when an objective is nearly used up, and by how much it was missed', () => {
    const scene = sceneAt('acting');
    const at = (ms: number) =>
      statusText(
        incidentAt('acting'),
        { objectives: { ...objectives, mitigateMs: ms } },
        voiceAt(scene),
      );
    expect(at(14_000)).toContain('2 s left of the objective 14 s, nearly used up.');
    expect(at(10_000)).toContain('2 s over the objective 10 s.');
    expect(statusAt('mitigated')).toContain('Mitigated after 21 s (objective 30 s).');
  });
});

const statusOf = (...moves: readonly Move[]): string => {
  const { incident, scene } = given(...moves);
  return statusText(incident, {}, voiceAt(scene));
};

const two = planOf({
  preconditions: [check('router-answers')],
  steps: [idempotent('first', 1), step('second', { needs: ['first'] })],
  compensate: [{ for: 'first', step: step('undo-first') }],
});
const runningTwo: Move = [running(two), checked('precondition/router-answers', 'pass')];

describe('the status of what goes otherwise', () => {
  test('tells a step that is tried again, and when', () => {
    expect(statusOf(runningTwo, claimed('first'), failed('first'))).toContain(
      '1. Do first (first): failed (ExitCode), tried again at 10:00 UTC',
    );
  });

  test('tells where an unaccountable step may still be running', () => {
    const text = statusOf(runningTwo, done('first'), claimed('second'), died('second', {}, true));
    expect(text).toContain('it may still be running on worker-1');
  });

  test('tells which check took the incident back, until it is mitigated again', () => {
    const key = 'mitigation/shop-answers';
    const fallen: Move = [declared(), switchTo('wait'), checked(key, 'pass'), checked(key, 'fail')];
    expect(statusOf(fallen)).toContain(
      'It fell back because mitigation check shop-answers failed;',
    );
    expect(statusOf(fallen, checked(key, 'pass'))).not.toContain('It fell back');
  });

  test('tells the criterion that has to hold again after it took the incident back', () => {
    const fallen: Move = [
      running(planOf()),
      done('back'),
      checked('mitigation/users-buy', 'pass'),
      checked('criterion/books-balance', 'fail'),
    ];
    expect(statusOf(fallen)).toContain(
      'Mitigated waits for mitigation check users-buy (no answer yet) and criterion books-balance (no answer yet).',
    );
  });

  test('tells a step that was given up, and one that was skipped', () => {
    const lost: Move = [runningTwo, done('first'), claimed('second'), died('second')];
    expect(statusOf(lost, settle('second', 'not-done'))).toContain(
      'did not run, to be started again',
    );
    const text = statusOf(
      runningTwo,
      skip('first'),
      claimed('second'),
      died('second'),
      settle('second', 'abandon'),
    );
    expect(text).toContain('1. Do first (first): skipped');
    expect(text).toContain('2. Do second (second): given up: nobody knows whether it ran');
  });

  test('tells what was canceled by an abort', () => {
    expect(statusOf(runningTwo, done('first'), abort())).toContain(
      '2. Do second (second): canceled',
    );
  });

  test('tells what the person at a step has said', () => {
    const asked: Move = [running(planOf({ steps: [manual('look', 'text')] })), begun('look')];
    expect(statusOf(asked, ack('look', 'doing', { by: dba }))).toContain('; Dana says doing');
  });

  test('names what speaks against the first step, and the way past it', () => {
    const text = statusOf(running(two), checked('precondition/router-answers', 'fail'));
    expect(text).toContain('because a check does not pass');
    expect(text).toContain('The first step waits for precondition router-answers (fails).');
    expect(text).toContain('`/incident waive precondition/router-answers <reason>`');
  });

  test('says which step a switch waits for, and how to wait no longer', () => {
    const text = statusOf(
      runningTwo,
      claimed('first'),
      planned(planOf({ to: { version: '0' } })),
      switched(rb(2)),
    );
    expect(text).toContain('Ending: rollback of checkout@prod by RB-1 (epoch 1)');
    expect(text).toContain('The switch to RB-2 waits for Do first (first).');
    expect(text).toContain('`/rollback switch RB-2 --override "<reason>"`');
    expect(unreadableIn(text)).toEqual([]);
  });

  test('says that a strategy without a plan is followed, and how to change course', () => {
    const text = statusOf(declared(), switchTo('wait'));
    expect(text).toContain('Active: wait of checkout@prod (epoch 1)');
    expect(text).toContain('Change course: `/rollback switch <plan> <reason>`');
  });

  test('offers nothing that was declined, and waits for nobody', () => {
    expect(statusOf(declared(), planned(planOf()), decline())).not.toContain('to decide.');
  });

  test('says that nobody has written what recovery means', () => {
    const bare = planOf({ mitigatedWhen: [], criteria: [] });
    const text = statusOf(running(bare), done('back'), mitigated());
    expect(text).toContain('there is no criterion');
  });

  test('of a rollback that is done and has not helped yet offers to ask the checks', () => {
    const text = statusOf(running(planOf()), done('back'));
    expect(text).toContain('checkout@prod is acting');
    expect(text).toContain('Ask the checks: `/incident check`');
  });

  test('of a stopping run offers to watch it', () => {
    const text = statusOf(runningTwo, claimed('first'), abort());
    expect(text).toContain('Watch: `/rollback status`');
  });

  test('of a closed incident offers to read it or to open it again', () => {
    const text = statusOf(declared(), close());
    expect(text.split('\n')).toHaveLength(8);
    expect(text).toContain('is closed (since 10:00 UTC)');
    expect(text).toContain('Open again: `/incident reopen <reason>`');
    expect(text).not.toContain('ago.');
  });

  test.each([
    ['closed', [close({ reportOwner: commander }), reopen()]],
    ['recovered', [reopen()]],
  ])(
    'of an incident opened again after it was %s counts only what was reached since',
    (_, again) => {
      const users = checked('mitigation/users-buy', 'pass');
      const well: Move = [
        running(planOf()),
        done('back'),
        users,
        checked('criterion/books-balance', 'pass'),
      ];
      expect(statusOf(well)).toContain('Recovered after');
      const text = statusOf(well, again);
      expect(text).toContain(
        'and opened again since.\nNot mitigated again yet.\nNot recovered again yet.',
      );
      expect(text).not.toContain(' after ');
      const second: Move = [planned(planOf()), decided({ plan: rb(2) }), mitigated()];
      expect(statusOf(well, again, second)).toContain(
        'Mitigated again at 10:00 UTC.\nNot recovered again yet.',
      );
    },
  );

  test('shouts that it is a drill', () => {
    const { incident, scene } = given(declared());
    expect(statusText({ ...incident, mode: 'drill' }, {}, voiceAt(scene))).toMatch(/^DRILL\n/u);
  });
});

describe('the status where the record says less than usual', () => {
  const { incident, scene } = given(declared());
  const voice = voiceAt(scene);

  test('falls back on the moment of declaring, and on a service to be named', () => {
    const text = statusText({ ...incident, targets: [], reached: {}, severity: null }, {}, voice);
    expect(text).toContain('(since 10:00 UTC)');
    expect(text).toContain('INC-1, no severity yet\n');
    expect(text).toContain('`/rollback <service>`');
  });

  test('names the step where a pause does not', () => {
    const { incident: acting, scene: then } = given(moments.acting);
    for (const why of ['step-failed', 'step-unknown'] as const) {
      const event = { type: 'RunPaused', plan: rb(1), why } as const;
      const paused = evolve(acting, {
        event,
        at: then.at,
        mode: 'live',
        actor: 'worker',
        via: 'timer',
      });
      const text = statusText(paused, {}, voiceAt(then));
      expect(text).toMatch(/because (?:nobody knows whether )?a step/u);
      expect(text).toMatch(/(?:retry|settle) <step>/u);
      expect(unreadableIn(text)).toEqual([]);
    }
  });
});

describe('the status of several things at once', () => {
  test('names all plans that wait for a decision', () => {
    const text = statusOf(declared(), planned(planOf()), planned(planOf({ to: { version: '0' } })));
    expect(text).toContain('RB-1 and RB-2 wait for Ada to decide.');
  });

  test('offers the plan that was not declined', () => {
    const text = statusOf(
      declared(),
      planned(planOf()),
      planned(planOf({ to: { version: '0' } })),
      decline({ plan: rb(2) }),
    );
    expect(text).toContain('See the card and decide: `/rollback go RB-1`');
  });

  test('says that a check passes and has not held long enough', () => {
    const text = statusOf(
      running(planOf()),
      checked('mitigation/users-buy', 'pass', { held: false }),
    );
    expect(text).toContain('mitigation check users-buy (passes, has not held long enough)');
  });

  test('waits for no mitigation where nothing says what it means', () => {
    const text = statusOf(running(planOf({ mitigatedWhen: [], criteria: [] })));
    expect(text).not.toContain('Mitigated waits');
  });

  test('once the check is waived offers only to go on', () => {
    const text = statusOf(
      running(two),
      checked('precondition/router-answers', 'fail'),
      waive('precondition/router-answers'),
    );
    expect(text).toContain('Ask the checks again and go on: `/rollback resume`');
    expect(text).not.toContain('without the check');
  });

  test('tells a switch to a strategy without a plan, and a step that is to be tried again', () => {
    expect(statusOf(runningTwo, claimed('first'), switchTo('wait'))).toContain(
      '; then wait (epoch 2).',
    );
    const again: Move = [runningTwo, claimed('first'), failed('first'), retryDue('first')];
    expect(statusOf(again)).toContain('1. Do first (first): to be tried again');
  });

  test('names a step without a name by its id, and when the clock ends it', () => {
    const plan = planOf({ steps: [pause('drain', { name: 'drain' })] });
    expect(statusOf(running(plan), begun('drain'))).toContain(
      '1. drain: running for 1 s, until 10:00 UTC',
    );
  });
});

describe('a legal hold', () => {
  test('stands in the status with who and since when, also of a closed incident, until it is released', () => {
    const said = 'Legal hold by Oz since 10:00 UTC: nothing of it is erased.';
    const over = [declared(), close()];
    expect(statusOf(declared(), hold(admins))).toContain(said);
    expect(statusOf(...over, hold(admins))).toContain(said);
    expect(statusOf(...over, hold(admins), releaseHold(admins))).not.toContain('Legal hold');
  });
});
