import { describe, expect, test } from 'vitest';
import { type DrillBook, emptyBook } from '../../src/core/drill/book.ts';
import { remind } from '../../src/core/drill/remind.ts';
import { standingOf } from '../../src/core/drill/standing.ts';
import { type Turnable, takesOf, turnOf } from '../../src/core/drill/turn.ts';
import type { Instant } from '../../src/core/ids.ts';
import { drillsText, plannedText, whyOf } from '../../src/core/texts/drills.ts';
import { voiceAt } from '../support/sample-incident.ts';
import {
  bookOf,
  byPlaybook,
  done,
  onto,
  postponed,
  reminded,
  rulesFor,
  rungAt,
  scheduled,
  skipped,
  told,
  turnable,
} from './drills.ts';
import { ada, bo, dba, deputy } from './sample.ts';

const passedAt = '2026-01-30T10:00:00.000Z';
const passed = bookOf(done(passedAt));
const monday = '2026-03-02T09:00:00.000Z';
const standing = (book: DrillBook, at: Instant, more: Partial<Turnable> = {}) =>
  standingOf(turnable(book, more), at);

/** What the events of a decision make of a book. */
const after = (book: DrillBook, decision: ReturnType<typeof scheduled>, at = monday): DrillBook =>
  decision.status === 'decided'
    ? onto(book, ...decision.events.map((event) => [at, event] as const))
    : book;

describe('how a service stands', () => {
  test('is fresh for as many days as a drill counts, due on the last, overdue after it', () => {
    expect(standing(passed, '2026-02-05T10:00:00.000Z')).toMatchObject({
      state: 'fresh',
      due: '2026-03-01',
      ageDays: 6,
    });
    expect(standing(passed, '2026-03-01T10:00:00.000Z').state).toBe('due');
    expect(standing(passed, monday)).toMatchObject({ state: 'overdue', overdueDays: 1 });
  });

  test('goes by the days of its own zone', () => {
    // Half past midnight in Berlin is the day before in UTC.
    const late = bookOf(done('2026-01-29T23:30:00.000Z'));
    expect(standing(late, monday).due).toBe('2026-03-01');
  });

  test('is never rehearsed until a drill passes; one that fails moves nothing', () => {
    expect(standing(emptyBook, monday)).toMatchObject({ state: 'never', why: 'never' });
    const failed = bookOf(done(passedAt, ada, { passed: false }));
    expect(standing(failed, monday)).toMatchObject({ state: 'never', why: 'failed' });
  });

  test('is due at once where the playbook changed, and not because a release went out', () => {
    const now = '2026-02-05T10:00:00.000Z';
    expect(standing(passed, now, { now: byPlaybook('b') })).toMatchObject({
      state: 'due',
      why: 'changed',
      since: '2026-02-05',
    });
    expect(standing(passed, now, { now: byPlaybook('a', '3') })).toMatchObject({
      state: 'fresh',
      why: 'changed',
    });
    expect(standing(passed, now, { now: undefined })).toMatchObject({ why: 'oldest' });
    expect(standing(passed, now, { now: { playbook: byPlaybook('a').playbook } })).toMatchObject({
      why: 'oldest',
    });
  });

  test('begins on the day that was named, whenever it is due', () => {
    const book = after(passed, scheduled('2026-03-10', passed));
    expect(standing(book, monday)).toMatchObject({
      state: 'overdue',
      since: '2026-03-10',
      why: 'named',
    });
  });
});

