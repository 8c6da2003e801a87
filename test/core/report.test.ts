import { describe, expect, test } from 'vitest';
import { evolve } from '../../src/core/incident/evolve.ts';
import { asksIn } from './acks.ts';
import { minutes } from './cadence.ts';
import { severity } from './extent.ts';
import { given, type Move } from './given.ts';
import { abort, assigned, close, decided, declared, planned, reopen } from './orders.ts';
import { dueAt, successionKnown } from './pages.ts';
import {
  days,
  declaredWith,
  f,
  factor,
  finished,
  followUp,
  followUpEnd,
  remindReport,
  reportOwner,
  reportReady,
  reportSign,
  write,
} from './report.ts';
import { checked, claimed, done, failed } from './reports.ts';
import { ada, bo, commander, dba, deputy, observer, planOf, step } from './sample.ts';

const plan = planOf();
const running: Move = [declaredWith(), planned(plan), decided()];
const recovered: Move = [
  running,
  checked('mitigation/users-buy', 'pass'),
  done('back'),
  checked('criterion/books-balance', 'pass'),
];
const fails = planOf({ steps: [step('back', { onFailure: { do: 'abort' } })] });
const begunToFail: Move = [planned(fails), decided(), claimed('back')];
const failedRun: Move = [declaredWith(), begunToFail, failed('back')];
const asked = (now: string | undefined, ...story: readonly Move[]) =>
  asksIn(given(...story).incident, now).filter(({ key }) => /^(?:report|follow-up)/u.test(key));

describe('a report', () => {
  test('begins when the incident has recovered, due in five working days', () => {
    const { incident } = given(recovered);
    // That was a Sunday.
    expect(incident.report).toMatchObject({ owner: deputy, due: '2026-03-06', factors: [] });
  });

  test('begins when a run failed, and once', () => {
    given(declaredWith(), begunToFail)
      .when(failed('back'))
      .thenRecords('StepFailed', 'RunStopping', 'RunEnded', 'StrategyEnded', 'ReportOpened')
      .where('ReportOpened', { why: 'failed', owner: deputy });
    expect(given(failedRun, planned(planOf({ inputs: { n: 2 } }))).incident.report).toBeDefined();
  });

  test('begins by itself in no exercise, and not where the rules of the incident are older than reports', () => {
    expect(given(declared(), begunToFail, failed('back')).incident.report).toBe(undefined);
  });

  test('begins with the first thing that is said of it', () => {
    given(declaredWith())
      .when(write('summary', 'It was slow'))
      .thenRecords('ReportOpened', 'ReportWritten')
      .where('ReportOpened', { why: 'asked' });
  });

  test('is of whom the configuration names, else of whoever leads beside the authority', () => {
    const ownerOf = (...moves: readonly Move[]) =>
      given(...moves, write('summary', 'x')).incident.report?.owner;
    expect(ownerOf(declaredWith({ owners: [observer] }))).toBe(observer);
    expect(ownerOf(declaredWith(), assigned('commander', commander))).toBe(commander);
    expect(ownerOf(declaredWith(), successionKnown({ people: [ada, bo], pager: true }))).toBe(bo);
    expect(ownerOf(declaredWith(), successionKnown({ people: [], pager: true }))).toBe(ada);
    expect(
      ownerOf(
        declaredWith({ owners: [observer] }),
        successionKnown({ people: [ada, bo], pager: true, gone: [observer] }),
      ),
    ).toBe(bo);
  });

  test('counts working days in the zone and by the holidays of the team', () => {
    const due = (rule: Parameters<typeof declaredWith>[0]) =>
      given(declaredWith(rule), write('summary', 'x')).incident.report?.due;
    expect(due({ holidays: { also: ['2026-03-04'] } })).toBe('2026-03-09');
    expect(due({ dueDays: 1 })).toBe('2026-03-02');
    // There it is Sunday still.
    expect(due({ dueDays: 1, zone: 'Pacific/Pago_Pago' })).toBe('2026-03-02');
  });
});

