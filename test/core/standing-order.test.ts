import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { ahead, standing } from './ahead.ts';
import * as approval from './approvals.ts';
import { taken } from './command.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  carded,
  close,
  decided,
  declared,
  decline,
  planned,
  reopen,
  stop,
  switchTo,
} from './orders.ts';
import { dueAt, later, page, successionKnown } from './pages.ts';
import { proposalExpires, unknown } from './reports.ts';
import { ada, bo, checkout, dba, deputy, observer, planOf, pricing, rb, step } from './sample.ts';
import {
  announced,
  approvedBy,
  asSigned,
  automationOff,
  signedFor,
  signedRules,
  standingOrderDue,
  standingOrderLate,
  standingOrderRefused,
} from './standing.ts';

const dueOf = (...moves: readonly Move[]) => dueAt(given(...moves).scene, 'standingOrderDue');
const askIn = (incident: Incident) =>
  asksOf({ incident, holders: () => [], voice: voiceAt({ at: '2026-03-01T10:11:00.000Z' }) }).find(
    ({ key }) => key.startsWith('standing-order/'),
  );
const counted: Move = [announced, later(2)];
const another = planOf({ inputs: { n: 2 } });
const noon = '2026-03-01T12:00:00.000Z';
const twoWaits = '2026-03-01T10:10:01.000Z';

describe('a standing order', () => {
  test('is announced two waits after the first decision began to wait', () => {
    expect(dueOf(signedFor())).toBe(twoWaits);
    given(signedFor(), later(9)).whenReported(standingOrderDue).thenNothing();
  });

  test('is announced with a page to everybody who may cancel it', () => {
    const recorded = given(signedFor(), later(10))
      .whenReported(standingOrderDue)
      .thenRecords('StandingOrderAnnounced', 'PersonPaged', 'PersonPaged', 'PersonPaged')
      .where('StandingOrderAnnounced', {
        plan: rb(1),
        signedBy: dba,
        until: '2026-03-01T10:12:02.000Z',
      });
    expect(recorded.events.slice(1)).toMatchObject(
      [ada, deputy, bo].map((person, index) => ({
        page: `PG${index + 1}`,
        person,
        why: 'standing-order',
        ask: 'standing-order/RB-1',
      })),
    );
  });

  test('waits from the moment at which anybody who may decide was seen here', () => {
    expect(dueOf(signedFor(), later(4), page({ by: bo }))).toBe('2026-03-01T10:14:02.000Z');
    expect(dueOf(signedFor(), later(4), page({ by: observer }))).toBe(twoWaits);
    expect(dueOf(signedFor(), later(4), taken())).toBe('2026-03-01T10:14:02.000Z');
  });

  test('pages the roster where nobody stands in for the authority', () => {
    const roster = { people: [ada, bo], source: 'configuration', digest: 'roster-1', ageMs: 0 };
    const alone = declared({
      facts: { rules: signedRules, roster: { ...roster, deputy: undefined } },
    });
    const { events } = given(
      alone,
      planned(planOf(), { facts: approvedBy(bo, planOf()) }),
      later(10),
    )
      .whenReported(standingOrderDue)
      .thenRecords('StandingOrderAnnounced', 'PersonPaged', 'PersonPaged');
    expect(events.slice(1)).toMatchObject([{ person: ada }, { person: bo }]);
  });

  test('pages nobody whose account is closed', () => {
    const gone = successionKnown({ people: [ada, bo], deputy, pager: true, gone: [deputy] });
    const { events } = given(signedFor(), gone, later(10))
      .whenReported(standingOrderDue)
      .thenRecords('StandingOrderAnnounced', 'PersonPaged', 'PersonPaged');
    expect(events.slice(1)).toMatchObject([
      { page: 'PG1', person: ada },
      { page: 'PG2', person: bo },
    ]);
  });

  test('has a minute after its countdown in which it may be given', () => {
    expect(dueAt(given(announced).scene, 'standingOrderLate')).toBe('2026-03-01T10:13:02.000Z');
  });

  test('counts down where everybody sees it, with both answers', () => {
    const ask = askIn(given(announced).incident);
    expect(ask).toMatchObject({
      of: [ada, deputy, bo],
      urgent: true,
      until: '2026-03-01T10:12:02.000Z',
      actions: [
        { label: 'Cancel it', command: '`/rollback cancel`' },
        { label: 'Do it now', command: '`/rollback go RB-1`' },
      ],
    });
    expect(ask?.lines[0]).toBe(
      'Nobody has decided: at 10:12 UTC RB-1 rolls checkout@prod back to release 1 by itself.',
    );
  });

  test('goes as whoever signed it at the end of its countdown, and is reviewed', () => {
    given(counted)
      .when(asSigned())
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ReviewOpened', 'StandingOrderEnded')
      .where('ReviewOpened', { cause: 'standing-order', notBy: [dba] })
      .where('StandingOrderEnded', { why: 'decided' })
      .on('acting');
    const { incident } = given(counted, asSigned());
    expect(incident.decidedBy).toEqual({ [rb(1)]: dba });
    expect(incident.authority).toBe(ada);
  });

  test('is on record with the rule, its signer, and no card that anybody saw', () => {
    const { events } = given(counted)
      .when(asSigned())
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ReviewOpened', 'StandingOrderEnded');
    const [event] = events;
    const because = event?.type === 'StrategyDecided' ? event.because : undefined;
    expect(because).toMatchObject({ rule: 'standing order', person: dba, role: 'signer' });
    expect(because).not.toHaveProperty('card');
    expect(given(counted, asSigned()).incident.paging.seen).not.toHaveProperty(dba);
  });
});