describe('the day that people named', () => {
  const book = after(emptyBook, scheduled('2026-03-10'));
  const drilled = (at: string): DrillBook => onto(book, done(at));
  const stands = (known: DrillBook, at: string) => standing(known, at).named;

  test('stands with who named it, also after a drill before it', () => {
    expect(stands(book, monday)).toEqual({ day: '2026-03-10', by: ada });
    const early = drilled('2026-03-03T10:00:00.000Z');
    expect(stands(early, '2026-03-04T10:00:00.000Z')).toEqual({ day: '2026-03-10', by: ada });
    expect(standing(early, '2026-03-10T10:00:00.000Z').since).toBe('2026-03-10');
  });

  test('is over once it was rehearsed on, or is past and was rehearsed before', () => {
    expect(stands(drilled('2026-03-10T10:00:00.000Z'), '2026-03-10T11:00:00.000Z')).toBeUndefined();
    const early = drilled('2026-03-03T10:00:00.000Z');
    expect(stands(early, '2026-03-11T10:00:00.000Z')).toBeUndefined();
  });

  test('waits on where nothing was rehearsed since it was named', () => {
    expect(stands(book, '2026-03-12T10:00:00.000Z')).toMatchObject({ day: '2026-03-10' });
  });

  test('stands in the status of its service beside the day that it is due', () => {
    const known = drilled('2026-03-03T10:00:00.000Z');
    const at = '2026-03-04T10:00:00.000Z';
    const row = {
      ...turnable(known),
      standing: standing(known, at),
      person: ada,
      takes: undefined,
    };
    expect(drillsText([row], voiceAt({ at }))).toContain('Planned for 10 Mar, named by Ada.');
    expect(whyOf(row)).toBe(`a drill that passed counts ${row.rules.everyDays} days`);
    expect(plannedText({ day: '2026-03-10', by: undefined }, voiceAt({ at }))).toBe('10 Mar');
    expect(whyOf({ ...row, standing: standing(emptyBook, at) })).toBe('it never passed a drill');
  });
});

describe('whose turn it is', () => {
  const service = (name: string, book: DrillBook, people = [ada, bo]): Turnable =>
    turnable(book, { rules: rulesFor(name), people });

  test('is that of the service rehearsed least recently, ties by name', () => {
    const old = bookOf(done('2026-01-02T10:00:00.000Z'));
    const turn = (...all: readonly Turnable[]) => turnOf(all, monday)?.service.rules.service;
    expect(turn(service('b', passed), service('a', old))).toBe('a');
    expect(turn(service('b', emptyBook), service('a', old))).toBe('b');
    expect(turn(service('b', emptyBook), service('a', emptyBook))).toBe('a');
    expect(turn(service('a', passed, []))).toBeUndefined();
  });

  test('is that of the person who rehearsed it least recently, then of whoever did fewest of the team', () => {
    const person = (...all: readonly Turnable[]) => turnOf(all, monday)?.person;
    expect(person(service('a', bookOf(done('2026-01-02T10:00:00.000Z', ada))))).toBe(bo);
    const other = service('b', bookOf(done('2026-03-01T10:00:00.000Z', ada)));
    expect(person(service('a', emptyBook), other)).toBe(bo);
    expect(person(service('a', emptyBook))).toBe(ada);
    const both = bookOf(
      done('2026-01-02T10:00:00.000Z', bo),
      done('2026-01-03T10:00:00.000Z', ada),
    );
    expect(person(service('a', both, [ada, bo, dba]))).toBe(dba);
  });

  test('passes over whoever leaves two reminders in a row unanswered, until the next drill', () => {
    const person = (book: DrillBook, at: Instant) => rungAt(at, turnable(book)).events[0]?.person;
    const twice = reminded('2026-03-03T09:00:00.000Z', turnable(told));
    expect(twice.reminder?.person).toBe(ada);
    expect(person(twice, '2026-03-04T09:00:00.000Z')).toBe(bo);
    const third = reminded('2026-03-04T09:00:00.000Z', turnable(twice));
    expect(person(third, '2026-03-05T09:00:00.000Z')).toBe(bo);
    const fourth = reminded('2026-03-05T09:00:00.000Z', turnable(third));
    // Where nobody answers somebody is asked all the same.
    expect(person(fourth, '2026-03-06T09:00:00.000Z')).toBe(ada);
    const fifth = reminded('2026-03-06T09:00:00.000Z', turnable(fourth));
    expect(reminded('2026-03-09T09:00:00.000Z', turnable(fifth)).silent).toEqual([ada, bo]);
    expect(onto(fourth, done('2026-03-05T12:00:00.000Z', bo)).silent).toEqual([]);
  });

  test('takes as long as past drills by its playbook, in the middle, else as its plan says', () => {
    const took = (...ms: readonly number[]) =>
      bookOf(...ms.map((tookMs) => done(passedAt, ada, { tookMs })));
    expect(takesOf(turnable(took(1, 9, 2)))).toEqual({ ms: 2, from: 'drills' });
    expect(takesOf(turnable(took(1, 3), { now: undefined }))).toEqual({ ms: 2, from: 'drills' });
    const other = turnable(bookOf(done(passedAt, ada, { rehearsed: undefined })), { planMs: 7 });
    expect(takesOf(other)).toEqual({ ms: 7, from: 'plan' });
    expect(takesOf(turnable(emptyBook))).toBeUndefined();
  });

  test('takes nothing of drills in which nothing was carried out', () => {
    const score = { failures: ['not-recovered' as const], surprises: [] };
    const vain = bookOf(done(passedAt, ada, { tookMs: 1_000, passed: false, score }));
    expect(takesOf(turnable(vain, { planMs: 7 }))).toEqual({ ms: 7, from: 'plan' });
    const empty = bookOf(done(passedAt, ada, { tookMs: 1_000, rehearsed: undefined }));
    expect(takesOf(turnable(empty, { now: undefined }))).toBeUndefined();
    const through = onto(
      vain,
      done(passedAt, ada, { tookMs: 9, score: { ...score, executeMs: 5 } }),
    );
    expect(takesOf(turnable(through, { planMs: 7 }))).toEqual({ ms: 9, from: 'drills' });
  });
});

