import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, entriesOf, type Happened } from '../../../src/core/timeline/entries.ts';
import { escaped } from '../../../src/core/timeline/escape.ts';
import type { Header } from '../../../src/core/timeline/header.ts';
import { timelineJson } from '../../../src/core/timeline/json.ts';
import { kinds } from '../../../src/core/timeline/kinds.ts';
import { timelineMarkdown } from '../../../src/core/timeline/markdown.ts';
import { cases } from '../../support/runs.ts';
import { happened, incidentAt, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { eventSamples } from '../texts/event-samples.ts';
import { sheet } from './sheet.ts';

const scene = sceneAt('recovered');
const voice = voiceAt(scene);
const events = happened(scene);
const header: Header = { ...incidentAt('recovered'), title: 'Buying fails' };

const note = (text: string | null, more: Partial<Happened> = {}): Happened => ({
  event: { type: 'NoteAdded', noted: '2026-03-01T09:30:00.000Z' },
  texts: { text },
  at: '2026-03-01T10:30:00.500Z',
  recordedAt: '2026-03-01T10:30:00.500Z',
  actor: 'p_ada',
  via: 'slack',
  mode: 'live',
  position: 99,
  stream: 'incident/INC-1',
  version: 99,
  ...more,
});

const oneOf = (row: Happened): Entry => {
  const [entry] = entriesOf([row], voice);
  if (!entry) throw new Error('there is no entry');
  return entry;
};

describe('the entries of an incident', () => {
  test('stand in the order of the moment they speak of, then of recording', () => {
    const entries = entriesOf([...events.toReversed(), note('The pager was silent')], voice);
    const moments = entries.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted());
    expect(entries[0]).toEqual({
      at: '2026-03-01T09:30:00.000Z',
      recordedAt: '2026-03-01T10:30:00.500Z',
      kind: 'note',
      actor: 'Ada',
      text: 'Note: The pager was silent.',
      source: 'human',
      ref: 'incident/INC-1#99',
      entry: 'E99',
      later: [],
      behindMs: 0,
    });
    expect(entries.slice(1).map(({ ref }) => ref)).toEqual(
      entriesOf(events, voice).map(({ ref }) => ref),
    );
  });

  test('name the steps and releases of the plan that they are about', () => {
    const texts = entriesOf(events, voice).map(({ text }) => text);
    expect(texts).toContain(
      'Go: rollback of checkout@prod to release 1 by RB-1 (epoch 1). Counted: 212 orders placed by release 2, 87 e-mails sent and uncounted refunds. Accepted unproven: "Release 1 reads the orders of release 2".',
    );
    expect(texts).toContain('Step stop-worker (Stop charging and mailing) is done.');
  });

  test('leave out what another entry says already', () => {
    const told = Object.values(eventSamples)
      .flat()
      .filter((event) => entriesOf([note('', { event })], voice).length === 0);
    expect([...new Set(told.map(({ type }) => type))]).toEqual(['CardShown', 'StepCanceled']);
  });

  test('each have a kind of the record', () => {
    expect(entriesOf(events, voice).every(({ kind }) => kinds.includes(kind))).toBe(true);
  });

  test('say who is behind them: a human, the bot or a webhook', () => {
    expect(oneOf(note('x')).source).toBe('human');
    expect(oneOf(note('x', { actor: 'timer', via: 'timer' })).source).toBe('bot');
    expect(oneOf(note('x', { actor: 'worker', via: 'trigger' })).source).toBe('webhook');
    expect(oneOf(note('x', { actor: 'machine:ci', via: 'http' }))).toMatchObject({
      source: 'webhook',
      actor: 'ci',
    });
  });

  test('show an erased text as erased', () => {
    expect(oneOf(note(null)).text).toBe('Note: (erased).');
  });
});

