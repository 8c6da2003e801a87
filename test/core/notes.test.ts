import { deepEqual, equal } from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/core/events.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import { entriesIn, entryAt } from '../../src/lib/layers.ts';
import { given } from './given.ts';
import { correct, e, edited, gone, marked, myDecision } from './notes.ts';
import { assigned, close, declared, note, running } from './orders.ts';
import { ada, bo, commander, observer, planOf } from './sample.ts';

describe('an entry of the timeline', () => {
  test('is called by the place of its event in the incident', () => {
    const { incident, scene } = given(declared(), note({ by: observer }));
    equal(incident.length, scene.log.length);
    deepEqual(entriesIn(incident.notes), [
      {
        entry: 'E2',
        author: observer,
        noted: '2026-03-01T10:00:01.000Z',
        typedAt: '2026-03-01T10:00:01.000Z',
        message: undefined,
        status: 'stands',
        isDecision: false,
      },
    ]);
  });

  test('speaks of the moment that was said, written out or so long ago, and never of one to come', () => {
    const noted = (at: string) =>
      entriesIn(given(declared(), note({}, at)).incident.notes).map((one) => one.noted);
    deepEqual(noted('20m'), ['2026-03-01T09:40:01.000Z']);
    deepEqual(noted('2026-03-01T08:00:00.000Z'), ['2026-03-01T08:00:00.000Z']);
    deepEqual(noted('2026-03-01T23:00:00.000Z'), ['2026-03-01T10:00:01.000Z']);
  });

  test('is corrected by whoever wrote it, with both on record', () => {
    given(declared(), note({ by: observer }))
      .when(correct('E2', { by: observer }))
      .thenRecords('EntryCorrected')
      .where('EntryCorrected', {
        entry: e('E2'),
        by: observer,
        texts: { text: 'it was release 3' },
      });
  });

  test.each([ada, commander, bo])('is corrected by whoever leads or writes: %s', (by) => {
    const { told } = given(
      declared(),
      assigned('commander', commander),
      assigned('scribe', bo),
      note({ by: observer }),
    ).when(correct('E4', { by })).scene;
    equal(told.status, 'decided');
  });

  test('of somebody else is refused, and one that there is not', () => {
    given(declared(), note())
      .when(correct('E2', { by: observer }))
      .thenRefuses('NotYourEntry', 'OrderRefused')
      .saying({ entry: 'E2', may: [ada] });
    given(declared())
      .when(correct('E2'))
      .thenRefuses('UnknownEntry', 'OrderRefused')
      .saying({ entry: 'E2', last: 'E1' });
  });

  test('may be corrected after the incident was closed', () => {
    given(declared(), note(), close()).when(correct('E2')).thenRecords('EntryCorrected');
  });
});

describe('a message that is put into the timeline', () => {
  const message = 'C1/1763000000.000100';

  test('is of whoever wrote it, whoever marked it, and is one entry however often it is marked', () => {
    given(declared())
      .when(marked(message, { by: observer, author: bo }))
      .thenRecords('NoteAdded')
      .where('NoteAdded', { author: bo, message });
    given(declared(), marked(message, { by: observer, author: bo }))
      .when(marked(message, { by: ada, author: bo }))
      .thenNothing('AlreadyNoted');
  });

  test('of a program has no author, so its marker does not correct it', () => {
    given(declared(), marked(message, { by: observer }))
      .when(correct('E2', { by: observer }))
      .thenRefuses('NotYourEntry', 'OrderRefused');
  });

  test('is corrected when it is edited, and withdrawn when it is gone', () => {
    given(declared(), marked(message, { author: bo }))
      .whenReported(edited(message))
      .thenRecords('EntryCorrected')
      .where('EntryCorrected', { entry: e('E2') });
    given(declared(), marked(message, { author: bo }))
      .whenReported(gone(message))
      .thenRecords('EntryWithdrawn')
      .where('EntryWithdrawn', { entry: e('E2'), how: 'deleted' });
  });

  test('that was withdrawn is a new entry when it is marked again', () => {
    given(declared(), marked(message, { author: bo }), gone(message, 'unmarked'))
      .when(marked(message, { author: bo }))
      .thenRecords('NoteAdded');
  });

  test('that does not stand in the timeline is nobody’s business', () => {
    given(declared()).whenReported(edited(message)).thenNothing();
    given(declared(), marked(message, {}), gone(message)).whenReported(gone(message)).thenNothing();
  });
});

describe('a decision that was spoken', () => {
  test('is recorded with the time of the note when the authority says so, and starts nothing', () => {
    const said = given(running(planOf()), note({ by: observer })).when(myDecision('E6'));
    const { incident } = said
      .thenRecords('DecisionSpoken')
      .where('DecisionSpoken', { entry: e('E6'), noted: '2026-03-01T10:00:04.000Z' })
      .on('acting');
    equal(entryAt(incident.notes, e('E6'))?.isDecision, true);
  });

  test('is recorded once, by nobody but the authority', () => {
    given(declared(), note(), myDecision('E2'))
      .when(myDecision('E2'))
      .thenNothing('AlreadyYourDecision');
    given(declared(), note())
      .when(myDecision('E2', { by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('is not recorded on what is no note, is gone, or is older than ten minutes', () => {
    const why = (reason: string) => ({ entry: 'E2', why: reason });
    given(declared(), assigned('commander', commander))
      .when(myDecision('E2'))
      .thenRefuses('NoSpokenDecision', 'OrderRefused')
      .saying(why('no-note'));
    given(declared(), marked('C1/1', {}), gone('C1/1'))
      .when(myDecision('E2'))
      .thenRefuses('NoSpokenDecision', 'OrderRefused')
      .saying(why('withdrawn'));
    given(declared(), note(), { laterMs: 599_000 })
      .when(myDecision('E2'))
      .thenRecords('DecisionSpoken');
    given(declared(), note(), { laterMs: 600_000 })
      .when(myDecision('E2'))
      .thenRefuses('NoSpokenDecision', 'OrderRefused')
      .saying(why('too-late'));
    given(declared()).when(myDecision('E9')).thenRefuses('UnknownEntry', 'OrderRefused');
  });
});

test('A withdrawal of what is no note is loudly wrong', () => {
  const { incident } = given(declared());
  const event: Event = { type: 'EntryWithdrawn', entry: e('E1'), how: 'deleted' };
  expect(() =>
    evolve(incident, {
      event,
      at: incident.updatedAt,
      mode: 'live',
      actor: 'worker',
      via: 'timer',
    }),
  ).toThrow('E1 is no note');
});