describe('the timer', () => {
  const overdue = turnable(passed);

  test('does nothing for a team without services, and never comes back', () => {
    expect(remind({ services: [], isBusy: false, at: monday })).toEqual({
      events: [],
      next: undefined,
    });
  });

  test('reminds within the hours and comes back at those of the next working day', () => {
    const early = rungAt('2026-03-02T08:59:00.000Z', overdue);
    expect(early).toEqual({ events: [], next: monday });
    const { events, next } = rungAt(monday, overdue);
    expect(events).toMatchObject([{ person: bo, why: 'oldest', due: '2026-03-01', missed: 0 }]);
    expect(next).toBe('2026-03-03T09:00:00.000Z');
    expect(rungAt('2026-03-02T16:00:00.000Z', overdue).events).toEqual([]);
    expect(rungAt('2026-03-06T16:00:00.000Z', overdue).next).toBe('2026-03-09T09:00:00.000Z');
  });

  test('reminds of nothing that is fresh', () => {
    expect(rungAt('2026-02-05T10:00:00.000Z', overdue).events).toEqual([]);
  });

  test('looks again soon while a sev1 or sev2 is open, and not where nothing is to be said', () => {
    expect(rungAt(monday, overdue, true)).toEqual({
      events: [],
      next: '2026-03-02T09:05:00.000Z',
    });
    const said = turnable(reminded(monday, overdue));
    expect(rungAt('2026-03-02T10:00:00.000Z', said, true).next).toBe('2026-03-03T09:00:00.000Z');
  });

  test('counts the working days that went by, and says them once', () => {
    const book = reminded(monday, overdue);
    const { events } = rungAt('2026-03-09T09:00:00.000Z', turnable(book));
    expect(events).toMatchObject([{ missed: 4 }]);
    const months = rungAt('2026-06-09T09:00:00.000Z', turnable(book));
    expect(months.events[0]?.missed).toBeGreaterThan(15);
    const since = onto(book, done('2026-03-02T12:00:00.000Z'));
    expect(rungAt('2026-04-02T09:00:00.000Z', turnable(since)).events).toMatchObject([
      { missed: 1 },
    ]);
  });

  test('says again what was put off, to the same person, and is done with the day', () => {
    const book = after(told, postponed(turnable(told), '15:00'));
    const off = turnable(book);
    const noon = rungAt('2026-03-02T12:00:00.000Z', off);
    expect(noon).toEqual({ events: [], next: '2026-03-02T14:00:00.000Z' });
    const { events } = rungAt('2026-03-02T14:00:00.000Z', off);
    expect(events).toMatchObject([{ person: ada, again: true, missed: 0 }]);
    const after2 = onto(book, ...events.map((event) => [monday, event] as const));
    expect(rungAt('2026-03-02T14:30:00.000Z', turnable(after2)).events).toEqual([]);
    // What was put off on a day that is over begins like any other day.
    expect(rungAt('2026-03-03T09:00:00.000Z', off).events).toMatchObject([{ missed: 0 }]);
  });

  test('names the playbook of the rules where none could be looked up, if there is one', () => {
    const unknown = { now: undefined, planMs: 60_000 };
    const [known] = rungAt(monday, turnable(emptyBook, unknown)).events;
    expect(known).toMatchObject({ playbook: 'checkout-rollback', takes: { from: 'plan' } });
    const rules = rulesFor('checkout', { playbook: undefined });
    expect(rungAt(monday, turnable(emptyBook, { ...unknown, rules })).events[0]).not.toHaveProperty(
      'playbook',
    );
  });
});

