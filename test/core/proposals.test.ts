import { deepEqual, equal } from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { declinesLifted } from '../../src/core/proposals/heed.ts';
import { termsOf } from '../../src/core/terms.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  carded,
  close,
  confirm,
  decided,
  declared,
  go,
  planned,
  running,
  stop,
  switchTo,
} from './orders.ts';
import {
  decline,
  declineOver,
  object,
  objections,
  objectionsOver,
  p,
  propose,
} from './proposals.ts';
import { checked, claimed } from './reports.ts';
import { ada, bo, observer, planOf, rb, step } from './sample.ts';

const asks = (incident: Incident) =>
  asksOf({ incident, holders: () => [], voice: voiceAt({ at: '2026-03-01T10:00:30.000Z' }) });
const standing = ({ table }: Incident, number = 1) => table.proposals[p(number)]?.standing.status;

/** The terms of the table alone. */
const tabled = (incident: Incident) =>
  termsOf(incident).filter(
    ({ order }) =>
      order.kind === 'declineOver' ||
      order.kind === 'objectionsOver' ||
      order.kind === 'proposalExpires',
  );

describe('a strategy that anybody proposes', () => {
  test('is on the table with who and why, and moves nothing', () => {
    const said = given(declared())
      .when(propose('wait', { by: observer, reason: 'the provider is coming back' }))
      .thenRecords('StrategyProposed')
      .where('StrategyProposed', { proposal: p(1), strategy: 'wait', by: observer })
      .on('deciding');
    deepEqual(said.events[0]?.texts, { reason: 'the provider is coming back' });
    equal(standing(said.incident), 'open');
    equal(said.incident.course.status, 'none');
  });

  test('is asked of the authority, with the way to decide and the way to decline', () => {
    const [ask] = asks(given(declared(), propose('wait', { by: bo })).incident);
    deepEqual(ask?.of, [ada]);
    deepEqual(
      ask.actions.map(({ command }) => command),
      ['`/rollback switch wait <reason>`', '`/rollback decline P1`'],
    );
  });

  test('may be a plan that was made, which is asked for as the plan', () => {
    const said = given(declared(), planned(planOf())).when(propose(rb(1), { by: bo }));
    said.thenRecords('StrategyProposed').where('StrategyProposed', { plan: rb(1), by: bo });
    expect(asks(said.thenRecords('StrategyProposed').incident)).toEqual([]);
  });

  test('that a plan carries out has the name of what the plan does', () => {
    given(declared(), planned(planOf({ strategy: 'flag-off' })))
      .when(propose(rb(1), { by: bo }))
      .thenRecords('StrategyProposed')
      .where('StrategyProposed', { strategy: 'flag-off', plan: rb(1) });
  });

  test('proposed by somebody else too stands once, with both behind it', () => {
    const { incident } = given(
      declared(),
      propose('wait', { by: bo }),
      propose('wait', { by: observer }),
    );
    deepEqual(incident.table.proposals[p(1)]?.by, [bo, observer]);
    equal(Object.keys(incident.table.proposals).length, 1);
    expect(asks(incident)[0]?.lines[0]).toContain('propose wait (P1)');
  });

  test('proposed twice by the same person says so, unless there is a reason to add', () => {
    const once = given(declared(), propose('wait', { by: bo }));
    once.when(propose('wait', { by: bo })).thenNothing('AlreadyProposed');
    once.when(propose('wait', { by: bo, reason: 'look' })).thenRecords('StrategyProposed');
  });

  test('that is being followed already is no proposal', () => {
    given(declared(), switchTo('wait')).when(propose('wait')).thenNothing('AlreadyFollowed');
    given(running(planOf()))
      .when(propose(rb(1)))
      .thenNothing('AlreadyFollowed');
  });

  test('as a plan that nobody made, or that has run, is refused', () => {
    given(declared())
      .when(propose(rb(9)))
      .thenRefuses('UnknownPlan', 'OrderRefused');
    given(running(planOf()), abort())
      .when(propose(rb(1)))
      .thenRefuses('PlanAlreadyRun', 'OrderRefused');
  });

  test('by the card of somebody who may not decide has its name on the table', () => {
    given()
      .when(carded({ by: observer }))
      .thenRecords('IncidentDeclared', 'PlanMade', 'StrategyProposed', 'CardShown')
      .where('StrategyProposed', { proposal: p(1), plan: rb(1) });
  });
});

