import { describe, expect, test } from 'vitest';
import { asksIn } from './acks.ts';
import { accepted, offered, taken } from './command.ts';
import { given, type Move } from './given.ts';
import { assigned, declared, reopen, running, waive, waivedByTwo } from './orders.ts';
import { checked, done } from './reports.ts';
import { ada, bo, check, dba, deputy, observer, planOf } from './sample.ts';

const twoChecks = planOf({
  criteria: [
    check('books-balance', { class: 'integrity' }),
    check('shop-sells', { class: 'availability' }),
  ],
  preconditions: [check('room', { class: 'integrity' })],
});
const calm: Move = [running(planOf()), done('back'), checked('mitigation/users-buy', 'pass')];
const proposed: Move = [calm, waive('books-balance')];
const key = 'criterion/books-balance';

const asked = (...story: readonly Move[]) =>
  asksIn(given(...story).incident).filter((ask) => ask.key.startsWith('waiver/'));

describe('a waiver of a check that answers for data', () => {
  test('waits for a second person and waives nothing until then', () => {
    const { incident } = given(calm)
      .when(waive('books-balance'))
      .thenRecords('WaiverProposed')
      .where('WaiverProposed', { said: 'books-balance', checks: [key] });
    expect(incident.waived).toEqual([]);
  });

  test('is carried out in the name of the authority when somebody of the roster agrees', () => {
    for (const by of [bo, deputy]) {
      given(proposed)
        .when(waive('books-balance', { by }))
        .thenRecords('CheckWaived', 'ResidualOpened', 'ReviewOpened')
        .where('CheckWaived', { check: key, second: by })
        .where('ReviewOpened', { cause: 'waiver', notBy: [ada, by] });
    }
  });

  test('is agreed to by whoever answers for data, given the role or holding it', () => {
    given(proposed)
      .when(waive(key, { by: dba }))
      .thenRecords('CheckWaived', 'ResidualOpened', 'ReviewOpened');
    given(proposed, assigned('dba', observer))
      .when(waive(key, { by: observer }))
      .thenRecords('CheckWaived', 'ResidualOpened', 'ReviewOpened');
    given(proposed, assigned('dba', observer))
      .when(waive(key, { by: dba }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
    given(proposed)
      .when(waive(key, { by: observer, facts: { roleHolders: {} } }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('is not agreed to by the one who proposed it', () => {
    given(proposed).when(waive('books-balance')).thenNothing('AwaitsSecond');
  });

  test('begins with the authority: from others it is advice', () => {
    given(calm)
      .when(waive('books-balance', { by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
    given(proposed)
      .when(waive('nothing', { by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('is not the wish of the next authority', () => {
    const handed: Move = [proposed, offered(bo), accepted({ by: bo })];
    given(handed)
      .when(waive('books-balance', { by: ada }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
    given(handed)
      .when(waive('books-balance', { by: bo }))
      .thenRecords('WaiverProposed');
    expect(asked(handed)).toEqual([]);
  });

  test('takes one person while the glass is broken, and is reviewed', () => {
    given(calm, taken({ by: ada }))
      .when(waive('books-balance'))
      .thenRecords('CheckWaived', 'ResidualOpened', 'ReviewOpened')
      .where('ReviewOpened', { review: 'V2', notBy: [ada] });
    given(calm, taken({ by: ada }), { laterMs: 31 * 60_000 })
      .when(waive('books-balance'))
      .thenRecords('WaiverProposed');
  });

  test('is asked of all who may agree, in person', () => {
    expect(asked(proposed)).toMatchObject([
      { key: `waiver/${key}`, of: [bo, deputy, dba], where: 'direct', urgent: false },
    ]);
    expect(asked(proposed)[0]?.lines).toMatchInlineSnapshot(`
      [
        "Ada wants to go on without criterion books-balance, which answers for data, and needs one more person who agrees.",
        "The reason stands in the timeline. Until somebody agrees the check holds as before.",
      ]
    `);
    expect(asked(proposed, waive('books-balance', { by: bo }))).toEqual([]);
  });

  test('says what to do where nobody else may agree', () => {
    const { incident } = given(proposed);
    const alone = {
      ...incident,
      roles: { dba: ada },
      paging: { ...incident.paging, succession: { people: [ada], pager: false } },
    };
    const ask = asksIn(alone).find((one) => one.key.startsWith('waiver/'));
    expect(ask?.of).toEqual([ada]);
    expect(ask?.lines.at(-1)).toMatch(/take-command/u);
  });

  test('is moot after recovery and after a reopening', () => {
    const well: Move = [proposed, checked(key, 'pass')];
    expect(given(well).incident.rung).toBe('recovered');
    expect(asked(well)).toEqual([]);
    expect(asked(well, reopen())).toEqual([]);
    expect(given(well, reopen()).incident.waivers).toEqual({});
  });
});

describe('a waiver of what does not answer for data', () => {
  test('takes the authority alone, and no review', () => {
    const story = running(twoChecks);
    given(story).when(waive('shop-sells')).thenRecords('CheckWaived', 'ResidualOpened');
    given(story).when(waive('room')).thenRecords('CheckWaived', 'ResidualOpened');
    given(story)
      .when(waive('users-buy'))
      .thenRecords('CheckWaived', 'ResidualOpened', 'MitigationReached');
  });

  test('of the same name goes through at once, and the other waits', () => {
    const same = planOf({ mitigatedWhen: [check('books-balance')] });
    given(running(same))
      .when(waive('books-balance'))
      .thenRecords('CheckWaived', 'ResidualOpened', 'WaiverProposed', 'MitigationReached');
    given(running(same), waivedByTwo('books-balance'))
      .when(waive('books-balance'))
      .thenNothing('AlreadyWaived');
  });

  test('is not known before there is anything to waive', () => {
    given(declared()).when(waive('nothing')).thenRefuses('UnknownCheck', 'OrderRefused');
  });
});
