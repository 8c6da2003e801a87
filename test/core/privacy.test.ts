import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../src/core/incident/summary.ts';
import { insiders } from '../../src/core/privacy/privacy.ts';
import { privacyText } from '../../src/core/texts/privacy.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { accepted, offered, taken } from './command.ts';
import { given } from './given.ts';
import { assigned, close, declared } from './orders.ts';
import { page } from './pages.ts';
import { hidden, invite, makePublic } from './privacy.ts';
import { ada, bo, commander, dba, deputy, observer } from './sample.ts';

describe('a private incident', () => {
  test('is known to whoever declared it and whoever decides', () => {
    const { incident } = given(hidden({ by: observer }));
    expect(incident.privacy.isPrivate).toBe(true);
    expect(insiders(incident)).toEqual([observer, ada]);
    expect(summaryOf(incident, 1).private).toBe(true);
  });

  test('is known to who is invited, by whoever is in command', () => {
    given(hidden(), assigned('commander', commander))
      .when(invite(dba, { by: commander }))
      .thenRecords('PersonInvited')
      .where('PersonInvited', { person: dba });
    expect(insiders(given(hidden(), invite(dba)).incident)).toContain(dba);
    given(hidden())
      .when(invite(dba, { by: bo }))
      .thenRefuses('NotTheRole', 'OrderRefused');
  });

  test('is known to who holds a role, who is offered the decision, and who had it', () => {
    const offering = given(hidden(), assigned('support', observer), offered(bo)).incident;
    expect(insiders(offering)).toEqual([ada, bo, observer]);
    const handed = given(hidden(), offered(bo), accepted({ by: bo })).incident;
    expect(insiders(handed)).toContain(ada);
    expect(insiders(handed)).toContain(bo);
  });

  test('is known to who was relieved, and to who was called', () => {
    const relieved = given(hidden({ by: observer }), taken({ by: bo })).incident;
    expect(insiders(relieved)).toEqual([observer, bo, ada]);
    const called = given(hidden(), page({ named: deputy })).incident;
    expect(insiders(called)).toEqual([ada, deputy]);
  });

  test('lets nobody in twice, and nobody who is not known', () => {
    given(hidden(), invite(dba)).when(invite(dba)).thenNothing('AlreadyInvited');
    given(hidden()).when(invite(undefined)).thenRefuses('UnknownPerson', 'OrderRefused');
  });

  test('is made public by its authority alone, after closing too', () => {
    const { incident } = given(hidden()).when(makePublic()).thenRecords('MadePublic');
    expect(incident.privacy.isPrivate).toBe(false);
    expect(summaryOf(incident, 2).private).toBeUndefined();
    given(hidden(), invite(bo))
      .when(makePublic({ by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
    given(hidden(), close()).when(makePublic()).thenRecords('MadePublic');
  });

  test('says who knows of it and who read it last', () => {
    const { incident } = given(hidden());
    const at = '2026-03-01T10:00:00.000Z';
    const voice = voiceAt({ at });
    const read = { at, by: bo, what: 'status' };
    const text = privacyText(
      insiders(incident),
      Array.from({ length: 9 }, () => read),
      voice,
    );
    expect(text).toContain('It is known to Ada.');
    expect(text).toContain('Read lately (9 in all):');
    expect(text.split('\n')).toHaveLength(11);
    expect(privacyText(insiders(incident), [], voice)).not.toContain('Read lately');
  });
});

describe('a public incident', () => {
  test('needs no invitations and cannot be made more public', () => {
    given(declared()).when(invite(dba)).thenNothing('AlreadyPublic');
    given(declared()).when(makePublic()).thenNothing('AlreadyPublic');
    expect(summaryOf(given(declared()).incident, 1).private).toBeUndefined();
  });
});
