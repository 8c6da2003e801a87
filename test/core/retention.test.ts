import { describe, expect, test } from 'vitest';
import { eventSchemas } from '../../src/core/events.ts';
import { summaryOf } from '../../src/core/incident/summary.ts';
import { ErasureBasis, isByTime } from '../../src/core/retention/basis.ts';
import { classOf, textClasses } from '../../src/core/retention/classes.ts';
import { nothingOverAfter, overAs } from '../../src/core/retention/over.ts';
import { leastRetention, usualRetention } from '../../src/core/retention/terms.ts';
import { given } from './given.ts';
import { close, declared } from './orders.ts';
import { admins, hold, releaseHold, takeOut } from './retention.ts';
import { bo, observer } from './sample.ts';

const dayMs = 86_400_000;
const at = (days: number): string =>
  new Date(Date.parse('2026-03-01T10:00:00.000Z') + days * dayMs).toISOString();
const closed = { rung: 'closed', hold: undefined, reached: { closed: at(10) } } as const;
const note = { type: 'NoteAdded', recordedAt: at(0) };

describe('the record of an incident', () => {
  test('is taken out by an administrator, and who gets it how is on record', () => {
    const { events } = given(declared()).when(takeOut(admins)).thenRecords('RecordExported');
    expect(events).toMatchObject([
      {
        what: 'bundle',
        to: observer,
        how: 'download',
        incident: 'INC-1',
        because: { role: 'administrator' },
      },
    ]);
    const facts = {
      ...admins.facts,
      basis: { configuration: 'c', arrival: 'slack:e1', program: 'p' },
    };
    const sent = given(declared(), close()).when(takeOut({ ...admins, facts }));
    expect(sent.thenRecords('RecordExported').events).toMatchObject([{ how: 'message' }]);
  });

  test('is not taken out by anybody else', () => {
    given(declared()).when(takeOut()).thenRefuses('ExportIsForAdmins', 'OrderRefused');
  });
});

describe('a legal hold', () => {
  test('is put on an incident and released by an administrator, with a reason', () => {
    const { incident } = given(declared()).when(hold(admins)).thenRecords('RecordHeld');
    expect(incident.hold?.by).toBe(observer);
    expect(summaryOf(incident, 2).held).toBe(true);
    const after = given(declared(), hold(admins))
      .when(releaseHold(admins))
      .thenRecords('RecordReleased');
    expect(after.incident.hold).toBeUndefined();
    expect(summaryOf(after.incident, 3).held).toBeUndefined();
  });

  test('is nobody else’s, and the attempt is on record', () => {
    given(declared()).when(hold()).thenRefuses('HoldIsForAdmins', 'OrderRefused');
    given(declared(), hold(admins))
      .when(releaseHold({ by: bo, facts: { admins: [observer] } }))
      .thenRefuses('HoldIsForAdmins', 'OrderRefused');
  });

  test('is put on a closed incident too, once, and is not released where there is none', () => {
    const over = [declared(), close({ reportOwner: bo })];
    given(over).when(hold(admins)).thenRecords('RecordHeld');
    given(over, hold(admins)).when(hold(admins)).thenNothing('AlreadyHeld');
    given(over).when(releaseHold(admins)).thenNothing('NotHeld');
  });
});

describe('the time of a text', () => {
  test('is over by its class, from when it was recorded', () => {
    const place = { ...note, incident: undefined };
    expect(overAs(place, at(365), usualRetention)).toBeUndefined();
    expect(overAs(place, at(366), usualRetention)).toBe('chat');
    const output = { ...place, type: 'StepFinished' };
    expect(overAs(output, at(180), usualRetention)).toBe('output');
    expect(overAs({ ...place, type: 'StrategyDecided' }, at(366), usualRetention)).toBeUndefined();
  });

  test('runs from the closing of its incident at the earliest', () => {
    const place = { ...note, incident: closed };
    expect(overAs(place, at(370), usualRetention)).toBeUndefined();
    expect(overAs(place, at(376), usualRetention)).toBe('chat');
  });

  test('is never over in an open incident, nor in one under a legal hold', () => {
    const open = { ...closed, rung: 'recovered' } as const;
    const held = { ...closed, hold: { since: at(11), by: observer } };
    expect(overAs({ ...note, incident: open }, at(9_000), usualRetention)).toBeUndefined();
    expect(overAs({ ...note, incident: held }, at(9_000), usualRetention)).toBeUndefined();
  });

  test('is over for no event that was recorded after the shortest term', () => {
    expect(nothingOverAfter(at(90), usualRetention)).toBe(Date.parse(at(0)));
  });
});

describe('the classes', () => {
  test('cover every event; what is not known is kept longest', () => {
    for (const { shape } of eventSchemas) expect(textClasses).toContain(classOf(shape.type.value));
    expect(classOf('SomethingNew')).toBe('decision');
    expect(classOf('toString')).toBe('decision');
  });

  test('are never kept for less than the least', () => {
    for (const one of textClasses) {
      expect(usualRetention[one]).toBeGreaterThanOrEqual(leastRetention[one]);
    }
  });
});

test.each([
  ['retention:chat', true],
  ['retention:directory', true],
  ['order', false],
  ['deleted', false],
] as const)('what went on the ground "%s" went by its time: %s', (basis, went) => {
  expect(isByTime(ErasureBasis.parse(basis))).toBe(went);
});
