import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { holdersOf } from '../../src/core/policy/may.ts';
import { termsOf } from '../../src/core/terms.ts';
import { askedOf } from '../../src/core/texts/asked.ts';
import { waitingFor } from '../../src/core/texts/waiting.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { approved, denied, expires, overdue, signed, stakeholder } from './approvals.ts';
import { accepted, offered, taken } from './command.ts';
import { given, type Move } from './given.ts';
import { impact } from './impact/samples.ts';
import {
  abort,
  assigned,
  carded,
  close,
  confirm,
  decided,
  declared,
  go,
  order,
  planned,
  resume,
  skip,
  stop,
  switched,
  switchTo,
} from './orders.ts';
import { claimed, finished } from './reports.ts';
import { ada, bo, checkout, dba, effect, observer, planOf, rb, step } from './sample.ts';
import type { Scene } from './scene.ts';

const later = (minutes: number) => ({ laterMs: minutes * 60_000 });
const on = (document: ReturnType<typeof planOf>) => [declared(), planned(document)];
const final = { steps: [step('back', { reversible: 'point_of_no_return' })] };

const asked = ({ incident, at }: Scene, holding: Readonly<Record<string, PersonId[]>> = {}) => {
  if (!incident) throw new Error('There is no incident yet');
  const facts = { roleHolders: { dba: [dba], ...holding } };
  const holders = (role: string) => holdersOf(role, incident, facts);
  return asksOf({ incident, holders, voice: voiceAt({ at }) }).filter(
    ({ key }) => key.startsWith('approval/') || key.startsWith('notice/'),
  );
};

describe('a plan that needs an approval', () => {
  test('does not go without it, and go asks for it', () => {
    given(on(signed()))
      .when(go())
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked')
      .where('ApprovalAsked', { plan: rb(1), need: '1-dba', roles: ['dba'], min: 1 })
      .saying({
        plan: rb(1),
        missing: [{ roles: ['dba'], people: [dba], given: 0, min: 1 }],
        ahead: undefined,
        harm: undefined,
      });
  });

  test('is asked about once', () => {
    const { scene } = given(on(signed())).when(go());
    expect(asked(scene).map(({ key, of, where }) => ({ key, of, where }))).toEqual([
      { key: 'approval/RB-1/1-dba', of: [dba], where: 'direct' },
    ]);
    given(on(signed()), approved()).when(go()).thenRecords('CardShown');
  });

  test('asks whoever is the second person too only once: one yes counts for both', () => {
    const both = signed({ people: [bo] }, final);
    const { scene } = given(on(both)).when(go());
    const of = (now: Scene) => asked(now).map(({ key, of: whom }) => [key, whom]);
    expect(of(scene)).toEqual([['approval/RB-1/1-dba', [bo, dba]]]);
    expect(asked(scene, { approver: [observer] }).map(({ of: whom }) => whom)).toEqual([
      [bo, dba],
      [observer],
    ]);
    given(on(both), approved()).when(go()).thenRecords('CardShown');
  });

  test('asks whoever is heard and has to agree for the agreement', () => {
    const both = planOf({
      stakeholders: [stakeholder({ mode: 'consult' }), stakeholder({ role: 'support' })],
    });
    const { scene } = given(on(both)).when(go());
    expect(asked(scene, { support: [dba] }).map(({ key }) => key)).toEqual([
      'approval/RB-1/2-support',
    ]);
  });

  test('is asked about as soon as its card was shown', () => {
    given(declared())
      .when(carded({ facts: { plan: signed() } }))
      .thenRecords('PlanMade', 'CardShown', 'ApprovalAsked');
  });

  test('goes with it', () => {
    given(on(signed()), approved()).when(go()).thenRecords('CardShown');
    given(on(signed()), approved(), decided())
      .when(go({ plan: rb(1) }))
      .thenNothing('AlreadyRunning');
  });

  test('is not switched to without it either', () => {
    given(on(signed()))
      .when(switchTo(rb(1)))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked');
  });

  test('goes no more when its approval is over at the moment of go', () => {
    given(on(signed()), approved(), later(60))
      .when(go())
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked');
  });

  test('is not confirmed either when the approval was taken back in between', () => {
    given(on(signed()), approved(), go(), denied())
      .when(confirm())
      .thenRefuses('ApprovalDenied', 'OrderRefused');
  });

  test('says in the status how far it is', () => {
    const { incident, scene } = given(on(signed({ min: 2 })), approved());
    expect(waitingFor(incident, voiceAt({ at: scene.at }))).toContain(
      'RB-1: 1 of 2 approved, waits for dba',
    );
  });

  test('asks whoever is assigned the role', () => {
    given(on(signed()), assigned('dba', observer))
      .when(approved({ by: observer }))
      .thenRecords('ApprovalGiven')
      .where('ApprovalGiven', { person: observer, roles: ['dba'] });
  });

  test('counts the approver of the service as its approver', () => {
    given(on(signed({ role: 'approver' })), assigned('approver:checkout', bo))
      .when(approved({ by: bo }))
      .thenRecords('ApprovalGiven')
      .where('ApprovalGiven', { roles: ['approver'] });
  });

  test('does not stay with whoever decides once somebody was made its approver', () => {
    const byRole = on(signed({ role: 'approver' }));
    given(byRole)
      .when(approved({ by: ada }))
      .thenRecords('ApprovalGiven');
    given(byRole, assigned('approver:checkout', bo))
      .when(approved({ by: ada }))
      .thenRefuses('NotAnApprover', 'OrderRefused')
      .saying({ plan: rb(1), roles: ['approver'], people: [bo] });
  });

  test('is asked of people by name as well', () => {
    const plan = planOf({
      stakeholders: [{ ...stakeholder(), role: undefined, people: [observer] }],
    });
    given(on(plan), approved({ by: observer }))
      .when(go())
      .thenRecords('CardShown');
  });
});