describe('the timeline as Markdown', () => {
  test('reads like this', () => {
    const some = entriesOf([...events.slice(0, 12), note('The <!channel> | was @here')], voice);
    expect(timelineMarkdown(sheet(header, some, voice))).toMatchInlineSnapshot(`
      "# INC-1: Buying fails

      - Severity: sev2
      - Targets: checkout@prod
      - Rung: recovered
      - Decision authority: Ada
      - Declared: 2026-03-01 10:00:00.000 UTC

      ## Timeline (UTC)

      | Entry | Time | Kind | Who | What |
      | --- | --- | --- | --- | --- |
      | E99 | 2026-03-01 09:30:00.000 | note | Ada (human) | Note: The &lt;!channel&gt; \\| was @⁠here. (recorded 2026-03-01 10:30:00.500) |
      | E1 | 2026-03-01 10:00:00.000 | declare | Ada (human) | INC-1 declared (sev2) for checkout@prod: Buying fails. Ada (who declared it) decides. |
      | E2 | 2026-03-01 10:00:01.000 | decide | Sternway (bot) | RB-1 made: checkout@prod from release 2 to 1, 9 steps, playbook checkout-rollback 1. |
      | E4 | 2026-03-01 10:00:03.000 | decide | Ada (human) | Go: rollback of checkout@prod to release 1 by RB-1 (epoch 1). Counted: 212 orders placed by release 2, 87 e-mails sent and uncounted refunds. Accepted unproven: "Release 1 reads the orders of release 2". |
      | E5 | 2026-03-01 10:00:03.000 | act | Sternway (bot) | Active from now on: rollback of checkout@prod to release 1 by RB-1 (epoch 1). |
      | E6 | 2026-03-01 10:00:03.000 | note | Sternway (bot) | R1 is left over: orders placed by release 2, 212 of them. For dba, due 11:00 UTC. |
      | E7 | 2026-03-01 10:00:03.000 | note | Sternway (bot) | R2 is left over: e-mails sent, 87 of them. For dba, due 11:00 UTC. |
      | E8 | 2026-03-01 10:00:03.000 | note | Sternway (bot) | R3 is left over: refunds, count unknown. For dba, due 11:00 UTC. |
      | E9 | 2026-03-01 10:00:04.000 | validate | Sternway (bot) | Precondition router-answers passes and has held: pass. |
      | E10 | 2026-03-01 10:00:05.000 | act | Sternway (bot) | Step stop-worker (Stop charging and mailing) started. |
      | E11 | 2026-03-01 10:00:06.000 | act | Sternway (bot) | Step stop-worker (Stop charging and mailing) is done. |
      | E12 | 2026-03-01 10:00:07.000 | act | Sternway (bot) | Step take-out-1 (Take checkout-1 out of traffic) started. |
      "
    `);
  });

  test('shows beside an entry what was said later about it', () => {
    const corrected = {
      ...oneOf(note('release 2')),
      later: [{ entry: 'E100', text: 'Corrected: release 3.' }],
    };
    expect(timelineMarkdown(sheet(header, [corrected], voice))).toContain(
      ' → E100: Corrected: release 3. |',
    );
  });

  test('is the same, byte for byte, whenever it is made', () => {
    const tomorrow = { ...voice, now: '2026-03-02T10:00:00.000Z' };
    expect(timelineMarkdown(sheet(header, entriesOf(events, tomorrow), tomorrow))).toBe(
      timelineMarkdown(sheet(header, entriesOf(events, voice), voice)),
    );
    expect(timelineJson(sheet(header, entriesOf(events, tomorrow), tomorrow))).toBe(
      timelineJson(sheet(header, entriesOf(events, voice), voice)),
    );
  });

  test('shouts that it is a drill, and says when a title was erased or a severity is not there', () => {
    const text = timelineMarkdown(
      sheet({ ...header, mode: 'drill', severity: null, title: null }, [], voice),
    );
    expect(text).toMatch(/^# DRILL INC-1: \(erased\)\n/u);
    expect(text).toContain('- Severity: none yet');
  });

  test('keeps every text inert in the cell that it belongs to', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '<!channel>',
        '@here',
        '<img src=x onerror=alert(1)>',
        '| a | b |',
        '[x](javascript:1)',
        '\n\n# x',
        '\\|',
        '`<b>`',
        '&lt;',
      ),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (parts) => {
        const [header, ...rows] = timelineMarkdown(
          sheet(
            { ...incidentAt('declared'), title: parts.join(' ') },
            entriesOf([note(parts.join(' '))], voice),
            voice,
          ),
        ).split('\n');
        expect(rows).toHaveLength(13);
        const inert = [header ?? '', rows[11] ?? ''];
        for (const line of inert) {
          expect(line).not.toMatch(/[<>]/u);
          expect(line).not.toMatch(/(?<![\p{L}\p{N}])@[^\s\u2060]/u);
        }
        expect((rows[11] ?? '').replace(/\\[\\|]/gu, '').split('|')).toHaveLength(7);
      }),
      { numRuns: cases({ few: 25, many: 200 }) },
    );
  });

  test.each([
    ['- a', String.raw`\- a`],
    ['+ b', String.raw`\+ b`],
    ['* c', String.raw`\* c`],
    ['-', String.raw`\-`],
    ['---', String.raw`\---`],
    ['- - -', String.raw`\- - -`],
    ['===', String.raw`\===`],
    ['1. d', String.raw`1\. d`],
    ['123456789) e', String.raw`123456789\) e`],
    ['1.', String.raw`1\.`],
    ['# f', String.raw`\# f`],
    ['> g', '&gt; g'],
    ['~~~', String.raw`\~\~\~`],
    ['    code', 'code'],
    ['\t- a', String.raw`\- a`],
  ])('begins no block of its own: %j', (text, inert) => {
    expect(escaped(text)).toBe(inert);
  });

  test.each([
    ['https://evil.example/x', String.raw`https\://evil.example/x`],
    ['(FTP://evil.example)', String.raw`(FTP\://evil.example)`],
    ['www.evil.example', String.raw`www\.evil.example`],
    ['_www.evil.example', String.raw`\_www\.evil.example`],
    ['WWW.evil.example', String.raw`WWW\.evil.example`],
    ['mailto:a@evil.example', 'mailto:a@\u2060evil.example'],
  ])('is no link without brackets: %j', (text, inert) => {
    expect(escaped(text)).toBe(inert);
  });

  test.each(['1.5 s', '1234567890. far', 'a - b', '2026-03-01', 'at 10:30', 'wwwx.example'])(
    'stays as it is where it would begin and link nothing: %j',
    (text) => {
      expect(escaped(text)).toBe(text);
    },
  );

  // By the rules of the specification: a letter or an escape before every mark that begins a block.
  test('begins no block and is no link, whatever it is', () => {
    const marks = [
      '-',
      '+',
      '*',
      '=',
      '#',
      '>',
      '1.',
      '2)',
      '~~~',
      '```',
      ' ',
      '\n',
      '\t',
      '|',
      'a',
    ];
    const links = ['https://a.example', 'www.a.example', 'a@b.example', 'ftp://'];
    const pieces = fc.array(fc.constantFrom(...marks, ...links), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = escaped(parts.join(''));
        expect(text).not.toMatch(/^(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}|>|`{3}|~{3}|\s)/u);
        expect(text).not.toMatch(/^(?:=+|(?:-\s*){3,}|(?:_\s*){3,}|(?:\*\s*){3,})$/u);
        expect(text).not.toMatch(/(?<!\\):\/\/|(?<![\p{L}\p{N}])www\.|@[\w-]+\./iu);
      }),
      { numRuns: cases({ few: 300, many: 3_000 }) },
    );
  });

  test('leaves a target so that it can be copied', () => {
    expect(escaped('checkout@prod')).toBe('checkout@prod');
    expect(escaped('(@here)')).toBe('(@\u2060here)');
  });
});

describe('the timeline as JSON', () => {
  test('has the fields of the record', () => {
    const document: unknown = JSON.parse(timelineJson(sheet(header, [oneOf(note('x'))], voice)));
    expect(document).toMatchObject({
      incident: { id: 'INC-1', title: 'Buying fails', rung: 'recovered' },
      entries: [{ recorded_at: '2026-03-01T10:30:00.500Z', kind: 'note', text: 'Note: x.' }],
    });
  });
});