describe('a standing order never acts', () => {
  const never: readonly (readonly [string, Move])[] = [
    ['where nobody signed one', [declared({ facts: { hasPager: true } }), planned(planOf())]],
    [
      'where no pager would wake anybody',
      [declared({ facts: { rules: signedRules, hasPager: false } }), planned(planOf())],
    ],
    ['without a plan', declared({ facts: { rules: signedRules, hasPager: true } })],
    ['where there are two plans to choose from', [signedFor(), planned(another)]],
    ['while a run is under way', [signedFor(), decided()]],
    ['in a run that stands still', [signedFor(), decided(), stop()]],
    [
      'after a step of which nobody knows whether it ran',
      [signedFor(), decided(), unknown('back')],
    ],
    ['on the second decision', [signedFor(), decided(), abort(), planned(another)]],
    ['after anybody waited on purpose', [signedFor(), switchTo('wait'), abort()]],
    ['after "not now"', [signedFor(), decline()]],
    ['on a service that was not signed for', signedFor(planOf({ targets: [pricing] }))],
    ['beyond the service that was signed for', signedFor(planOf({ targets: [checkout, pricing] }))],
  ];
  test.each(never)('%s', (_, story) => {
    expect(dueOf(story)).toBeUndefined();
    given(story, later(60)).whenReported(standingOrderDue).thenNothing();
  });

  const impact = (verdict: FrozenPlan['dataImpact']['verdict']) => ({
    dataImpact: { verdict, migrations: [], unknownData: 'one_person' as const },
  });
  const documents: readonly (readonly [string, Partial<FrozenPlan>])[] = [
    ['whose data impact nobody knows', impact('unknown')],
    ['that meets a migration, though a compatible one', impact('compatible')],
    ['that meets a destructive migration', impact('destructive')],
    ['that does not say what stays', { effectsDeclared: false }],
    ['that is no rollback', { strategy: 'restart' }],
    [
      'that passes a point of no return',
      { steps: [step('drop', { reversible: 'point_of_no_return' })] },
    ],
    [
      'that destroys data',
      {
        datasets: [{ name: 'orders', owner: 'dba', rpo: {}, constraints: [] }],
        steps: [step('wipe', { writes: [{ dataset: 'orders', how: 'delete' }] })],
      },
    ],
  ];
  test.each(documents)('for a plan %s', (_, more) => {
    expect(dueOf(signedFor(planOf(more)))).toBeUndefined();
  });

  test('for a plan that waits for an approval, but for one that was approved', () => {
    const waiting = approval.signed();
    expect(dueOf(signedFor(waiting))).toBeUndefined();
    expect(dueOf(signedFor(waiting), approval.approved())).toBe(twoWaits);
    expect(dueOf(signedFor(waiting), approval.denied())).toBeUndefined();
  });

  test('in a closed incident', () => {
    expect(dueOf(signedFor(), close())).toBeUndefined();
    given(announced, close()).when(asSigned()).thenRefuses('StandingOrderOver');
    given(announced, close()).when(reopen()).thenRecords('IncidentReopened', 'StandingOrderEnded');
  });
});

describe('a standing order and what was approved ahead', () => {
  const bare = (facts: object): Move => [
    declared({ facts: { rules: signedRules, hasPager: true } }),
    planned(planOf(), { facts }),
  ];

  test('acts on nothing that nobody approved ahead, nor what its own signer did', () => {
    expect(dueOf(bare({}))).toBeUndefined();
    expect(dueOf(bare(approvedBy(dba, planOf())))).toBeUndefined();
    expect(dueOf(bare(approvedBy(bo, planOf())))).toBe(twoWaits);
  });

  test('does not begin what would stop half-way to be approved', () => {
    const approve = { roles: ['dba'], min: 1, onTimeout: 'wait' as const };
    expect(dueOf(signedFor(planOf({ steps: [step('back', { approve })] })))).toBeUndefined();
    const later = planOf({ steps: [step('drain'), step('back', { approve, needs: ['drain'] })] });
    expect(dueOf(signedFor(later))).toBeUndefined();
  });

  test('does not go by silence, which only a person types for', () => {
    const slow = approval.signed({ timeoutMs: 60_000, onTimeout: 'proceed' });
    const story: Move = [
      declared({ facts: { rules: signedRules, hasPager: true } }),
      carded({
        facts: {
          ...standing([ahead(slow, { person: bo, roles: ['approver'] })]),
          plan: slow,
          roleHolders: { approver: [bo], dba: [dba] },
        },
      }),
      later(1),
      approval.overdue(),
    ];
    expect(dueOf(story)).toBeUndefined();
  });

  test('is over when it was revoked until its moment', () => {
    const revoked = standing([
      ahead(planOf(), { person: bo, roles: ['approver'], revokedBy: ada }),
    ]);
    given(counted)
      .when(asSigned(rb(1), dba, revoked))
      .thenRefuses('StandingOrderOver', 'ApprovalVoided', 'StandingOrderEnded')
      .where('StandingOrderEnded', { why: 'moot' });
  });
});