describe('an approval', () => {
  test('is good for as long as the rules say', () => {
    given(on(signed()))
      .when(approved({ reason: 'the backup is fresh' }))
      .thenRecords('ApprovalGiven')
      .where('ApprovalGiven', {
        until: '2026-03-01T11:00:02.000Z',
        texts: { reason: 'the backup is fresh' },
      });
  });

  test('ends on record when its time is over', () => {
    const story = given(on(signed()), approved(), later(60));
    expect(termsOf(story.incident).map(({ key }) => key)).toContain('approval/RB-1/p_dana');
    story.when(expires()).thenRecords('ApprovalVoided').where('ApprovalVoided', { why: 'expired' });
  });

  test('does not end early, nor after the plan began, nor when there is none', () => {
    given(on(signed()), approved()).when(expires()).thenNothing();
    given(on(signed()), approved(), decided(), later(60)).when(expires()).thenNothing();
    given(on(signed()))
      .when(expires({ plan: rb(7) }))
      .thenNothing();
    given(on(signed()), approved(), close(), later(60)).when(expires()).thenNothing();
  });

  test('is void when the plan is not what would run now', () => {
    given(on(signed()), approved())
      .when(go({ facts: { playbookNow: 'playbook-2' } }))
      .thenRefuses('PlanChanged', 'OrderRefused', 'ApprovalVoided')
      .where('ApprovalVoided', { person: dba, why: 'changed' });
  });

  test('is asked for no more when the plan is not what would run, until somebody gives it anew', () => {
    const facts = { playbookNow: 'playbook-2' };
    const { scene } = given(
      on(signed({ min: 2 })),
      approved(),
      carded({ facts: { plan: signed({ min: 2 }) } }),
    ).when(go({ facts }));
    expect(asked(scene)).toEqual([]);
    given(on(signed()), approved(), go())
      .when(go({ facts }))
      .thenRefuses('PlanChanged', 'OrderRefused', 'ApprovalVoided');
  });

  test('is void with its plan, and nobody can give it any more', () => {
    const rival = planOf({ inputs: { n: 2 } });
    const told = given(
      on(signed()),
      planned(rival),
      approved(),
      decided({ plan: rb(2) }),
      claimed('back', { plan: rb(2) }),
    ).when(finished('back', { plan: rb(2) }));
    expect(told.scene.log.map(({ event }) => event.type)).toContain('ApprovalVoided');
    given(
      on(signed()),
      planned(rival),
      decided({ plan: rb(2) }),
      claimed('back', { plan: rb(2) }),
      finished('back', { plan: rb(2) }),
    )
      .when(approved())
      .thenRefuses('PlanChanged', 'OrderRefused');
  });

  test('is given once', () => {
    given(on(signed()), approved()).when(approved()).thenNothing('AlreadyApproved');
  });

  test('may be given again when its time is over', () => {
    given(on(signed()), approved(), later(60)).when(approved()).thenRecords('ApprovalGiven');
  });

  test('is taken back by a no, and a no by a yes', () => {
    given(on(signed()), approved(), denied({ reason: 'the export runs' }))
      .when(go())
      .thenRefuses('ApprovalDenied', 'OrderRefused')
      .saying({ plan: rb(1), by: dba, at: '2026-03-01T10:00:03.000Z' });
    given(on(signed()), denied()).when(denied()).thenNothing('AlreadyDenied');
    given(on(signed()), denied(), approved()).when(go()).thenRecords('CardShown');
  });

  test('of one person counts once', () => {
    given(on(signed({ min: 2 })), approved())
      .when(go())
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked')
      .saying({
        plan: rb(1),
        missing: [{ roles: ['dba'], people: [], given: 1, min: 2 }],
        ahead: undefined,
        harm: undefined,
      });
  });

  test('is for those who are asked', () => {
    given(on(signed()))
      .when(approved({ by: observer }))
      .thenRefuses('NotAnApprover', 'OrderRefused')
      .saying({ plan: rb(1), roles: ['dba'], people: [dba] });
  });

  test('needs something that waits for it', () => {
    given(on(planOf())).when(approved()).thenRefuses('NothingToApprove', 'OrderRefused');
    given(on(signed()))
      .when(approved({ plan: rb(9) }))
      .thenRefuses('UnknownPlan', 'OrderRefused');
    given(on(signed()), approved(), decided())
      .when(denied())
      .thenRefuses('NothingToApprove', 'OrderRefused');
  });
});