describe('what people may object to', () => {
  const question = (...moves: readonly Move[]): string | undefined =>
    asks(given(...moves, objections()).incident).find(({ key }) => key.startsWith('objections/'))
      ?.lines[0];

  test('is the course that is followed', () => {
    expect(question(declared(), switchTo('wait'))).toContain(
      'objections to the wait that is active?',
    );
  });

  test('is else what was proposed, or made into a plan', () => {
    const story = [declared(), propose('wait', { by: bo }), planned(planOf())];
    expect(question(...story)).toContain('objections to rollback (RB-1) and wait (P1)?');
  });

  test('is nothing in particular where nothing is on the table', () => {
    expect(question(declared())).toContain('any strong objections? Until');
  });
});

describe('objections that are asked for again', () => {
  test('end by themselves, and leave the first asking as it was', () => {
    const { incident } = given(declared(), objections(), objectionsOver('O1'), objections())
      .whenReported(objectionsOver('O2'))
      .thenRecords('ObjectionsEnded')
      .where('ObjectionsEnded', { poll: 'O2' });
    deepEqual(
      incident.table.polls.map(({ id, status }) => [id, status]),
      [
        ['O1', 'ended'],
        ['O2', 'ended'],
      ],
    );
  });
});

describe('a proposal that the authority declines', () => {
  const proposed = given(declared(), propose('wait', { by: bo }));

  test('comes back after half an hour', () => {
    const no = proposed
      .when(decline({ plan: p(1) }))
      .thenRecords('ProposalDeclined')
      .where('ProposalDeclined', { proposal: p(1), until: '2026-03-01T10:30:02.000Z' });
    deepEqual(
      tabled(no.incident).map(({ key, order }) => [key, order]),
      [['proposal/INC-1/P1', { kind: 'declineOver', proposal: 'P1' }]],
    );
    equal(asks(no.incident).length, 0);
    given(declared(), propose('wait', { by: bo }), decline())
      .whenReported(declineOver(p(1)))
      .thenNothing();
    const back = given(declared(), propose('wait', { by: bo }), decline(), { laterMs: 1_800_000 })
      .whenReported(declineOver(p(1)))
      .thenRecords('ProposalExpired');
    equal(standing(back.incident), 'open');
  });

  test('is not declined by anybody else', () => {
    given(declared(), propose('wait', { by: bo }))
      .when(decline({ plan: p(1), by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('stays declined when somebody proposes it again, whether it has a plan or not', () => {
    const again = given(
      declared(),
      propose('wait', { by: bo }),
      decline(),
      propose('wait', { by: observer }),
    );
    equal(standing(again.incident), 'declined');
    const plan = given(declared(), planned(planOf()), decline(), carded({ by: bo })).incident;
    equal(plan.plans[rb(1)]?.proposal.status, 'declined');
  });

  test('is declined with its plan, by either name', () => {
    const two = given(declared(), planned(planOf()), propose(rb(1), { by: bo }));
    for (const plan of [p(1), rb(1)]) {
      const { incident } = two.when(decline({ plan })).thenRecords('ProposalDeclined');
      equal(incident.plans[rb(1)]?.proposal.status, 'declined');
      equal(standing(incident), 'declined');
      equal(tabled(incident).length, 1);
    }
  });

  test('may be declined while another strategy runs, where a plan may not', () => {
    const both = given(running(planOf()), propose('fix-forward', { by: bo }));
    both.when(decline()).thenRecords('ProposalDeclined');
    given(running(planOf())).when(decline()).thenRefuses('StrategyActive', 'OrderRefused');
  });

  test('comes back at once when the severity rises, and not when it falls', () => {
    const { incident } = given(
      declared(),
      planned(planOf()),
      propose('wait', { by: bo }),
      decline({ plan: rb(1) }),
      decline({ plan: p(1) }),
    );
    deepEqual(declinesLifted({ ...incident, severity: 'sev1' }), [
      { type: 'ProposalExpired', plan: rb(1) },
      { type: 'ProposalExpired', proposal: p(1) },
    ]);
    deepEqual(declinesLifted({ ...incident, severity: 'sev3' }), []);
    deepEqual(declinesLifted({ ...incident, severity: null }), []);
  });

  test('that is not on the table is unknown; a late bell says nothing', () => {
    given(declared())
      .when(decline({ plan: p(1) }))
      .thenRefuses('UnknownProposal', 'OrderRefused')
      .saying({ proposal: p(1), open: [] });
    proposed.whenReported(declineOver(p(1))).thenNothing();
    given(declared())
      .whenReported(declineOver(p(7)))
      .thenNothing();
  });
});

describe('a proposal whose strategy is decided', () => {
  test('is taken, and the others stay on the table', () => {
    const { incident } = given(
      declared(),
      propose('restart', { by: bo }),
      propose('wait', { by: bo }),
      switchTo('wait'),
    );
    equal(standing(incident, 1), 'open');
    equal(standing(incident, 2), 'taken');
  });

  test('is not taken by another plan than the one that it names', () => {
    const { incident } = given(
      declared(),
      planned(planOf()),
      planned(planOf({ inputs: { n: 2 } })),
      propose(rb(2), { by: bo }),
      decided({ plan: rb(1) }),
    );
    equal(standing(incident), 'open');
  });

  test('that nobody took is over when the incident is', () => {
    const { incident } = given(declared(), propose('wait', { by: bo }), close());
    equal(standing(incident), 'expired');
  });
});

describe('a poll of objections', () => {
  const asked = given(declared(), planned(planOf()), objections());

  test('is opened by the authority for a minute, and asks everybody', () => {
    const { incident } = asked;
    deepEqual(
      tabled(incident).map(({ key, at, order }) => [key, at, order]),
      [['objections/INC-1/O1', '2026-03-01T10:01:02.000Z', { kind: 'objectionsOver', poll: 'O1' }]],
    );
    const [ask] = asks(incident);
    deepEqual(ask?.of, []);
    expect(ask?.lines[0]).toBe(
      'Ada asks: any strong objections to rollback (RB-1)? Until 10:01:02 UTC; silence is consent.',
    );
    deepEqual(ask?.actions, [{ label: 'Object', command: '`/incident object <reason>`' }]);
  });

  test('by anybody else is advice', () => {
    given(declared())
      .when(objections({ by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('is asked once at a time', () => {
    given(declared(), objections()).when(objections()).thenNothing('AlreadyAsked');
  });

  test('that nobody answers is consent, on record', () => {
    const { incident } = given(declared(), objections())
      .whenReported(objectionsOver())
      .thenRecords('ObjectionsEnded')
      .where('ObjectionsEnded', { poll: 'O1', objections: 0 });
    deepEqual(asks(incident), []);
    deepEqual(tabled(incident), []);
  });

  test('counts the objections that answered it, and rings once', () => {
    const done = given(declared(), objections(), object({ by: bo }), objectionsOver());
    done.whenReported(objectionsOver()).thenNothing();
    given(declared(), objections(), object({ by: bo }))
      .whenReported(objectionsOver())
      .thenRecords('ObjectionsEnded')
      .where('ObjectionsEnded', { objections: 1 });
  });
});

describe('an objection', () => {
  test('is told to the authority at once, moves nothing, and names the poll that it answers', () => {
    const run = given(running(planOf()), objections());
    const { incident } = run
      .when(object({ by: observer }))
      .thenRecords('ObjectionRaised')
      .where('ObjectionRaised', { objection: 'X1', by: observer, poll: 'O1' })
      .on('acting');
    deepEqual(incident.course, run.incident.course);
    const told = asks(incident).find(({ key }) => key === 'objection/X1');
    deepEqual(told?.of, [ada]);
    deepEqual(
      told.actions.map(({ label }) => label),
      ['Pause', 'Read it'],
    );
    expect(asks(incident)[0]?.lines[0]).toContain('So far: ');
  });

  test('may be raised where nobody asked, and by several', () => {
    const { incident } = given(declared(), object({ by: bo }), object({ by: observer }));
    deepEqual(
      incident.table.objections.map(({ id, poll }) => [id, poll]),
      [
        ['X1', undefined],
        ['X2', undefined],
      ],
    );
    expect(asks(incident)[0]?.lines[0]).toContain(' object (X1 and X2, ');
  });

  test('after the time of the poll, before its bell, answers no poll any more', () => {
    given(declared(), objections(), { laterMs: 61_000 })
      .when(object({ by: bo }))
      .thenRecords('ObjectionRaised')
      .where('ObjectionRaised', { objection: 'X1', by: bo });
    const late = given(declared(), objections(), { laterMs: 61_000 }, object({ by: bo }));
    equal(late.incident.table.objections[0]?.poll, undefined);
  });

  test('is answered by whatever the authority does about the strategy', () => {
    const stopped = given(running(planOf()), object({ by: bo }), stop()).incident;
    deepEqual(asks(stopped), []);
    equal(stopped.table.objections.length, 1);
  });
});

describe('the record of a decision', () => {
  const story = [
    declared(),
    planned(planOf({ assumes: [{ text: 'release 1 reads the rows' }] })),
    propose('wait', { by: bo }),
    propose(rb(1), { by: observer }),
    objections(),
    objectionsOver(),
    object({ by: bo }),
  ];

  test('holds the options, the choice, the reason, what was accepted and what was said against it', () => {
    const ready = given(...story, go());
    const said = ready.when((scene) => {
      const act = confirm()(scene);
      return 'order' in act && act.order.kind === 'go'
        ? { ...act, order: { ...act.order, reason: 'users cannot buy' } }
        : act;
    });
    const record = said.thenRecords('StrategyDecided', 'StrategyActivated');
    record.where('StrategyDecided', {
      unproven: ['release 1 reads the rows'],
      texts: { reason: 'users cannot buy' },
      considered: {
        options: [
          { proposal: p(1), strategy: 'wait', by: [bo], status: 'open', chosen: false },
          {
            proposal: p(2),
            strategy: 'rollback',
            plan: rb(1),
            by: [observer],
            status: 'open',
            chosen: true,
          },
        ],
        checks: [],
        waived: [],
        warned: [],
        objections: [{ objection: 'X1', by: bo }],
        polls: [{ poll: 'O1', standing: 'consent' }],
      },
    });
    const { table } = record.incident;
    deepEqual([table.objections, table.polls, table.heard], [[], [], true]);
    deepEqual(table.decided?.considered.objections, [{ objection: 'X1', by: bo }]);
    equal(standing(record.incident, 2), 'taken');
  });

  test('of a switch says what the checks had said last, and which polls stood how', () => {
    given(
      running(planOf({ steps: [step('back'), step('last', { needs: ['back'] })] })),
      claimed('back'),
      checked('mitigation/users-buy', 'fail'),
      objections(),
      object({ by: bo }),
      objectionsOver(),
      objections(),
    )
      .when(switchTo('wait'))
      .thenRecords('SwitchOrdered', 'StepCanceled')
      .where('SwitchOrdered', {
        considered: {
          options: [],
          checks: [
            { check: 'mitigation/users-buy', verdict: 'fail', at: '2026-03-01T10:00:05.000Z' },
          ],
          waived: [],
          warned: [],
          objections: [{ objection: 'X1', by: bo }],
          polls: [
            { poll: 'O1', standing: 'objections' },
            { poll: 'O2', standing: 'open' },
          ],
        },
      });
  });

  test('names a plan that nobody proposed, and one that was declined', () => {
    const { incident } = given(
      declared(),
      planned(planOf()),
      planned(planOf({ inputs: { n: 2 } })),
      decline({ plan: rb(1) }),
      propose('restart', { by: bo }),
      decline({ plan: p(1) }),
      switchTo('wait'),
    );
    deepEqual(incident.table.decided?.considered.options, [
      { proposal: p(1), strategy: 'restart', by: [bo], status: 'declined', chosen: false },
      { strategy: 'rollback', plan: rb(1), by: [], status: 'declined', chosen: false },
      { strategy: 'rollback', plan: rb(2), by: [], status: 'open', chosen: false },
    ]);
  });
});
