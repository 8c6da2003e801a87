import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../../../src/checks/csv-rows.ts';
import { inZone } from '../../../src/core/texts/moments.ts';
import { timelineCsv } from '../../../src/core/timeline/csv.ts';
import { type Entry, entriesOf } from '../../../src/core/timeline/entries.ts';
import type { Header } from '../../../src/core/timeline/header.ts';
import { timelineHtml } from '../../../src/core/timeline/html.ts';
import { timelineJson } from '../../../src/core/timeline/json.ts';
import { kinds } from '../../../src/core/timeline/kinds.ts';
import { timelineMarkdown } from '../../../src/core/timeline/markdown.ts';
import { cases } from '../../support/runs.ts';
import { happened, incidentAt, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { sheet } from './sheet.ts';

const scene = sceneAt('recovered');
const voice = voiceAt(scene);
const header: Header = { ...incidentAt('recovered'), title: 'Buying fails' };
const numRuns = cases({ few: 25, many: 300 });

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '</style><b>',
    '&lt;b&gt;',
    '=HYPERLINK("http://x")',
    '+1',
    '-5 %',
    '@SUM(A1)',
    '\t=1',
    'a,b',
    'a;=1',
    ';-5;@x',
    'a"b',
    'a\r\nb',
    '\u202Edrowssap',
    ']]>',
    '--><x>',
  ),
);
const moment = fc
  .integer({ min: Date.UTC(1970), max: Date.UTC(2100) })
  .map((ms) => new Date(ms).toISOString());
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  at: moment,
  recordedAt: moment,
  kind: fc.constantFrom(...kinds),
  actor: hostile,
  text: hostile,
  source: fc.constantFrom('human', 'bot', 'webhook'),
  ref: fc.constant('incident/INC-1#1'),
  entry: fc.constantFrom('E1', 'E22'),
  later: fc.array(fc.record({ entry: fc.constant('E9'), text: hostile }), { maxLength: 2 }),
  behindMs: fc.constantFrom(0, 7_200_000),
});
const someEntries = fc.array(anyEntry, { maxLength: 4 });

describe('the timeline as CSV', () => {
  test('has an entry a row, and the rows read back as the entries', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const [columns, ...rows] = csvRows(timelineCsv(sheet(header, entries, voice))) ?? [];
        expect(columns?.join(',')).toBe('entry,at,recorded_at,kind,actor,source,text,later,ref');
        expect(rows).toEqual(
          entries.map((one) =>
            [
              one.entry,
              one.at,
              one.recordedAt,
              one.kind,
              one.actor,
              one.source,
              one.text,
              one.later.map(({ entry, text }) => `${entry}: ${text}`).join('\n'),
              one.ref,
            ].map(defused),
          ),
        );
      }),
      { numRuns },
    );
  });

  test('gives a spreadsheet nothing to work out', () => {
    const [entry] = entriesOf(happened(scene), voice);
    const formulas = ['=1+1', '+1', '-1', '@x', '\t=1'].flatMap((text) =>
      entry === undefined ? [] : [{ ...entry, text, actor: text }],
    );
    const rows = csvRows(timelineCsv(sheet(header, formulas, voice)))?.slice(1) ?? [];
    expect(rows).toHaveLength(5);
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t]/u);
  });

  test('ends each line as RFC 4180 says', () => {
    const text = timelineCsv(sheet(header, entriesOf(happened(scene), voice), voice));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(text.endsWith('\r\n')).toBe(true);
  });
});

/** What is put before a cell that a spreadsheet would work out. */
const defused = (cell: string): string =>
  (/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? `'${cell}` : cell).replace(
    /;(?=[=+\-@])/gu,
    ";'",
  );

describe('the timeline as JSON', () => {
  test('reads back as the entries, whatever was said', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const read: unknown = JSON.parse(timelineJson(sheet(header, entries, voice)));
        expect(read).toMatchObject({
          zone: 'UTC',
          all: entries.length,
          entries: entries.map(({ recordedAt, behindMs, ...one }) => ({
            ...one,
            recorded_at: recordedAt,
            behind_ms: behindMs,
          })),
        });
      }),
      { numRuns },
    );
  });
});