describe('an answer that names no plan', () => {
  const rival = planOf({ inputs: { n: 2 } });

  test('is about the one that waits for it', () => {
    given(on(signed()), planned(rival))
      .when(order({ kind: 'approve' }, { by: dba }))
      .thenRecords('ApprovalGiven')
      .where('ApprovalGiven', { plan: rb(1) });
  });

  test('has to name it where several wait', () => {
    given(on(signed()), planned(signed({}, { inputs: { n: 2 } })))
      .when(order({ kind: 'deny' }, { by: dba }))
      .thenRefuses('WhichPlan', 'OrderRefused');
  });
});

describe('what an approver is asked', () => {
  const lines = (scene: Scene) => asked(scene).flatMap((ask) => ask.lines);

  test('says what changes, what stays, who has agreed, and until when', () => {
    const plan = signed(
      { timeoutMs: 300_000, onTimeout: 'deny' },
      { effects: [effect('orders'), effect('mails')] },
    );
    const counts = [{ effect: 'orders', count: 212 }];
    expect(lines(given(declared(), carded({ facts: { plan, counts } })).scene)).toEqual([
      'Approve RB-1.',
      'checkout@prod goes back from release 2 to 1, in 1 step.',
      'Stays as it is: 212 orders were written and uncounted mails were written.',
      '0 of 1 approved. A yes counts for 1 h.',
      'Silence counts as no at 10:05 UTC.',
    ]);
  });

  test('says which strategy it is, where nothing goes back', () => {
    const plan = signed({ mode: 'consult' }, { strategy: 'flag-off' });
    expect(lines(given(declared(), carded({ facts: { plan } })).scene).slice(0, 2)).toEqual([
      'Say what you think of RB-1.',
      'Flag-off on checkout@prod, in 1 step.',
    ]);
  });
});

describe('a containment', () => {
  test('waits for no stakeholder', () => {
    given(on(signed({}, { strategy: 'contain' })))
      .when(go())
      .thenRecords('CardShown');
  });
});