describe('a standing order on whose target automation is held back', () => {
  test('does not act, and is over once that is said', () => {
    given(counted)
      .when(asSigned(rb(1), dba, automationOff()))
      .thenRefuses('AutomationHeld')
      .saying({ plan: rb(1), target: checkout, automation: { mode: 'off', until: noon, by: ada } });
    given(counted)
      .whenReported(standingOrderRefused('AutomationHeld'))
      .thenRecords('StandingOrderEnded')
      .where('StandingOrderEnded', { why: 'refused', code: 'AutomationHeld' });
  });

  test('acts when the time of that is over', () => {
    given(counted)
      .when(asSigned(rb(1), dba, automationOff('2026-03-01T10:05:00.000Z')))
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ReviewOpened', 'StandingOrderEnded');
  });
});

describe('a standing order that counts down', () => {
  test.each([ada, deputy, bo])('is canceled by a stop of %s, and never comes back', (by) => {
    const story = given(announced);
    story
      .when(stop({ by }))
      .thenRecords('StandingOrderEnded', 'PageReported')
      .where('StandingOrderEnded', { plan: rb(1), why: 'canceled' });
    const after = given(announced, stop({ by }));
    expect(askIn(after.incident)).toBeUndefined();
    expect(dueOf(announced, stop({ by }), later(60))).toBeUndefined();
    given(announced, stop({ by }), later(2)).when(asSigned()).thenRefuses('StandingOrderOver');
  });

  test('is not canceled by anybody else, whose word is advice', () => {
    given(announced)
      .when(stop({ by: observer }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('is done at once by the authority, by a go like every other', () => {
    const { incident } = given(announced, decided({ facts: approvedBy(bo, planOf()) }));
    expect(incident.standingOrder).toMatchObject({ status: 'over', why: 'decided' });
    expect(incident.decidedBy).toEqual({ [rb(1)]: ada });
    expect(incident.reviews).toEqual({});
  });

  test('is over when what it needs does not hold any more', () => {
    given(announced)
      .when(decline())
      .thenRecords('ProposalDeclined', 'StandingOrderEnded')
      .where('StandingOrderEnded', { why: 'moot' });
    given(announced)
      .when(planned(planOf({ inputs: { n: 2 } })))
      .thenRecords('PlanMade', 'StandingOrderEnded', 'PageReported');
    expect(dueOf(announced, decline(), later(30), proposalExpires(rb(1)))).toBeUndefined();
  });

  test('is not given before its end, nor by anybody else, nor for another plan or order', () => {
    given(announced).when(asSigned()).thenRefuses('StandingOrderOver');
    given(counted)
      .when(asSigned(rb(1), bo))
      .thenRefuses('StandingOrderOver');
    given(counted)
      .when(asSigned(rb(2)))
      .thenRefuses('StandingOrderOver');
    const stopping = { ...asSigned(), order: { kind: 'abort' } } as const;
    given(counted).when(stopping).thenRefuses('StandingOrderOver');
  });

  test('is over when its minute has passed unheard', () => {
    given(counted).whenReported(standingOrderLate).thenNothing();
    given(counted, later(1)).when(asSigned()).thenRefuses('StandingOrderOver');
    given(counted, later(1))
      .whenReported(standingOrderLate)
      .thenRecords('StandingOrderEnded')
      .where('StandingOrderEnded', { why: 'late' });
  });

  test('is over when it was refused, and is not tried again', () => {
    given(counted)
      .when(asSigned(rb(1), dba, { playbookNow: 'playbook-2' }))
      .thenRefuses('PlanChanged', 'ApprovalVoided', 'StandingOrderEnded');
    given(counted)
      .when(asSigned(rb(1), dba, { observing: true }))
      .thenRefuses('OnlyObserving');
    given(counted)
      .whenReported(standingOrderRefused('PlanChanged'))
      .thenRecords('StandingOrderEnded')
      .where('StandingOrderEnded', { why: 'refused', code: 'PlanChanged' });
    given(counted)
      .whenReported(standingOrderRefused('PlanChanged', rb(2)))
      .thenNothing();
    given(signedFor()).whenReported(standingOrderRefused('PlanChanged')).thenNothing();
    given(counted, asSigned()).whenReported(standingOrderLate).thenNothing();
  });
});
