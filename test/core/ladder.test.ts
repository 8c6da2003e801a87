import { describe, expect, test } from 'vitest';
import { watchlist } from '../../src/core/checks/watchlist.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  close,
  decided,
  declared,
  decline,
  mitigated,
  note,
  order,
  planned,
  recovered,
  reopen,
  residual,
  running,
  skip,
  stop,
  switchTo,
  waive,
  waivedByTwo,
} from './orders.ts';
import { checked, claimed, done, failed } from './reports.ts';
import { bo, check, checkout, commander, effect, planOf, rb, step } from './sample.ts';
import { carriedOut, containment, courseOf } from './strategies.ts';

const users = 'mitigation/users-buy';
const books = 'criterion/books-balance';
const acting: Move = running(planOf());
const validating: Move = [acting, done('back'), checked(users, 'pass')];
const well: Move = [validating, checked(books, 'pass')];

describe('declared', () => {
  test('is where an incident begins, and it stays there without a plan', () => {
    given().when(declared()).thenRecords('IncidentDeclared').on('declared');
    given(declared()).when(note()).thenRecords('NoteAdded').on('declared');
  });

  test('takes a note about an earlier moment, and none about a later one', () => {
    const noting = (at: string) => order({ kind: 'note', text: 'First complaint', at });
    const early = '2020-01-01T00:00:00.000Z';
    given(declared())
      .when(noting(early))
      .thenRecords('NoteAdded')
      .where('NoteAdded', { noted: early });
    const { at } = given(declared()).scene;
    given(declared())
      .when(noting('2999-01-01T00:00:00.000Z'))
      .thenRecords('NoteAdded')
      .where('NoteAdded', { noted: at });
  });
});

describe('deciding', () => {
  test('is entered when a plan is on the table', () => {
    given(declared()).when(planned(planOf())).thenRecords('PlanMade').on('deciding');
  });

  test('is entered again when a strategy ends without success', () => {
    given(acting)
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'RunEnded', 'StrategyEnded')
      .on('deciding');
    const strict = planOf({ steps: [step('back', { onFailure: { do: 'abort' } })] });
    given(running(strict), claimed('back'))
      .whenReported(failed('back'))
      .thenRecords('StepFailed', 'RunStopping', 'RunEnded', 'StrategyEnded')
      .on('deciding');
    given(acting, checked(users, 'pass'))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'RunEnded', 'StrategyEnded')
      .on('deciding');
  });

  test.each([users, books])('is entered again when %s fails while nothing runs', (key) => {
    given(validating)
      .whenReported(checked(key, 'fail'))
      .thenRecords('CheckReported', 'MitigationLost')
      .where('MitigationLost', { check: key })
      .on('deciding');
  });

  test('is not left again before the criterion that failed holds, and then by itself', () => {
    const fallen: Move = [validating, checked(books, 'fail')];
    expect(watchlist(given(fallen).incident).map(({ key }) => key)).toEqual([users, books]);
    given(fallen).whenReported(checked(users, 'pass')).thenRecords('CheckReported').on('deciding');
    given(fallen, checked(users, 'pass'))
      .whenReported(checked(books, 'pass'))
      .thenRecords('CheckReported', 'MitigationReached', 'ValidationStarted')
      .on('validating');
    given(fallen, waivedByTwo('books-balance'))
      .whenReported(checked(users, 'pass'))
      .thenRecords('CheckReported', 'MitigationReached', 'ValidationStarted');
  });

  test('is left by the next strategy as by the first: its run changes what the criterion saw', () => {
    const fallen: Move = [validating, checked(books, 'fail')];
    const again: Move = [fallen, planned(planOf({ steps: [step('forward')] })), decided()];
    given(again)
      .whenReported(checked(users, 'pass'))
      .thenRecords('CheckReported', 'MitigationReached');
  });

  test('is not entered because a check is inconclusive, in error or skipped', () => {
    for (const verdict of ['inconclusive', 'error', 'skipped'] as const) {
      given(validating)
        .whenReported(checked(books, verdict))
        .thenRecords('CheckReported')
        .on('validating');
    }
  });

  test('can be left again when users stop hurting by themselves', () => {
    given(acting, abort())
      .whenReported(checked(users, 'pass'))
      .thenRecords('CheckReported', 'MitigationReached', 'ValidationStarted')
      .on('validating');
  });

  test('is not left before anything was done: calm before that proves nothing', () => {
    given(declared(), planned(planOf()))
      .whenReported(checked('mitigation/shop-answers', 'pass'))
      .thenNothing();
    given(declared(), planned(planOf()))
      .when(waive('shop-answers'))
      .thenRecords('CheckWaived', 'CheckWaived', 'ResidualOpened')
      .on('deciding');
  });
});