describe('the owner of a report', () => {
  test('is named by whoever works on it', () => {
    given(recovered)
      .when(reportOwner(dba))
      .thenRecords('ReportOwnerNamed')
      .where('ReportOwnerNamed', { owner: dba, by: ada, why: 'ordered' });
    given(recovered).when(reportOwner(deputy)).thenNothing('AlreadyHolds');
    given(declaredWith()).when(reportOwner(dba)).thenRecords('ReportOpened');
  });

  test('is nobody whom nobody knows, and nobody whose account is closed', () => {
    given(recovered)
      .when(reportOwner(dba, { facts: { named: undefined, nearestName: 'dana' } }))
      .thenRefuses('UnknownPerson', 'OrderRefused');
    given(recovered)
      .when(reportOwner(dba, { facts: { namedIsGone: true } }))
      .thenRefuses('AccountClosed', 'OrderRefused');
  });

  test('is not who decided in a sev1', () => {
    given(recovered, severity('sev1'))
      .when(reportOwner(ada))
      .thenRefuses('ReportOfAuthority', 'OrderRefused')
      .saying({ who: ada });
    given(recovered, severity('sev1'), finished)
      .when(close({ reportOwner: ada }))
      .thenRecords('IncidentClosed')
      .where('IncidentClosed', { reportStands: deputy });
  });

  test('changes by itself when it becomes a sev1 that they decide in, or when they leave', () => {
    given(recovered, reportOwner(ada))
      .when(severity('sev1'))
      .thenRecords('SeverityChanged', 'ReportOwnerNamed')
      .where('ReportOwnerNamed', { owner: deputy, why: 'authority' });
    given(recovered)
      .when(successionKnown({ people: [ada, bo], pager: true, gone: [deputy] }))
      .thenRecords('SuccessionChanged', 'ReportOwnerNamed')
      .where('ReportOwnerNamed', { owner: bo, why: 'left' });
  });

  test('stays where nobody else is there, and once the report is finished', () => {
    given(recovered, successionKnown({ people: [], pager: true }), reportOwner(ada))
      .when(severity('sev1'))
      .thenRecords('SeverityChanged');
    given(recovered, reportOwner(ada), finished)
      .when(severity('sev1'))
      .thenRecords('SeverityChanged');
  });
});

describe('a section', () => {
  test('is written by whoever works on the report, again as often as they like', () => {
    given(recovered)
      .when(write('summary', 'It was slow'))
      .thenRecords('ReportWritten')
      .where('ReportWritten', { revision: 1, by: ada, texts: { text: 'It was slow' } });
    given(recovered, write('summary', 'It was slow'))
      .when(write('summary', 'It was down'))
      .thenRecords('ReportWritten')
      .where('ReportWritten', { revision: 2 });
  });

  test('is not written over by somebody who has not seen what another one wrote', () => {
    const facts = { standing: 'It was slow' };
    given(recovered, write('summary', 'It was slow'))
      .when(write('summary', 'It was down', { by: deputy, facts }))
      .thenRefuses('ReportMoved', 'OrderRefused')
      .saying({
        section: 'summary',
        revision: 1,
        by: ada,
        standing: 'It was slow',
        yours: 'It was down',
      });
    given(recovered, write('summary', 'It was slow'))
      .when(write('summary', 'It was down', { by: deputy, revision: '0' }))
      .thenRefuses('ReportMoved', 'OrderRefused');
    given(recovered, write('summary', 'It was slow'))
      .when(write('summary', 'It was down', { by: deputy, revision: '1' }))
      .thenRecords('ReportWritten');
  });

  test('is not written by anybody else', () => {
    given(recovered)
      .when(write('summary', 'x', { by: observer }))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'report', holders: [deputy, ada] });
  });
});

describe('a contributing factor', () => {
  test('is named and taken back, once each', () => {
    given(recovered, factor('rehearsal')).when(factor('rehearsal')).thenNothing('AlreadyFactor');
    given(recovered)
      .when(factor('rehearsal', { change: 'drop' }))
      .thenNothing('AlreadyFactor');
    expect(
      given(recovered, factor('rehearsal'), factor('rehearsal', { change: 'drop' })).incident.report
        ?.factors,
    ).toEqual([]);
  });
});

