import { describe, expect, test } from 'vitest';
import type { Ended } from './bot.ts';
import { type Findings, judge, type Remains } from './judge.ts';

const life: Ended = { isKilled: false, lived: true, code: 0, log: '{"event":"Draining"}' };
const note = { type: 'NoteAdded', text: 'it leaks' } as const;
const given = {
  user: 'U0FIRST',
  typed: 'note it leaks',
  makes: note,
  answer: 'it leaks',
  delivered: true,
};

const sound: Remains = {
  given: [given],
  byKey: new Map([['note it leaks', ['incident/INC-1#2']]]),
  recorded: [{ ...note, place: 'incident/INC-1#2' }],
  entries: ['Declared.', 'Note: it leaks', 'Declared.'],
  lines: ['Declared.', 'Note: it leaks', 'Declared.'],
  messages: [
    { outboxId: 'r/INC-1/status/0', text: '' },
    { outboxId: 'r/INC-1/lines/0', text: '' },
  ],
  heard: new Map([['U0FIRST', ['Noted: it leaks']]]),
  effects: ['/deploy', '/warm'],
  lives: [life],
  chain: true,
  untold: [],
};

/** The findings that are not empty. */
const found = (remains: Partial<Remains>): readonly string[] => {
  const findings: Findings = judge({ ...sound, ...remains });
  return Object.entries(findings).flatMap(([name, all]) => (all.length > 0 ? [name] : []));
};

describe('a scene in which Slack failed and nothing else did', () => {
  test('has no findings', () => {
    expect(found({})).toEqual([]);
  });

  test('may have done an order that Slack could not deliver, or not', () => {
    const undelivered = [{ ...given, delivered: false }];
    expect(found({ given: undelivered })).toEqual([]);
    expect(found({ given: undelivered, recorded: [], byKey: new Map() })).toEqual([]);
  });

  test('may have a life that was killed', () => {
    expect(found({ lives: [{ ...life, isKilled: true, code: null }, life] })).toEqual([]);
  });
});

describe('what must not be is found:', () => {
  const second = { ...note, place: 'incident/INC-1#3' };

  test.each<[string, Partial<Remains>, string]>([
    ['a delivered order that is not on record', { recorded: [] }, 'lost'],
    ['one that is there, but not under its key', { byKey: new Map() }, 'lost'],
    ['one whose key answers with another event', { byKey: keyed('#9') }, 'lost'],
    ['an order on record twice', { recorded: [...sound.recorded, second] }, 'twice'],
    ['one that was not delivered, on record twice', undeliveredTwice(), 'twice'],
    ['a step that acted twice', { effects: ['/deploy', '/deploy'] }, 'twice'],
    ['an order whose person was told nothing', { heard: new Map() }, 'unanswered'],
    [
      'an answer that somebody else got',
      { heard: new Map([['U0NEW', ['it leaks']]]) },
      'unanswered',
    ],
    ['a line that is missing', { lines: ['Declared.', 'Declared.'] }, 'missing'],
    ['one of two same lines that is missing', { lines: sound.lines.slice(1) }, 'missing'],
    ['a line that stands twice', { lines: [...sound.lines, 'Note: it leaks'] }, 'doubled'],
    ['a line of nothing on record', { lines: [...sound.lines, 'It never was.'] }, 'doubled'],
    [
      'a message that stands twice',
      { messages: [...sound.messages, ...sound.messages] },
      'doubled',
    ],
    ['lines out of order', { lines: ['Note: it leaks', 'Declared.', 'Declared.'] }, 'disordered'],
    ['a bot that ended by itself', { lives: [{ ...life, lived: false, code: 1 }] }, 'crashed'],
    ['a bot that did not drain', { lives: [{ ...life, code: 1 }] }, 'crashed'],
    ['a fault in its log', { lives: [{ ...life, log: '{"event":"Fault"}' }] }, 'crashed'],
    ['people who were not told', { untold: ['nobody was told: why'] }, 'untold'],
    ['a chain that does not verify', { chain: false }, 'broken'],
  ])('%s', (_what, remains, finding) => {
    expect(found(remains)).toEqual([finding]);
  });

  function keyed(place: string): Remains['byKey'] {
    return new Map([['note it leaks', [`incident/INC-1${place}`]]]);
  }
  function undeliveredTwice(): Partial<Remains> {
    return {
      given: [{ ...given, delivered: false }],
      recorded: [...sound.recorded, second],
    };
  }
});
