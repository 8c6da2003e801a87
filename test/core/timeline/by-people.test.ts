import { describe, expect, test } from 'vitest';
import { csvRows } from '../../../src/checks/csv-rows.ts';
import { inZone } from '../../../src/core/texts/moments.ts';
import { type Entry, entriesOf, type Happened } from '../../../src/core/timeline/entries.ts';
import { exports } from '../../../src/core/timeline/exports.ts';
import { chosen } from '../../../src/core/timeline/filter.ts';
import type { Header } from '../../../src/core/timeline/header.ts';
import { formats } from '../../../src/core/timeline/orders.ts';
import { happened, incidentAt, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { e } from '../notes.ts';
import { ada, bo, rb } from '../sample.ts';
import { sheet } from './sheet.ts';

const scene = sceneAt('declared');
const voice = voiceAt(scene);
const header: Header = { ...incidentAt('declared'), title: 'Buying fails' };
const [declaration] = happened(scene);

type Said = Partial<Happened> & Pick<Happened, 'event' | 'texts' | 'at'>;

const noted = (text: string | null, at: string, recordedAt = at): Said => ({
  event: { type: 'NoteAdded', noted: at },
  texts: { text },
  at: recordedAt,
  recordedAt,
});
const corrected = (entry: string, text: string, at: string): Said => ({
  event: { type: 'EntryCorrected', entry: e(entry), by: bo },
  texts: { text },
  at,
});

/** The entries of a declaration (E1) and of what was said after it, from E2 on. */
const told = (...all: readonly Said[]): readonly Entry[] =>
  entriesOf(
    [
      declaration ?? expect.unreachable(),
      ...all.map((one, index) => ({
        recordedAt: one.at,
        actor: ada,
        via: 'slack' as const,
        mode: 'live' as const,
        position: index + 2,
        stream: 'incident/INC-1',
        version: index + 2,
        ...one,
      })),
    ],
    voice,
  );

const named = (entries: readonly Pick<Entry, 'entry'>[]) =>
  entries.map(({ entry }) => entry).join(' ');

describe('a note as long as a note may be', () => {
  const words = `${'word '.repeat(799)}end-1`;
  const faces = '🙂'.repeat(2_000);

  test.each(formats)('stands whole in the timeline as %s', (format) => {
    const entries = told(
      noted(words, '2026-03-01T10:01:00.000Z'),
      noted(faces, '2026-03-01T10:02:00.000Z'),
      corrected('E2', words, '2026-03-01T10:03:00.000Z'),
    );
    const text = exports[format](sheet(header, entries, voice));
    expect(text.split('end-1')).toHaveLength(4);
    expect(text).toContain(faces);
    expect(text).not.toContain('…');
  });
});

describe('a correction that is corrected in turn', () => {
  const entries = told(
    noted('the certificate expired', '2026-03-01T09:00:00.000Z', '2026-03-01T10:01:00.000Z'),
    corrected('E2', 'at 09:10', '2026-03-01T10:02:00.000Z'),
    corrected('E1', 'the title', '2026-03-01T10:03:00.000Z'),
    corrected('E3', 'no, at 09:20', '2026-03-01T10:04:00.000Z'),
    corrected('E5', 'no, at 09:30', '2026-03-01T10:05:00.000Z'),
  );

  test('stands with all that followed beside the first entry, and beside each that it is about', () => {
    expect(entries.map(({ entry, later }) => [entry, named(later)])).toEqual([
      ['E2', 'E3 E5 E6'],
      ['E1', 'E4'],
      ['E3', 'E5 E6'],
      ['E4', ''],
      ['E5', 'E6'],
      ['E6', ''],
    ]);
  });

  test('leaves a back-dated note both of its times', () => {
    expect(entries[0]).toMatchObject({
      entry: 'E2',
      at: '2026-03-01T09:00:00.000Z',
      recordedAt: '2026-03-01T10:01:00.000Z',
    });
    const text = exports.md(sheet(header, entries, voice));
    expect(text).toContain('(recorded 2026-03-01 10:01:00.000) → E3: ');
    expect(text).toContain('no, at 09:20. → E6: ');
  });

  test('is found by words that were said in the last of them', () => {
    expect(named(chosen(entries, { words: '09:30' }))).toBe('E2 E3 E5 E6');
  });
});

describe('two entries of one millisecond', () => {
  test('stand as they were recorded, also where their moment was said later', () => {
    const at = '2026-03-01T10:05:00.000Z';
    const entries = told(noted('one', at, '2026-03-01T11:00:00.000Z'), noted('two', at));
    expect(named(entries)).toBe('E1 E2 E3');
  });
});

describe('the hour that clocks show twice', () => {
  test('is told apart by what clocks are ahead, and stands in the order of the moments', () => {
    const entries = told(
      noted('again half past two', '2026-10-25T01:30:00.000Z'),
      noted('half past two', '2026-10-25T00:30:00.000Z'),
    );
    const zone = 'Europe/Berlin';
    const rows = csvRows(
      exports.csv(sheet(header, entries, { ...voice, moment: inZone(zone) }, { zone })),
    );
    expect(rows?.slice(2).map((row) => row[1])).toEqual([
      '2026-10-25T02:30:00.000+02:00',
      '2026-10-25T02:30:00.000+01:00',
    ]);
  });

  test('and the hour that they skip makes no entry odd', () => {
    const [, before, after] = told(
      noted('before', '2026-03-29T00:59:59.999Z'),
      noted('after', '2026-03-29T01:00:00.000Z'),
    );
    const zone = 'Europe/Berlin';
    const text = exports.md(
      sheet(
        header,
        [before, after].flatMap((one) => one ?? []),
        voice,
        { zone },
      ),
    );
    expect(text).toContain('2026-03-29 01:59:59.999 +01:00');
    expect(text).toContain('2026-03-29 03:00:00.000 +02:00');
    expect(text).not.toContain('clock');
  });
});

describe('a text in two directions', () => {
  const hebrew = 'שלום (abc) 12% \u200f!';
  const turned = '\u202Eevil\u202C \u2066x\u2069';

  test('keeps its letters and no mark that turns what stands beside it', () => {
    const entries = told(noted(`${hebrew} ${turned}`, '2026-03-01T10:01:00.000Z'));
    for (const format of formats) {
      const text = exports[format](sheet({ ...header, title: hebrew }, entries, voice));
      expect(text).toContain('שלום (abc) 12%');
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
    }
    expect(exports.html(sheet({ ...header, title: hebrew }, entries, voice))).toContain(
      '<bdi>Note: שלום',
    );
  });
});

describe('filters together', () => {
  const entries = told(
    noted('the pager was silent', '2026-03-01T10:01:00.000Z'),
    { ...noted('the pager rang', '2026-03-01T10:02:00.000Z'), actor: bo },
    noted('the pager rang again', '2026-03-01T10:03:00.000Z'),
  );

  test('let through what fits all of them', () => {
    const filter = {
      kinds: ['note' as const],
      by: ['Ada'],
      since: '2026-03-01T10:01:00.000Z',
      until: '2026-03-01T10:03:00.000Z',
      words: 'pager rang',
    };
    expect(named(chosen(entries, filter))).toBe('E4');
    expect(named(chosen(entries, { ...filter, by: ['Bo'] }))).toBe('E3');
    expect(named(chosen(entries, { ...filter, kinds: ['act'] }))).toBe('');
  });

  test('that leave nothing say so, and what was asked for', () => {
    const filter = { since: '2026-03-01T12:00:00.000Z', until: '2026-03-01T11:00:00.000Z' };
    const text = exports.md(
      sheet(header, chosen(entries, filter), voice, { filter, all: entries.length }),
    );
    expect(text).toContain('0 of 4 entries, since 2026-03-01 12:00:00.000, until 2026-03-01 11:00');
    expect(text).toContain('No entry fits.');
  });
});

describe('whoever is gone', () => {
  test('stands as a person who was erased, and what they said stays', () => {
    const [, entry] = told({ ...noted('it was me', '2026-03-01T10:01:00.000Z'), actor: 'p_gone' });
    expect(entry).toMatchObject({
      actor: '(erased person)',
      text: 'Note: it was me.',
      source: 'human',
    });
  });
});

describe('what follows by itself from the order of a person', () => {
  const follows: readonly Happened['event'][] = [
    { type: 'RecoveryReached', criteria: [] },
    { type: 'ReportOpened', owner: bo, due: '2026-03-08', why: 'recovered' },
    { type: 'RunEnded', plan: rb(1), outcome: 'success' },
  ];

  test.each(follows)("is Sternway's and not theirs: $type", (event) => {
    const [, entry] = told({ event, texts: {}, at: '2026-03-01T10:00:05.000Z' });
    expect(entry).toMatchObject({ actor: 'Sternway', source: 'bot' });
  });

  test('is theirs where they asked for it', () => {
    const event = { type: 'ReportOpened', owner: bo, due: '2026-03-08', why: 'asked' } as const;
    const [, entry] = told({ event, texts: {}, at: '2026-03-01T10:00:05.000Z' });
    expect(entry).toMatchObject({ actor: 'Ada', source: 'human' });
  });
});