describe('acting', () => {
  test('is entered when a strategy is activated', () => {
    expect(given(acting).incident.rung).toBe('acting');
    expect(given(declared(), switchTo('wait')).incident.rung).toBe('acting');
  });

  test('is where a run that went well leaves the incident while users hurt', () => {
    expect(given(acting, done('back')).incident.rung).toBe('acting');
  });
});

describe('mitigated', () => {
  test('is entered by itself when its checks held through their soak, also while the run goes on', () => {
    given(acting)
      .whenReported(checked(users, 'pass', { held: false }))
      .thenRecords('CheckReported')
      .on('acting');
    given(acting)
      .whenReported(checked(users, 'pass'))
      .thenRecords('CheckReported', 'MitigationReached')
      .where('MitigationReached', { claimed: false })
      .on('mitigated');
  });

  test('needs all of its checks', () => {
    const both = planOf({ mitigatedWhen: [check('users-buy'), check('queue-moves')] });
    given(running(both))
      .whenReported(checked(users, 'pass'))
      .thenRecords('CheckReported')
      .on('acting');
  });

  test('is never entered by itself where nothing could say so', () => {
    const silent = planOf({ mitigatedWhen: [], criteria: [] });
    expect(given(running(silent), done('back')).incident.rung).toBe('acting');
  });

  test('is claimed by the authority, with evidence', () => {
    given(acting)
      .when(mitigated())
      .thenRecords('MitigationReached')
      .where('MitigationReached', { claimed: true, texts: { evidence: 'support says so' } })
      .on('mitigated');
    given(declared())
      .when(mitigated({ by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('cannot be claimed against a check that fails now', () => {
    given(acting, checked(users, 'fail'))
      .when(mitigated())
      .thenRefuses('ChecksSayNo', 'OrderRefused')
      .saying({ check: users });
  });

  test('is not claimed twice', () => {
    given(acting, mitigated()).when(mitigated()).thenNothing('AlreadyOnRung');
  });

  test('is not lost while the run goes on', () => {
    given(acting, checked(users, 'pass'))
      .whenReported(checked(users, 'fail'))
      .thenRecords('CheckReported')
      .on('mitigated');
    given(acting, checked(users, 'pass'), claimed('back'), stop(), checked(users, 'fail'))
      .when(abort())
      .thenRecords('RunStopping')
      .on('mitigated');
  });

  test('is lost when the run has ended and the check fails', () => {
    given(acting, checked(users, 'pass'), checked(users, 'fail'))
      .when(skip('back'))
      .thenRecords('StepSkipped', 'RunEnded', 'StrategyEnded', 'MitigationLost')
      .on('deciding');
  });
});

describe('validating', () => {
  test('is entered when the incident is mitigated and the run has ended', () => {
    given(acting, checked(users, 'pass'))
      .when(skip('back'))
      .thenRecords('StepSkipped', 'RunEnded', 'StrategyEnded', 'ValidationStarted')
      .on('validating');
    expect(given(validating).incident.rung).toBe('validating');
  });

  test('is entered at once where a strategy has no run', () => {
    given(declared(), switchTo('wait'))
      .whenReported(checked('mitigation/shop-answers', 'pass'))
      .thenRecords('CheckReported', 'MitigationReached', 'ValidationStarted')
      .on('validating');
  });

  test('asks the criteria anew', () => {
    expect(given(validating).incident.checks[books]).toBeUndefined();
  });

  test('is lost under a strategy that waits: the strategy goes on', () => {
    given(declared(), switchTo('wait'), checked('mitigation/shop-answers', 'pass'))
      .whenReported(checked('mitigation/shop-answers', 'fail'))
      .thenRecords('CheckReported', 'MitigationLost')
      .on('acting');
  });
});

describe('recovered', () => {
  test('is entered by itself when every criterion held', () => {
    given(validating)
      .whenReported(checked(books, 'pass'))
      .thenRecords('CheckReported', 'RecoveryReached')
      .where('RecoveryReached', { criteria: [books] })
      .on('recovered');
  });

  test('is not entered by a pass that did not hold, nor by anything but a pass', () => {
    given(validating)
      .whenReported(checked(books, 'pass', { held: false }))
      .thenRecords('CheckReported')
      .on('validating');
    given(validating)
      .whenReported(checked(books, 'inconclusive'))
      .thenRecords('CheckReported')
      .on('validating');
    given(validating)
      .whenReported(checked(books, 'error'))
      .thenRecords('CheckReported')
      .on('validating');
    given(validating)
      .whenReported(checked(books, 'skipped'))
      .thenRecords('CheckReported')
      .on('validating');
  });

  test('is not entered without a criterion', () => {
    const silent = planOf({ criteria: [] });
    given(running(silent), done('back'), checked(users, 'pass'))
      .when(recovered())
      .thenRefuses('NotRecovered', 'OrderRefused')
      .saying({ rung: 'validating', checks: [], residuals: [], noCriteria: true });
  });

  test('is not entered while a residual is open', () => {
    const leaving = planOf({ effects: [effect('orders')] });
    const story: Move = [
      running(leaving),
      done('back'),
      checked(users, 'pass'),
      checked(books, 'pass'),
    ];
    given(story)
      .when(recovered())
      .thenRefuses('NotRecovered', 'OrderRefused')
      .saying({ rung: 'validating', checks: [], residuals: ['R1'], noCriteria: false });
    given(story)
      .when(residual('R1', 'done'))
      .thenRecords('ResidualClosed', 'RecoveryReached')
      .on('recovered');
    given(story).when(residual('R1', 'waive')).thenRecords('ResidualClosed', 'RecoveryReached');
  });

  test('is entered past a criterion that was waived by name, when that residual is closed', () => {
    given(validating, waive('books-balance'))
      .when(waive('books-balance', { by: bo }))
      .thenRecords('CheckWaived', 'ResidualOpened', 'ReviewOpened')
      .on('validating');
    given(validating, waivedByTwo('books-balance'))
      .when(residual('R1', 'done'))
      .thenRecords('ResidualClosed', 'RecoveryReached')
      .where('RecoveryReached', { criteria: [] })
      .on('recovered');
  });

  test('ends a strategy that only waits', () => {
    given(declared(), switchTo('wait'), checked('mitigation/shop-answers', 'pass'))
      .whenReported(checked('criterion/shop-answers', 'pass'))
      .thenRecords('CheckReported', 'StrategyEnded', 'RecoveryReached')
      .where('StrategyEnded', { outcome: 'success' });
  });

  test('is never ordered: the order answers what is missing', () => {
    given(acting)
      .when(recovered())
      .thenRefuses('NotRecovered', 'OrderRefused')
      .saying({ rung: 'acting', checks: [books], residuals: [], noCriteria: false });
    given(well).when(recovered()).thenNothing('AlreadyOnRung');
  });

  test('can be reached from a claim, where nothing had to be done', () => {
    given(declared())
      .when(mitigated())
      .thenRecords('MitigationReached', 'ValidationStarted')
      .on('validating');
    given(declared(), mitigated())
      .whenReported(checked('criterion/shop-answers', 'pass'))
      .thenRecords('CheckReported', 'RecoveryReached');
  });

  test('keeps the time of each rung', () => {
    const { reached } = given(well).incident;
    expect(Object.keys(reached)).toEqual([
      'declared',
      'deciding',
      'acting',
      'mitigated',
      'validating',
      'recovered',
    ]);
  });

  test('does not keep a new decision from being made', () => {
    const leaving = planOf({ inputs: { n: 2 }, effects: [effect('orders')] });
    expect(given(well, planned(leaving), decided()).incident).toMatchObject({
      rung: 'acting',
      course: { epoch: 2 },
    });
  });
});

describe('closing', () => {
  test('needs somebody who writes the report once something was done', () => {
    given(well)
      .when(close())
      .thenRefuses('ReportOwnerMissing', 'OrderRefused')
      .saying({ incident: 'INC-1' });
    given(well)
      .when(close({ reportOwner: commander }))
      .thenRecords('ReportOpened', 'IncidentClosed')
      .where('IncidentClosed', { outcome: 'recovered', reportOwner: commander })
      .on('closed');
    given(well)
      .when(close({ reportOwner: commander, facts: { named: undefined, nearestName: 'cy' } }))
      .thenRefuses('UnknownPerson', 'OrderRefused')
      .saying({ said: commander, nearest: 'cy' });
  });

  test('is possible without recovery, and recorded as that', () => {
    given(acting, abort())
      .when(close({ reportOwner: commander }))
      .thenRecords('ReportOpened', 'IncidentClosed')
      .where('IncidentClosed', { outcome: 'not-recovered' });
    given(declared())
      .when(close())
      .thenRecords('IncidentClosed')
      .where('IncidentClosed', { outcome: 'not-taken-up' });
  });

  test('is refused under a strategy, and while something is left over', () => {
    given(acting)
      .when(close())
      .thenRefuses('StrategyUnderWay', 'OrderRefused')
      .saying({ strategy: 'rollback' });
    given(declared(), waive('shop-answers'))
      .when(close())
      .thenRefuses('ResidualsOpen', 'OrderRefused')
      .saying({ residuals: ['R1'] });
  });

  test('leaves only notes and reopening', () => {
    const closed: Move = [well, close({ reportOwner: commander })];
    given(closed).when(note()).thenRecords('NoteAdded').on('closed');
    given(closed).when(stop()).thenRefuses('IncidentClosed').saying({ incident: 'INC-1' });
    given(closed).when(planned(planOf())).thenRefuses('IncidentClosed');
    given(closed).when(waive('books-balance')).thenRefuses('IncidentClosed');
  });
});

describe('reopening', () => {
  const closed: Move = [well, close({ reportOwner: commander })];

  test('goes back to deciding, and old times are kept', () => {
    const recorded = given(closed)
      .when(reopen())
      .thenRecords('IncidentReopened')
      .where('IncidentReopened', { texts: { reason: 'it is back' } })
      .on('deciding');
    expect(Object.keys(recorded.incident.reached)).toContain('closed');
    given(well).when(reopen()).thenRecords('IncidentReopened').on('deciding');
  });

  test('is refused for an incident that is open', () => {
    given(acting)
      .when(reopen())
      .thenRefuses('NotClosed', 'OrderRefused')
      .saying({ incident: 'INC-1', rung: 'acting' });
  });

  test('is refused while another incident has the target', () => {
    const other = (incident: string) => ({
      facts: { openOnTargets: [{ target: checkout, incident }] },
    });
    given(closed)
      .when(reopen(other('INC-2')))
      .thenRefuses('TargetHasIncident', 'OrderRefused')
      .saying({ target: checkout, incident: 'INC-2' });
    given(closed)
      .when(reopen(other('INC-1')))
      .thenRecords('IncidentReopened');
  });

  test('asks everything anew: neither old verdicts nor old waivers count', () => {
    const waived: Move = [
      acting,
      waive('users-buy'),
      waivedByTwo('books-balance'),
      done('back'),
      residual('R1', 'done'),
      residual('R2', 'done'),
    ];
    expect(given(waived).incident.rung).toBe('recovered');
    given(waived).when(reopen()).thenRecords('IncidentReopened').on('deciding');
  });

  test.each<[string, Move]>([
    ['recovered', well],
    ['closed', closed],
  ])('from %s waits for an act or a claim: calm since then proves nothing', (_rung, story) => {
    expect(watchlist(given(story, reopen()).incident)).toEqual([]);
    given(story, reopen()).whenReported(checked(users, 'pass')).thenNothing();
  });

  test('lets a claim lead on, and what is claimed is watched', () => {
    const { incident } = given(closed, reopen(), mitigated());
    expect(watchlist(incident).map(({ key }) => key)).toEqual([users, books]);
  });

  test('watches what is claimed on a rung that only a cure leads on from', () => {
    const exposed: Move = [declared(), carriedOut(courseOf('flag-off')), checked(users, 'pass')];
    const closed: Move = [
      containment('keep'),
      residual('R1', 'done'),
      close({ reportOwner: commander }),
    ];
    const again = given(exposed, closed, reopen(), mitigated());
    again
      .whenReported(checked(users, 'fail'))
      .thenRecords('CheckReported', 'MitigationLost')
      .on('deciding');
  });

  test('lets another plan run', () => {
    expect(given(closed, reopen(), planned(planOf()), decided()).incident).toMatchObject({
      rung: 'acting',
      course: { plan: rb(2), epoch: 2 },
    });
  });
});

describe('"Not now"', () => {
  test('after something was done does not close', () => {
    given(acting, abort(), planned(planOf()))
      .when(decline())
      .thenRecords('ProposalDeclined')
      .on('deciding');
  });
});

describe('a residual', () => {
  test('is closed once, and must exist', () => {
    const story: Move = [declared(), waive('shop-answers')];
    given(story, residual('R1', 'done'))
      .when(residual('r1', 'waive'))
      .thenNothing('AlreadyClosedResidual');
    given(story)
      .when(residual('R9', 'done'))
      .thenRefuses('UnknownResidual', 'OrderRefused')
      .saying({ said: 'R9', residuals: ['R1'] });
  });
});