describe('a follow-up', () => {
  const added: Move = [recovered, followUp()];

  test('has an owner and a due date', () => {
    given(recovered)
      .when(followUp({ aim: 'playbook_change' }))
      .thenRecords('FollowUpAdded')
      .where('FollowUpAdded', { followUp: f(1), aim: 'playbook_change', owner: bo });
    given(recovered)
      .when(followUp({ facts: { named: undefined, nearestName: undefined } }))
      .thenRefuses('UnknownPerson', 'OrderRefused');
  });

  test('is ended by its owner, and by whoever works on the report', () => {
    for (const by of [bo, ada, deputy]) {
      given(added)
        .when(followUpEnd(f(1), 'done', { by }))
        .thenRecords('FollowUpClosed')
        .where('FollowUpClosed', { followUp: f(1), how: 'done', by });
    }
    given(added, followUpEnd(f(1), 'drop'))
      .when(followUpEnd(f(1)))
      .thenNothing('AlreadyFollowedUp');
    given(added)
      .when(followUpEnd(f(1), 'done', { by: observer }))
      .thenRefuses('NotTheRole', 'OrderRefused');
  });

  test('has to exist', () => {
    given(added)
      .when(followUpEnd(f(7)))
      .thenRefuses('UnknownFollowUp', 'OrderRefused')
      .saying({ said: 'F7', open: ['F1'] });
    given(declaredWith())
      .when(followUpEnd(f(7)))
      .thenRefuses('UnknownFollowUp', 'OrderRefused');
  });

  test('keeps where it was closed outside', () => {
    const { incident } = given(added);
    const event = {
      type: 'FollowUpClosed',
      followUp: f(1),
      how: 'done',
      link: 'https://tracker.test/812',
    } as const;
    const closed = evolve(incident, {
      event,
      at: incident.updatedAt,
      actor: 'machine:tracker',
      via: 'trigger',
      mode: 'live',
    });
    expect(closed.report?.followUps[f(1)]).toMatchObject({ status: 'done', link: event.link });
  });
});

describe('a finished report', () => {
  test('has a factor that is not technical', () => {
    given(recovered)
      .when(reportReady())
      .thenRefuses('ReportNotReady', 'OrderRefused')
      .saying({ missing: ['factor'], toClose: false });
    given(recovered, factor('technical'))
      .when(reportReady())
      .thenRefuses('ReportNotReady', 'OrderRefused');
    given(recovered, factor('authority')).when(reportReady()).thenRecords('ReportFinished');
    given(recovered, finished).when(reportReady()).thenNothing('AlreadyFinished');
    given(declaredWith()).when(reportReady()).thenRefuses('ReportNotReady', 'OrderRefused');
  });

  test('has no follow-up of somebody who left', () => {
    given(
      recovered,
      factor('authority'),
      followUp(),
      successionKnown({ people: [ada], pager: true, gone: [bo] }),
    )
      .when(reportReady())
      .thenRefuses('ReportNotReady', 'OrderRefused')
      .saying({ missing: ['F1'], toClose: false });
  });

  test('is signed by somebody who wrote nothing in it', () => {
    given(recovered).when(reportSign()).thenRefuses('ReportNotReady', 'OrderRefused');
    for (const by of [ada, deputy]) {
      given(recovered, finished)
        .when(reportSign({ by }))
        .thenRefuses('OwnReport', 'OrderRefused')
        .saying({ writers: [deputy, ada] });
    }
    given(recovered, finished)
      .when(reportSign({ finding: 'it is whole' }))
      .thenRecords('ReportSigned')
      .where('ReportSigned', { by: dba, texts: { finding: 'it is whole' } });
    given(recovered, finished, reportSign())
      .when(reportSign({ by: observer }))
      .thenNothing('AlreadySigned');
  });

  test('has to be signed anew when it changed', () => {
    const { incident } = given(recovered, finished, reportSign(), write('well', 'the drill'));
    expect(incident.report?.signedBy).toBeUndefined();
  });

  test('says nothing of what comes after it was opened again', () => {
    const { incident } = given(recovered, finished, reopen());
    expect(incident.report?.finishedAt).toBeUndefined();
    expect(given(declared(), close(), reopen()).incident.report).toBeUndefined();
  });
});