describe('what the team may order', () => {
  test('a working day that is to come, and not too late', () => {
    const why = (day: string) => {
      const decision = scheduled(day);
      return decision.status === 'refused' ? decision.refusal.facts : decision.status;
    };
    expect(why('2026-03-01')).toMatchObject({ why: 'past', nearest: '2026-03-02' });
    expect(why('2026-03-07')).toMatchObject({ why: 'holiday', nearest: '2026-03-09' });
    expect(why('2026-04-02')).toMatchObject({ why: 'late', nearest: '2026-03-03' });
    expect(why('2026-04-01')).toBe('decided');
    const named = after(emptyBook, scheduled('2026-03-10'));
    expect(scheduled('2026-03-10', named)).toMatchObject({ note: { note: 'AlreadyScheduled' } });
  });

  test('later today, in two hours or at a time within the hours', () => {
    expect(postponed(turnable(told))).toMatchObject({
      events: [{ until: '2026-03-02T12:00:00.000Z', day: '2026-03-02' }],
    });
    const no = { refusal: { code: 'NotLaterToday' } };
    expect(postponed(turnable(told), '10:59')).toMatchObject(no);
    expect(postponed(turnable(told), '17:00')).toMatchObject(no);
    const tomorrow = { at: '2026-03-03T10:00:00.000Z' };
    expect(postponed(turnable(told), undefined, tomorrow)).toMatchObject({
      refusal: { code: 'NoDrillDue', facts: { since: '2026-03-04' } },
    });
    expect(
      postponed(turnable(passed), undefined, { at: '2026-02-05T10:00:00.000Z' }),
    ).toMatchObject({ refusal: { code: 'NoDrillDue', facts: { since: '2026-03-01' } } });
  });

  test('a skip by the person due, after which the day is over and the due day stays', () => {
    const book = after(told, skipped(ada, turnable(told)));
    expect(skipped(ada, turnable(told))).toMatchObject({ events: [{ inARow: 1, leads: [] }] });
    expect(skipped(ada, turnable(book))).toMatchObject({ note: { note: 'AlreadySkipped' } });
    expect(rungAt('2026-03-02T11:00:00.000Z', turnable(book)).events).toEqual([]);
    expect(skipped(ada, turnable(emptyBook))).toMatchObject({ refusal: { code: 'NoDrillDue' } });
    const tomorrow = { at: '2026-03-03T10:00:00.000Z' };
    expect(skipped(ada, turnable(book), tomorrow)).toMatchObject({
      refusal: { code: 'NoDrillDue' },
    });
  });

  test('a second skip in a row goes to those who lead, with its reason; a drill begins anew', () => {
    const book = after(told, skipped(ada, turnable(told)));
    const next = reminded('2026-03-03T09:00:00.000Z', turnable(book));
    const at = '2026-03-03T10:00:00.000Z';
    expect(skipped(ada, turnable(next), { at }, 'busy')).toMatchObject({
      events: [{ inARow: 2, leads: [deputy], texts: { reason: 'busy' } }],
    });
    expect(onto(next, done(at)).skips).toBe(0);
  });
});

describe('a book', () => {
  test('does not change by what is about anything else, or answers no reminder', () => {
    const elsewhere = { type: 'ConfigurationChanged', digest: 'a'.repeat(64) } as const;
    expect(bookOf([monday, elsewhere])).toEqual(emptyBook);
    const off = postponed(turnable(told));
    const skip = skipped(ada, turnable(told));
    expect(after(emptyBook, off).reminder).toBeUndefined();
    expect(after(emptyBook, skip).reminder).toBeUndefined();
  });
});