describe('the timeline as HTML', () => {
  test('lets no text become markup', () => {
    const tags = (text: string): readonly string[] => text.match(/<[^>]*>?/gu) ?? [];
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const later = entry.later.map((one) => ({ ...one, text: 'x' }));
        const harmless = { ...entry, actor: 'x', text: 'x', later };
        expect(tags(timelineHtml(sheet(header, [entry], voice)))).toEqual(
          tags(timelineHtml(sheet(header, [harmless], voice))),
        );
      }),
      { numRuns },
    );
  });

  test('lets no title become markup', () => {
    const text = timelineHtml(
      sheet({ ...header, title: '</title><script>alert(1)</script>' }, [], voice),
    );
    expect(text).not.toMatch(/<script/iu);
    expect(text).toContain('INC-1: &lt;/title&gt;&lt;script&gt;');
  });

  test('holds a picture as an image that can run nothing, with the same in words', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const phone = svg.replace('alert(1)', 'alert(2)');
    const picture = { svg, phone, alt: 'Two steps ran, "one" <failed>' };
    const text = timelineHtml(sheet(header, [], voice, { picture }));
    expect(text).toContain('alt="Two steps ran, &quot;one&quot; &lt;failed&gt;"');
    expect(text).toContain(
      `src="data:image/svg+xml,${encodeURIComponent(svg).replaceAll("'", '&#39;')}"`,
    );
    expect(text).toContain(
      `<source media="(max-width: 40rem)" srcset="data:image/svg+xml,${encodeURIComponent(phone).replaceAll("'", '&#39;')}">`,
    );
    expect(text).not.toMatch(/<(?:script|svg)/iu);
  });

  test('runs nothing, calls nobody, and styles itself alone', () => {
    const text = timelineHtml(sheet(header, entriesOf(happened(scene), voice), voice));
    expect(text).not.toMatch(/<(?:script|link|iframe|object|form)\b|https?:|url\(|@import/iu);
    expect(text).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]{43}=&#39;;/u,
    );
  });
});

describe('a timeline in the zone of its reader', () => {
  const zone = 'Europe/Berlin';
  const berlin = { ...voice, moment: inZone(zone) };
  const entries = entriesOf(happened(scene), berlin);
  const document = sheet(header, entries, berlin, { zone });

  test('shows its moments there, in columns and in texts', () => {
    const text = timelineMarkdown(document);
    expect(text).toContain('## Timeline (Europe/Berlin)');
    expect(text).toContain('- Declared: 2026-03-01 11:00:00.000 +01:00');
    expect(text).toContain('due 12:00 +01:00.');
    expect(text).not.toContain('UTC');
  });

  test('says how far its clocks are ahead, so that a program knows the moment', () => {
    expect(timelineJson(document)).toContain('"at": "2026-03-01T11:00:00.000+01:00"');
    expect(timelineCsv(document)).toContain('E1,2026-03-01T11:00:00.000+01:00');
  });

  test('keeps the moment itself for a browser', () => {
    expect(timelineHtml(document)).toContain(
      '<time datetime="2026-03-01T10:00:00.000Z">2026-03-01 11:00:00.000 +01:00</time>',
    );
  });
});

describe('clocks that jump', () => {
  const [first] = happened(scene);
  const at = (recordedAt: string, position: number, spoken = recordedAt) => ({
    ...(first ?? expect.unreachable()),
    at: spoken,
    recordedAt,
    position,
    version: position,
  });

  test('are told at the entry, and the order is that of the moments', () => {
    const entries = entriesOf(
      [at('2026-03-01T10:00:00.000Z', 1), at('2026-03-01T08:00:00.000Z', 2)],
      voice,
    );
    expect(entries.map(({ entry, behindMs }) => [entry, behindMs])).toEqual([
      ['E2', 7_200_000],
      ['E1', 0],
    ]);
    expect(timelineMarkdown(sheet(header, entries, voice))).toContain(
      '(the clock was 2 h behind an earlier entry)',
    );
  });

  test('are told where something was recorded before the moment that it speaks of', () => {
    const entries = entriesOf(
      [at('2026-03-01T10:00:00.000Z', 1, '2026-03-01T12:00:00.000Z')],
      voice,
    );
    expect(timelineHtml(sheet(header, entries, voice))).toContain(
      'recorded 2026-03-01 10:00:00.000, which is earlier: clocks differed',
    );
  });

  test('little by little are told as soon as it is more than a second, and until the clock has caught up', () => {
    const seconds = [
      '10:00:01.800',
      '10:00:00.900',
      '10:00:00.000',
      '10:00:00.700',
      '10:00:02.000',
    ];
    const entries = entriesOf(
      seconds.map((time, index) => at(`2026-03-01T${time}Z`, index + 1)),
      voice,
    );
    expect(Object.fromEntries(entries.map(({ entry, behindMs }) => [entry, behindMs]))).toEqual({
      E1: 0,
      E2: 0,
      E3: 1_800,
      E4: 1_100,
      E5: 0,
    });
  });

  test('of less than a second are nobody’s business', () => {
    const entries = entriesOf(
      [at('2026-03-01T10:00:00.900Z', 1), at('2026-03-01T10:00:00.000Z', 2)],
      voice,
    );
    expect(entries.map(({ behindMs }) => behindMs)).toEqual([0, 0]);
  });
});