describe('closing', () => {
  test('waits for the report where the severity asks for it', () => {
    given(recovered)
      .when(close())
      .thenRefuses('ReportNotReady', 'OrderRefused')
      .saying({ missing: ['factor', 'finish'], toClose: true });
    given(running, abort())
      .when(close({ reportOwner: bo }))
      .thenRefuses('ReportNotReady', 'OrderRefused');
    given(recovered, finished).when(close()).thenRecords('IncidentClosed');
  });

  test('needs no finished report at a lower severity, and says whose it is', () => {
    given(recovered, severity('sev3'))
      .when(close())
      .thenRecords('IncidentClosed')
      .where('IncidentClosed', { reportOwner: deputy });
    given(running, abort(), severity('sev3'))
      .when(close())
      .thenRecords('ReportOpened', 'IncidentClosed')
      .where('ReportOpened', { why: 'closed' });
    given(recovered, severity('sev3'))
      .when(close({ reportOwner: bo }))
      .thenRecords('ReportOwnerNamed', 'IncidentClosed');
  });

  test('names nobody who writes it once it is finished', () => {
    given(recovered, finished)
      .when(close())
      .thenRecords('IncidentClosed')
      .where('IncidentClosed', { reportOwner: undefined });
  });

  test('leaves a finished report and its signature alone, whoever is named', () => {
    const { incident } = given(recovered, finished, reportSign())
      .when(close({ reportOwner: bo }))
      .thenRecords('IncidentClosed')
      .where('IncidentClosed', { reportOwner: undefined, reportStands: deputy });
    expect(incident.report).toMatchObject({ owner: deputy, signedBy: dba });
  });

  test('needs none where nothing was done', () => {
    given(declaredWith()).when(close()).thenRecords('IncidentClosed');
    given(declaredWith())
      .when(close({ reportOwner: bo }))
      .thenRecords('ReportOpened', 'IncidentClosed');
  });

  test('named whoever writes the report in earlier records', () => {
    const { incident } = given(declared());
    const because = {
      rule: 'x',
      person: ada,
      role: 'authority',
      configuration: '',
      arrival: '',
      program: '',
    };
    const closed = evolve(incident, {
      event: { type: 'IncidentClosed', outcome: 'not-recovered', reportOwner: bo, because },
      at: incident.updatedAt,
      actor: ada,
      via: 'http',
      mode: 'live',
    });
    expect(closed.report).toMatchObject({ owner: bo, due: '2026-03-06' });
  });

  test('leaves the report to be worked on', () => {
    given(recovered, finished, close())
      .when(write('well', 'the drill'))
      .thenRecords('ReportWritten');
  });
});

describe('a reminder of the report', () => {
  const left: Move = [recovered, severity('sev3'), close()];

  test('comes at nine on every working day until it is finished', () => {
    expect(dueAt(given(left).scene, 'remindReport')).toBe('2026-03-02T09:00:00.000Z');
    given(left, days(1))
      .when(remindReport)
      .thenRecords('ReportReminded')
      .where('ReportReminded', { of: ['report'] });
    expect(dueAt(given(left, days(1), remindReport).scene, 'remindReport')).toBe(
      '2026-03-03T09:00:00.000Z',
    );
    given(left).when(remindReport).thenNothing();
    expect(dueAt(given(left, finished).scene, 'remindReport')).toBeUndefined();
  });

  test('is one, however long nobody could give it', () => {
    const { scene } = given(left, followUp({ due: '2026-03-03' }), days(9), remindReport);
    expect(scene.incident?.report?.remindedAt).toBeDefined();
    expect(dueAt(scene, 'remindReport')).toBe('2026-03-11T09:00:00.000Z');
    expect(scene.log.filter(({ event }) => event.type === 'ReportReminded')).toMatchObject([
      { event: { of: ['report', 'F1'] } },
    ]);
  });

  test('of a follow-up comes from the day on that it is due', () => {
    const done: Move = [left, finished, followUp({ due: '2026-03-14' })];
    // The 14th is a Saturday.
    expect(dueAt(given(done).scene, 'remindReport')).toBe('2026-03-16T09:00:00.000Z');
    expect(dueAt(given(done, followUpEnd(f(1))).scene, 'remindReport')).toBeUndefined();
  });

  test('waits for the end of quiet hours', () => {
    const quietHours = { from: '22:00', to: '10:30', zone: 'UTC' };
    const { scene } = given(left);
    const incident = scene.incident && {
      ...scene.incident,
      rules: { ...scene.incident.rules, quietHours },
    };
    expect(dueAt({ ...scene, incident }, 'remindReport')).toBe('2026-03-02T10:30:00.000Z');
  });

  test('comes of none that rules older than reports opened', () => {
    expect(
      dueAt(given(declared(), close({ reportOwner: bo })).scene, 'remindReport'),
    ).toBeUndefined();
  });
});

