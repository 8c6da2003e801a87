import { describe, expect, test } from 'vitest';
import { given } from './given.ts';
import {
  abort,
  assigned,
  carded,
  close,
  declared,
  go,
  note,
  planned,
  residual,
  resume,
  running,
  settle,
  stop,
  switchTo,
  waive,
} from './orders.ts';
import { unknown } from './reports.ts';
import { ada, bo, checkout, commander, dba, deputy, observer, planOf } from './sample.ts';

const roster = { source: 'configuration', digest: 'roster-1', ageMs: 0 };

describe('an incident that is declared', () => {
  test('is decided by the declarer, who is on the roster', () => {
    given()
      .when(declared({ by: bo }))
      .thenRecords('IncidentDeclared')
      .where('IncidentDeclared', { authority: bo, authorityBy: 'declarer', opened: 'declared' })
      .on('declared');
  });

  test('is decided by the first of the roster when the declarer is not on it', () => {
    given()
      .when(declared({ by: observer }))
      .thenRecords('IncidentDeclared')
      .where('IncidentDeclared', { authority: ada, authorityBy: 'roster' });
  });

  test('is decided by the deputy when the roster is empty', () => {
    given()
      .when(declared({ facts: { roster: { people: [], deputy, ...roster } } }))
      .thenRecords('IncidentDeclared')
      .where('IncidentDeclared', { authority: deputy, authorityBy: 'deputy' });
  });

  test('is refused when nobody could decide: it fails closed', () => {
    const facts = { roster: { people: [], deputy: undefined, ...roster } };
    given().when(declared({ facts })).thenRefuses('NobodyMayDecide').saying({ target: checkout });
    given().when(carded({ facts })).thenRefuses('NobodyMayDecide').saying({ target: checkout });
  });

  test('is refused while one of its targets has an open incident', () => {
    const facts = { openOnTargets: [{ target: checkout, incident: 'INC-7' }] };
    given()
      .when(declared({ facts }))
      .thenRefuses('TargetHasIncident')
      .saying({ target: checkout, incident: 'INC-7' });
    given()
      .when(carded({ facts }))
      .thenRefuses('TargetHasIncident')
      .saying({ target: checkout, incident: 'INC-7' });
  });

  test('keeps why it was allowed', () => {
    given()
      .when(declared())
      .thenRecords('IncidentDeclared')
      .where('IncidentDeclared', {
        because: {
          rule: 'declarer may declare',
          person: ada,
          role: 'declarer',
          roster,
          configuration: 'rules-1',
          arrival: 'http:laptop',
          program: 'sternway 0.1.0',
        },
      });
  });
});

describe('somebody who may not decide', () => {
  test('gives advice with go, and moves nothing', () => {
    given(declared(), planned(planOf()))
      .when(go({ by: observer }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised')
      .saying({ authority: ada, order: 'go', onRoster: false });
  });

  test('gives advice in words that are kept', () => {
    given(running(planOf()))
      .when({ ...stop({ by: bo }), words: '/rollback stop please' })
      .thenRefuses('NotTheAuthority', 'OrderAdvised')
      .where('OrderAdvised', { order: 'stop', by: bo, texts: { words: '/rollback stop please' } });
  });

  test('gives advice with a stop, on the roster or not', () => {
    const story = given(running(planOf()));
    story.when(stop({ by: bo })).thenRefuses('NotTheAuthority', 'OrderAdvised');
    story.when(stop({ by: commander })).thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('gives advice with switch, abort and settle', () => {
    const story = given(running(planOf()), unknown('back'));
    story.when(switchTo('wait', { by: bo })).thenRefuses('NotTheAuthority', 'OrderAdvised');
    story.when(abort({ by: bo })).thenRefuses('NotTheAuthority', 'OrderAdvised');
    story.when(settle('back', 'done', { by: bo })).thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('may always take a note', () => {
    given(declared())
      .when(note({ by: observer }))
      .thenRecords('NoteAdded');
  });

  test('may have a plan made and a card shown, which is a proposal', () => {
    given(declared())
      .when(planned(planOf(), { by: observer }))
      .thenRecords('PlanMade')
      .on('deciding');
    given(declared())
      .when(carded({ by: observer }))
      .thenRecords('PlanMade', 'StrategyProposed', 'CardShown')
      .where('StrategyProposed', { by: observer })
      .on('deciding');
  });
});

describe('an order that is refused', () => {
  const kept = { type: 'OrderRefused', order: 'resume', code: 'NothingRuns', by: ada } as const;

  test('is kept by its code, whatever it was refused for', () => {
    given(declared())
      .when(resume())
      .thenRefuses('NothingRuns', 'OrderRefused')
      .where('OrderRefused', kept);
  });

  test('is not kept where nothing is declared, nor after closing', () => {
    given()
      .when(carded({ facts: { plan: undefined } }))
      .thenRefuses('NoOpenPlan');
    given(declared(), close()).when(resume()).thenRefuses('IncidentClosed');
  });
});

describe('a role that is assigned', () => {
  test.each([
    ['authority', ada],
    ['commander', commander],
    ['deputy', deputy],
  ] as const)('keeps that the %s was allowed to', (role, by) => {
    const recorded = given(declared(), assigned('commander', commander), assigned('deputy', deputy))
      .when(assigned('dba', dba, { by }))
      .thenRecords('RoleAssigned');
    expect(recorded.events[0]).toMatchObject({
      because: { rule: `${role} may assign`, role, person: by },
    });
  });

  test('is assigned by authority, commander and deputy, and by nobody else', () => {
    const story = given(
      declared(),
      assigned('commander', commander),
      assigned('deputy', deputy, { by: commander }),
    );
    story.when(assigned('dba', dba)).thenRecords('RoleAssigned');
    story.when(assigned('dba', dba, { by: deputy })).thenRecords('RoleAssigned');
    story.when(assigned('dba', dba, { by: commander })).thenRecords('RoleAssigned');
    story
      .when(assigned('dba', dba, { by: bo }))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'commander', holders: [ada, commander, deputy] });
  });

  test('is refused for somebody whom nobody knows', () => {
    given(declared())
      .when(assigned('dba', dba, { facts: { named: undefined, nearestName: 'dana' } }))
      .thenRefuses('UnknownPerson', 'OrderRefused')
      .saying({ said: dba, nearest: 'dana' });
  });

  test('is held once', () => {
    given(declared(), assigned('dba', dba)).when(assigned('dba', dba)).thenNothing('AlreadyHolds');
  });
});

describe('what has an owner', () => {
  test('is closed as done by its owner or the authority', () => {
    const owned = given(declared(), assigned('commander', commander), waive('shop-answers'));
    owned.when(residual('R1', 'done', { by: commander })).thenRecords('ResidualClosed');
    owned.when(residual('r1', 'done')).thenRecords('ResidualClosed');
    owned.when(residual('R1', 'done', { by: bo })).thenRefuses('NotTheRole', 'OrderRefused');
  });

  test('is waived by the authority alone', () => {
    const owned = given(declared(), assigned('commander', commander), waive('shop-answers'));
    owned.when(residual('R1', 'waive')).thenRecords('ResidualClosed');
    owned
      .when(residual('R1', 'waive', { by: commander }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });
});

describe('a machine', () => {
  test('decides nothing, whatever its token may do', () => {
    const actor = { kind: 'machine', token: 'ci', may: ['release.register', 'gate'] } as const;
    const act = { ...stop(), actor };
    given(running(planOf()))
      .when(act)
      .thenRefuses('MachineMayNot')
      .saying({ token: 'ci', order: 'stop' });
  });
});
