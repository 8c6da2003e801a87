import { describe, expect, test } from 'vitest';
import { csvRows } from '../../../src/checks/csv-rows.ts';
import { accountOf } from '../../../src/core/account/account.ts';
import { importOf } from '../../../src/core/scenario/import.ts';
import type { Scenario } from '../../../src/core/scenario/shape.ts';
import { termsOf } from '../../../src/core/terms.ts';
import { inZone } from '../../../src/core/texts/moments.ts';
import { statusScreen } from '../../../src/core/texts/status-screen.ts';
import { entriesOf } from '../../../src/core/timeline/entries.ts';
import { exports } from '../../../src/core/timeline/exports.ts';
import type { Format } from '../../../src/core/timeline/orders.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { importedFrom, importedLog } from './imported.ts';
import { unescaped } from './plain.ts';
import { recorded } from './shipped.ts';

const voice = { ...voiceAt({ at: '2041-07-09T23:59:59.999Z' }), moment: inZone('UTC') };

function exported(scenario: Scenario, format: Format): string {
  const entries = entriesOf(importedLog(scenario), voice);
  return exports[format]({
    header: { ...importedFrom(scenario), title: scenario.title },
    entries,
    all: entries.length,
    filter: {},
    zone: 'UTC',
    voice,
  });
}

describe.each(recorded)('$id, imported', (scenario) => {
  const texts = scenario.entries.map(({ text }) => text);
  const moments = scenario.entries.map(({ at }) => at);

  test('keeps the order, moments, kinds and words of its entries in the JSON', () => {
    const { entries } = JSON.parse(exported(scenario, 'json'));
    const told = entries.slice(0, -1);
    expect(told.map(({ at }: { at: string }) => at)).toEqual(moments);
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(
      scenario.entries.map(({ kind }) => kind),
    );
    for (const [index, { text }] of told.entries()) {
      expect(text.startsWith(texts[index])).toBe(true);
    }
  });

  test('says in its last line that it was imported, when, and where it was taken from', () => {
    const last = JSON.parse(exported(scenario, 'json')).entries.at(-1);
    expect([last.kind, last.at]).toEqual(['note', '2026-03-01T10:00:00.000Z']);
    expect(last.text).toContain(`from the recorded incident ${scenario.id}`);
    expect(last.text).toContain(`Source: ${scenario.source}`);
  });

  test('keeps order and words in the CSV', () => {
    const rows = csvRows(exported(scenario, 'csv')) ?? [];
    const told = rows.slice(1, -1).map((row) => row[6] ?? '');
    expect(told).toHaveLength(texts.length);
    for (const [index, text] of told.entries()) expect(text).toContain(texts[index]);
  });

  test.each(['md', 'html'] as const)(
    'keeps order and words as %s, byte for byte',
    async (format) => {
      const text = exported(scenario, format);
      await expect(text).toMatchFileSnapshot(`golden/${scenario.id}.${format}.golden`);
      const plain = unescaped(text);
      const places = texts.map((one) => plain.indexOf(one));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    },
  );

  test('is closed, waits for nothing, and is none of the live ones', () => {
    const incident = importedFrom(scenario);
    expect(incident).toMatchObject({ rung: 'closed', mode: 'imported', held: [] });
    expect(termsOf(incident)).toEqual([]);
    expect(accountOf(importedLog(scenario))).toMatchObject({
      outcome: 'imported',
      origin: { kind: 'import' },
      title: scenario.title,
    });
  });
});

describe('the status of an imported incident', () => {
  test('says who imported it, and offers to read it alone', () => {
    const screen = statusScreen(importedFrom(recorded[0] ?? never()), { title: null }, voice);
    expect(screen.decides).toBe('It happened elsewhere, and was imported by Ada.');
    expect([screen.targets, screen.asked, screen.waiting]).toEqual(['This incident', [], []]);
    expect(screen.actions.map(({ label }) => label)).toEqual(['Read']);
  });
});

describe('a moment that is not quite known', () => {
  test('is shown as such, with what it lies between', () => {
    const [knight] = recorded;
    const text = knight ? exported(knight, 'md') : '';
    expect(text).toContain('(time approximate, between 2012-08-01 13:30 and 2012-08-01 14:15 UTC)');
    expect(text).toContain('(before it began, time approximate)');
  });
});

describe('an incident of which everything led to it', () => {
  test('began with its first entry', () => {
    const [knight] = recorded;
    const entries = knight?.entries.map((entry) => ({ ...entry, phase: 'pre' as const })) ?? [];
    expect(knight && importedFrom({ ...knight, entries }).declaredAt).toBe(entries[0]?.at);
  });

  test('has at least one', () => {
    const [knight] = recorded;
    const { id } = importedFrom(knight ?? never());
    const because = { rule: '', person: importedFrom(knight ?? never()).authority, role: '' };
    const basis = { ...because, configuration: '', arrival: '', program: '' };
    expect(() => importOf({ ...(knight ?? never()), entries: [] }, { id, because: basis })).toThrow(
      'at least one entry',
    );
  });
});

function never(): never {
  throw new Error('There are recorded incidents');
}