describe('a plan that goes although somebody has not agreed', () => {
  const slow = signed({ timeoutMs: 300_000, onTimeout: 'proceed' });
  const lapsed: Move = [declared(), carded({ facts: { plan: slow } }), later(5), overdue()];
  const typed = 'checkout@prod';

  test('has its target typed, because nobody has approved it', () => {
    given(lapsed, go())
      .when(confirm())
      .thenRefuses('TargetNotTyped', 'OrderRefused', 'CardShown')
      .saying({ plan: rb(1), typed: undefined, wanted: typed, why: ['unapproved'] });
    given(lapsed, go())
      .when(confirm({ typed }))
      .thenRecords('RisksAccepted', 'StrategyDecided', 'StrategyActivated')
      .where('RisksAccepted', { typed: true });
  });

  test('is confirmed by a tap once somebody approved it after all', () => {
    given(lapsed, approved(), go())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });

  test('is not typed for an opinion that did not come', () => {
    const heard = signed({ mode: 'consult', timeoutMs: 300_000 });
    given(declared(), carded({ facts: { plan: heard } }), later(5), overdue(), go())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });

  test('is typed behind broken glass, where the second person was left out', () => {
    const blind = planOf({
      dataImpact: { verdict: 'unknown', migrations: [], unknownData: 'two_persons' },
    });
    const alone: Move = [on(blind), taken({ by: bo }), go({ by: bo })];
    const said = { by: bo, accept: ['unknown-data' as const] };
    given(alone).when(confirm(said)).thenRefuses('TargetNotTyped', 'OrderRefused', 'CardShown');
    given(alone)
      .when(confirm({ ...said, typed }))
      .thenRecords(
        'RisksAccepted',
        'StrategyDecided',
        'StrategyActivated',
        'ResidualOpened',
        'ReviewOpened',
      );
  });
});

describe('a plan over a migration that the older release cannot read', () => {
  const dataImpact = impact('destructive');
  test('is advised against where its approval is missing', () => {
    given(on(planOf({ dataImpact, containable: true })))
      .when(go())
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked')
      .saying({
        plan: rb(1),
        missing: [{ roles: ['approver', 'dba'], people: [dba], given: 0, min: 1 }],
        ahead: undefined,
        harm: { release: '2', impact: dataImpact, canContain: true },
      });
  });
});

describe('what a plan waits for, in words', () => {
  const waits = (...moves: readonly Move[]) => {
    const { incident, scene } = given(...moves);
    return waitingFor(incident, voiceAt({ at: scene.at })).filter((line) =>
      line.includes('approved'),
    );
  };

  test('names the second person, and people by name', () => {
    const named = planOf({
      ...final,
      stakeholders: [{ ...stakeholder(), role: undefined, people: [bo] }],
    });
    expect(waits(on(named))).toEqual([
      'RB-1: 0 of 2 approved, waits for Bo and a second person (approver, dba or Bo)',
    ]);
  });

  test('says when silence means no, or goes on', () => {
    const slow = (onTimeout: 'deny' | 'proceed') =>
      planOf({
        stakeholders: [
          stakeholder({ timeoutMs: 300_000, onTimeout }),
          stakeholder({ role: 'support' }),
        ],
      });
    const story = (onTimeout: 'deny' | 'proceed') =>
      waits(declared(), carded({ facts: { plan: slow(onTimeout) } }), later(5), overdue());
    expect(story('deny')).toEqual([
      'RB-1: 0 of 2 approved, waits for dba (nobody answered in time, which means no) and support',
    ]);
    expect(story('proceed')).toEqual([
      'RB-1: 0 of 2 approved, waits for support, goes on without dba',
    ]);
  });
});

describe('a plan that needs several of one role', () => {
  test('says how many are missing, and how many more once somebody agreed', () => {
    const three = signed({ min: 3 });
    const waits = ({ incident, at }: Scene) => incident && waitingFor(incident, voiceAt({ at }));
    expect(waits(given(on(three)).scene)).toContain('RB-1: 0 of 3 approved, waits for 3 of dba');
    expect(waits(given(on(three), approved()).scene)).toContain(
      'RB-1: 1 of 3 approved, waits for 2 more of dba',
    );
  });
});

