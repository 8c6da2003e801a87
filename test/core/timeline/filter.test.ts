import { describe, expect, test } from 'vitest';
import { partText } from '../../../src/core/texts/timeline.ts';
import type { Entry } from '../../../src/core/timeline/entries.ts';
import { chosen } from '../../../src/core/timeline/filter.ts';

const entry = (more: Partial<Entry>): Entry => ({
  at: '2026-03-01T10:00:00.000Z',
  recordedAt: '2026-03-01T10:00:00.000Z',
  kind: 'note',
  actor: 'Ada',
  text: 'Note: the pager was silent.',
  source: 'human',
  ref: 'incident/INC-1#1',
  entry: 'E1',
  later: [],
  behindMs: 0,
  ...more,
});
const entries = [
  entry({}),
  entry({ entry: 'E2', kind: 'decide', actor: 'Bo Müller', at: '2026-03-01T10:01:00.000Z' }),
  entry({
    entry: 'E3',
    kind: 'act',
    actor: 'Sternway',
    at: '2026-03-01T10:02:00.000Z',
    text: 'Step deploy is done.',
    later: [{ entry: 'E4', text: 'E3, corrected by Ada: on release 2' }],
  }),
];

describe('a filter', () => {
  test.each([
    ['lets all through where it says nothing', {}, 'E1 E2 E3'],
    ['keeps the kinds that it names', { kinds: ['decide', 'act'] }, 'E2 E3'],
    ['finds a name in any case, and a part of it', { by: ['bo m\u00fc', 'ADA'] }, 'E1 E2'],
    ['finds a name however its letters were typed', { by: ['Mu\u0308ller'] }, 'E2'],
    ['begins with the moment it names', { since: '2026-03-01T10:01:00.000Z' }, 'E2 E3'],
    ['ends with the moment it names', { until: '2026-03-01T10:01:00.000Z' }, 'E1 E2'],
    ['wants every word, wherever they stand', { words: 'SILENT pager' }, 'E1 E2'],
    ['looks into corrections', { words: 'release' }, 'E3'],
    ['joins what it wants', { kinds: ['note'], by: ['bo'] }, ''],
  ] as const)('%s', (_fact, filter, names) => {
    const { kinds, by, ...rest } = { kinds: undefined, by: undefined, ...filter };
    const asked = { ...rest, kinds: kinds && [...kinds], by: by && [...by] };
    expect(
      chosen(entries, asked)
        .map((one) => one.entry)
        .join(' '),
    ).toBe(names);
  });

  test('is said in the document, so that nobody takes a part for the whole', () => {
    expect(
      partText(
        { kinds: ['act', 'decide'], by: ['Ada'], since: '2026-03-01T10:01:00.000Z', words: 'x' },
        { shown: 1, all: 3, zone: 'Europe/Berlin' },
      ),
    ).toBe(
      'A part of the timeline: 1 of 3 entries, of the kind act or decide, by "Ada", since 2026-03-01 11:01:00.000 +01:00, with the words "x"',
    );
    expect(partText({ until: '2026-03-01T10:01:00.000Z' }, { shown: 1, all: 3, zone: 'UTC' })).toBe(
      'A part of the timeline: 1 of 3 entries, until 2026-03-01 10:01:00.000',
    );
    expect(partText({}, { shown: 3, all: 3, zone: 'UTC' })).toBeUndefined();
  });
});