describe('what is asked about a report', () => {
  test('is asked of its owner once there is time for it', () => {
    expect(asked(undefined, failedRun)).toEqual([]);
    const [ask] = asked(undefined, recovered);
    expect(ask).toMatchObject({ of: [deputy], where: 'direct', urgent: false });
    expect(ask?.lines).toMatchInlineSnapshot(`
      [
        "Write the report of INC-1: it is yours, and is due Fri 2026-03-06.",
        "What the record knows is in it already.",
        "Missing: at least one contributing factor that is not technical.",
      ]
    `);
    expect(asked(undefined, failedRun, days(1), remindReport)).toMatchObject([{ key: 'report' }]);
  });

  test('says what is overdue, and that nothing is missing', () => {
    const [ask] = asked('2026-03-09T10:00:00.000Z', recovered, factor('authority'));
    expect(ask?.lines).toMatchInlineSnapshot(`
      [
        "Write the report of INC-1: it is yours, and was due Fri 2026-03-06.",
        "What the record knows is in it already.",
        "Nothing is missing: say that it is finished.",
      ]
    `);
  });

  test('is asked anew with each reminder', () => {
    const since = (...story: readonly Move[]) => asked(undefined, ...story)[0]?.since;
    expect(since(recovered, days(1), minutes(0), remindReport)).not.toBe(since(recovered));
  });

  test('is a signature, of those who may decide and did not write it', () => {
    const [ask] = asked(undefined, recovered, finished);
    expect(ask).toMatchObject({ key: 'report/sign', of: [bo] });
    expect(asked(undefined, recovered, finished, reportSign())).toEqual([]);
    const alone = successionKnown({ people: [ada], pager: true });
    expect(asked(undefined, recovered, alone, finished)[0]?.of).toEqual([]);
  });

  test('is each follow-up, of its owner', () => {
    const [, ask] = asked('2026-03-17T10:00:00.000Z', recovered, followUp());
    expect(ask).toMatchObject({ key: 'follow-up/F1', of: [bo] });
    expect(ask?.lines[0]).toBe('F1 of the report of INC-1 is yours, and was due Mon 2026-03-16.');
    expect(
      asked(undefined, recovered, finished, reportSign(), followUp(), followUpEnd(f(1))),
    ).toMatchObject([{ key: 'report/sign' }]);
  });
});

describe('a recovered incident', () => {
  const closing = (...story: readonly Move[]) =>
    asksIn(given(...story).incident).find(({ key }) => key === 'close');

  test('is closed once its report is whole', () => {
    expect(closing(recovered)?.lines).toMatchInlineSnapshot(`
      [
        "INC-1 has recovered, and is closed once its report is whole. Missing: at least one contributing factor that is not technical and the word of its owner that it is finished.",
      ]
    `);
    expect(closing(recovered, finished)?.lines).toMatchInlineSnapshot(`
      [
        "Close INC-1: it has recovered. Its report is finished.",
      ]
    `);
  });
});

describe('a follow-up that is due before today', () => {
  const late = followUp({ due: '2026-02-28' });

  test('is not added, and the nearest working day is named', () => {
    // The record begins on a Sunday.
    given(recovered)
      .when(late)
      .thenRefuses('DueInPast', 'OrderRefused')
      .saying({ due: '2026-02-28', aim: 'prevent', nearest: '2026-03-02' });
    given(recovered, days(1)).when(late).thenRefuses('DueInPast', 'OrderRefused').saying({
      due: '2026-02-28',
      aim: 'prevent',
      nearest: '2026-03-02',
    });
    given(recovered, days(2)).when(late).thenRefuses('DueInPast', 'OrderRefused').saying({
      due: '2026-02-28',
      aim: 'prevent',
      nearest: '2026-03-03',
    });
  });

  test('may be due today', () => {
    expect(
      given(recovered, followUp({ due: '2026-03-01' })).incident.report?.followUps[f(1)],
    ).toMatchObject({ due: '2026-03-01' });
  });
});

test('what never was changes no report', () => {
  const { incident } = given(declared());
  const recorded = { at: incident.updatedAt, actor: ada, via: 'http', mode: 'live' } as const;
  expect(() =>
    evolve(incident, { ...recorded, event: { type: 'ReportFinished', by: ada } }),
  ).toThrow('There is no report');
  const { incident: open } = given(recovered);
  expect(() =>
    evolve(open, { ...recorded, event: { type: 'FollowUpClosed', followUp: f(9), how: 'done' } }),
  ).toThrow('F9 is no follow-up');
});