describe('a plan that needs two persons', () => {
  const two = planOf(final);

  test('does not go by the authority alone', () => {
    given(on(two))
      .when(go())
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked')
      .where('ApprovalAsked', { need: 'second-person' });
    const { incident, scene } = given(on(two));
    expect(waitingFor(incident, voiceAt({ at: scene.at }))).toContain(
      'RB-1: 0 of 1 approved, waits for a second person (approver or dba)',
    );
  });

  test('is not approved by whoever decides', () => {
    given(on(two))
      .when(approved({ by: ada }))
      .thenRefuses('OwnRequest', 'OrderRefused')
      .saying({ plan: rb(1), people: [dba] });
  });

  test('goes with another person', () => {
    given(on(two), approved()).when(go()).thenRecords('CardShown');
  });

  test('needs a third when the second has become the one who decides', () => {
    given(
      on(two),
      approved({ by: bo, facts: { roleHolders: { approver: [bo] } } }),
      offered(bo),
      accepted(),
    )
      .when(go({ by: bo }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked');
  });

  test('is also approved by those who own the data, or who approve anyway', () => {
    const dataset = { name: 'orders', owner: 'support', rpo: {}, constraints: [] };
    const plan = planOf({
      ...final,
      datasets: [dataset],
      stakeholders: [stakeholder({ for: ['data-loss'], people: [bo] })],
    });
    given(on(plan), approved({ by: observer, facts: { roleHolders: { support: [observer] } } }))
      .when(go())
      .thenRecords('CardShown');
    given(on(plan), approved({ by: bo }))
      .when(go())
      .thenRecords('CardShown');
  });
});

describe('a plan that needs two persons, behind broken glass', () => {
  const two = planOf(final);

  test('goes with one, and somebody else reviews it', () => {
    const { scene } = given(on(two), taken(), go({ by: bo })).when(
      confirm({ by: bo, typed: checkout }),
    );
    const reviews = scene.log.flatMap(({ event }) =>
      event.type === 'ReviewOpened' ? [event.cause] : [],
    );
    expect(reviews).toEqual(['take-command', 'override']);
  });

  test('is switched to with one, and somebody else reviews it', () => {
    const { scene } = given(
      on(planOf()),
      planned(two),
      decided({ plan: rb(1) }),
      taken(),
      switched(rb(2), { by: bo, typed: checkout }),
    );
    const reviews = scene.log.flatMap(({ event }) =>
      event.type === 'ReviewOpened' ? [event.cause] : [],
    );
    expect(reviews).toEqual(['take-command', 'override']);
  });

  test('needs the second again once the time is over', () => {
    given(on(two), taken(), later(30))
      .when(go({ by: bo }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked');
  });
});

describe('a stakeholder who is asked for some plans only', () => {
  test('is not asked for others', () => {
    given(on(signed({ for: ['destructive', 'data-loss'] })))
      .when(go())
      .thenRecords('CardShown');
  });

  test('is asked for those', () => {
    given(on(signed({ for: ['point-of-no-return'] }, final)))
      .when(go())
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked', 'ApprovalAsked');
  });
});

describe('an approver who does not answer in time', () => {
  test('is waited for until then', () => {
    const told = given(declared(), carded({ facts: { plan: signed({ timeoutMs: 300_000 }) } }));
    expect(termsOf(told.incident).map(({ key, at }) => [key, at])).toContainEqual([
      'approval/RB-1/1-dba',
      '2026-03-01T10:05:01.000Z',
    ]);
    told.when(overdue()).thenNothing();
  });

  const lapsed = (onTimeout: 'wait' | 'proceed' | 'deny' | 'page') =>
    given(
      declared(),
      carded({ facts: { plan: signed({ timeoutMs: 300_000, onTimeout }) } }),
      later(5),
      overdue(),
    );

  test('is waited for on, where the plan says wait', () => {
    lapsed('wait').when(go()).thenRefuses('ApprovalMissing', 'OrderRefused');
    lapsed('wait').when(overdue()).thenNothing();
    expect(asked(lapsed('wait').scene)).toMatchObject([{ urgent: false, until: undefined }]);
  });

  test('is gone on without, where it says proceed', () => {
    const story = lapsed('proceed');
    story.when(go()).thenRecords('CardShown');
    expect(asked(story.scene)).toEqual([]);
  });

  test('has said no, where it says deny, until the yes', () => {
    lapsed('deny')
      .when(go())
      .thenRefuses('ApprovalDenied', 'OrderRefused')
      .saying({ plan: rb(1), by: undefined, at: undefined });
    const late = given(
      declared(),
      carded({ facts: { plan: signed({ timeoutMs: 300_000, onTimeout: 'deny' }) } }),
      later(5),
      overdue(),
      approved(),
    );
    late.when(go()).thenRecords('CardShown');
  });

  test('is paged, where it says page', () => {
    expect(asked(lapsed('page').scene)).toMatchObject([{ urgent: true, of: [dba] }]);
  });

  test('says nothing of a plan that there is not', () => {
    given(declared()).when(overdue()).thenNothing();
  });
});

describe('somebody who is consulted', () => {
  const consulted = signed({ mode: 'consult', timeoutMs: 300_000, onTimeout: 'deny' });

  test('is heard whatever they say', () => {
    given(on(consulted)).when(go()).thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked');
    given(on(consulted), denied()).when(go()).thenRecords('CardShown');
  });

  test('is waited for no longer than their time', () => {
    given(declared(), carded({ facts: { plan: consulted } }), later(5), overdue())
      .when(go())
      .thenRecords('CardShown');
  });
});

describe('somebody who is only told', () => {
  const told = (when: 'before' | 'start' | 'end') => signed({ mode: 'notify', when });
  const lines = (scene: Scene) =>
    asked(scene).map(({ lines: [first], of, actions }) => ({ first, of, actions }));
  const notice = (what: string) => [
    { first: `RB-1 ${what}. You are told; nothing is asked of you.`, of: [dba], actions: [] },
  ];

  test('keeps nothing waiting', () => {
    given(on(told('before')))
      .when(go())
      .thenRecords('CardShown');
  });

  test('is told before, at the start or at the end', () => {
    expect(lines(given(on(told('before'))).scene)).toEqual([]);
    expect(lines(given(on(told('before')), go()).scene)).toEqual(notice('may be carried out soon'));
    const goes = (when: 'start' | 'end') => given(on(told(when)), decided());
    expect(lines(goes('start').scene)).toEqual(notice('has been started'));
    expect(lines(goes('end').scene)).toEqual([]);
    expect(lines(given(on(told('end')), decided(), abort()).scene)).toEqual(notice('has ended'));
    expect(lines(given(on(told('start')), decided(), abort()).scene)).toEqual([]);
  });

  test('is not said to be asked of', () => {
    const { scene } = given(on(told('before')), go());
    const said = asked(scene).map((ask) => askedOf(ask, voiceAt({ at: scene.at })));
    expect(said).toEqual(['For Dana']);
    const [other] = asked(given(on(signed())).when(go()).scene);
    expect(other && askedOf(other, voiceAt({ at: scene.at }))).toContain('Asked of Dana');
  });

  test('is not told of plans that do not concern them', () => {
    expect(lines(given(on(signed({ mode: 'notify', for: ['data-loss'] })), go()).scene)).toEqual(
      [],
    );
  });

  test('may be somebody by name', () => {
    const plan = planOf({
      stakeholders: [{ ...stakeholder({ mode: 'notify' }), role: undefined, people: [bo] }],
    });
    expect(asked(given(on(plan), go()).scene)).toMatchObject([
      { key: 'notice/RB-1/1-people-1', of: [bo] },
    ]);
  });
});

describe('a step that waits for an approval', () => {
  const gate = { roles: ['dba'], min: 1, onTimeout: 'wait' as const };
  const plan = (approve: object = {}) =>
    planOf({
      steps: [step('drain'), step('back', { needs: ['drain'], approve: { ...gate, ...approve } })],
    });
  const gated = (approve: object = {}) =>
    [...on(plan(approve)), decided(), claimed('drain'), finished('drain')] as const;

  test('does not start without it, and asks for it when its turn has come', () => {
    const [drain, ended] = [gated().slice(0, -1), finished('drain')];
    given(...drain)
      .whenReported(ended)
      .thenRecords('StepFinished', 'ApprovalAsked')
      .where('ApprovalAsked', { plan: rb(1), step: 'back', need: 'step/back' });
    const story = given(...gated());
    story.when(claimed('back')).thenNothing();
    expect(asked(story.scene).map(({ lines: [first] }) => first)).toEqual([
      'Approve step back (Do back) of RB-1.',
    ]);
    expect(waitingFor(story.incident, voiceAt({ at: story.scene.at }))).toContain(
      'Step back (Do back) of RB-1: 0 of 1 approved, waits for dba',
    );
  });

  test('is not asked about before', () => {
    given(on(plan()), decided()).when(approved()).thenRefuses('NothingToApprove', 'OrderRefused');
  });

  test('starts with it', () => {
    given(...gated(), approved())
      .when(claimed('back'))
      .thenRecords('StepStarted');
  });

  test('does not start after a no', () => {
    given(...gated(), denied())
      .when(claimed('back'))
      .thenNothing();
    const { incident, scene } = given(...gated(), denied());
    expect(waitingFor(incident, voiceAt({ at: scene.at }))).toContain(
      'Step back (Do back) of RB-1: 0 of 1 approved, waits for dba (Dana said no)',
    );
    expect(asked(scene)).toEqual([]);
  });

  const whatBecomes = ({ incident, at }: Scene) =>
    incident &&
    asksOf({ incident, holders: () => [], voice: voiceAt({ at }) }).filter(({ key }) =>
      key.startsWith('denied/'),
    );

  test('is asked about of the authority after a no, with what can be done', () => {
    const { scene } = given(...gated(), denied());
    expect(whatBecomes(scene)).toMatchObject([
      {
        key: 'denied/RB-1/step/back',
        of: [ada],
        urgent: true,
        since: '2026-03-01T10:00:06.000Z',
        actions: [
          { label: 'Go on without it', command: '`/rollback skip back <reason>`' },
          { label: 'Abort', command: '`/rollback abort`' },
        ],
      },
    ]);
    expect(whatBecomes(scene)?.[0]?.lines[0]).toBe(
      'Do back (back) of RB-1 does not start: Dana said no at 10:00 UTC.',
    );
    expect(whatBecomes(given(...gated(), denied(), approved()).scene)).toEqual([]);
    expect(whatBecomes(given(...gated(), denied(), skip('back')).scene)).toEqual([]);
    expect(whatBecomes(given(on(signed()), denied()).scene)).toEqual([]);
    expect(whatBecomes(given(...gated()).scene)).toEqual([]);
  });

  test('is asked about of the authority when silence means no', () => {
    const [ask] =
      whatBecomes(
        given(...gated({ timeoutMs: 60_000, onTimeout: 'deny' }), later(1), overdue('step/back'))
          .scene,
      ) ?? [];
    expect(ask?.lines[0]).toContain('nobody answered in time whether it may');
  });

  test('starts by itself, or never, when nobody answers and its author says so', () => {
    const silent = (onTimeout: string) => [
      ...gated({ timeoutMs: 60_000, onTimeout }),
      later(1),
      overdue('step/back'),
    ];
    given(...silent('proceed'))
      .when(claimed('back'))
      .thenRecords('StepStarted');
    given(...silent('deny'))
      .when(claimed('back'))
      .thenNothing();
  });

  test('is asked for while its run is paused, and begins with the run', () => {
    const held = [...gated(), stop(), approved()];
    given(...gated(), stop())
      .when(approved())
      .thenRecords('ApprovalGiven');
    given(...held)
      .when(claimed('back'))
      .thenNothing();
    given(...held, resume())
      .when(claimed('back'))
      .thenRecords('StepStarted');
  });

  test('counts no longer than its time, whatever kept the step from starting', () => {
    const held = given(...gated(), stop(), approved(), later(60));
    expect(termsOf(held.incident).map(({ key }) => key)).toContain('approval/RB-1/p_dana/back');
    held.when(expires({ step: 'back' })).thenRecords('ApprovalVoided');
    given(...gated(), stop(), approved(), later(61), resume())
      .when(claimed('back'))
      .thenNothing();
    given(...gated(), approved(), claimed('back'), later(61))
      .when(expires({ step: 'back' }))
      .thenNothing();
  });

  test('needs so many at the same time', () => {
    const facts = { roleHolders: { dba: [dba, bo] } };
    const one = given(...gated({ min: 2 }), approved({ facts }), later(60));
    expect(termsOf(one.incident).map(({ key }) => key)).toContain('approval/RB-1/p_dana/back');
    one.when(expires({ step: 'back' })).thenRecords('ApprovalVoided');
    given(...gated({ min: 2 }), approved({ facts }))
      .when(claimed('back'))
      .thenNothing();
    given(...gated({ min: 2 }), approved({ facts }), approved({ by: bo, facts }))
      .when(claimed('back'))
      .thenRecords('StepStarted');
  });
});
