import { describe, expect, test } from 'vitest';
import { pageCsv, pageJson, pageMarkdown } from '../../../src/core/registry/page.ts';
import type { StrategyRow } from '../../../src/core/registry/row.ts';
import { registryListText } from '../../../src/core/texts/registry.ts';
import { bo, checkout } from '../sample.ts';
import { course, listedRow, overRow, page, voice, wentBack } from './rows.ts';

const over = { row: overRow, title: 'Buying fails' };
const open = { row: listedRow(), title: null };
const all = page([over, open, wentBack('By hand'), wentBack(null)]);

describe('a page for programs', () => {
  test('has people by name beside their ids', () => {
    expect(JSON.parse(pageJson(all, voice))).toMatchObject({
      incidents: [
        {
          id: 'INC-3',
          title: 'Buying fails',
          declaredByName: 'Ada',
          strategies: [{ decidedBy: 'p_bo', decidedByName: 'Bo' }],
        },
        { title: null, strategies: [] },
        { id: 'OUT-1', title: 'By hand' },
        { id: 'OUT-1', title: null },
      ],
      next: null,
    });
  });

  test('names its last incident where there are more behind it', () => {
    const next = 'list after INC-3';
    expect(JSON.parse(pageJson(page([over], { next }), voice))).toMatchObject({ next: 'INC-3' });
    expect(JSON.parse(pageJson(page([], { next }), voice))).toMatchObject({ next: null });
  });
});

describe('a page as a table', () => {
  test('has a line a strategy, and one for what has none', () => {
    const [head, ...lines] = pageCsv(all, voice).trimEnd().split(/\r?\n/u);
    expect(head).toContain('incident,mode,severity,title');
    expect(lines).toMatchInlineSnapshot(`
      [
        "INC-3,live,sev2,Buying fails,person,checkout@prod,RB-1,rollback,2,1,Bo,2026-03-01T09:01:00.000Z,2026-03-01T09:05:00.000Z,2026-03-01T09:08:00.000Z,2026-03-01T09:10:00.000Z,600000,240000,recovered,success,none,,criterion/books-balance,2,no,/api/v1/incidents/INC-3/timeline",
        "INC-3,live,,,person,checkout@prod,,,,,,2026-03-01T09:01:00.000Z,,,,,,open,,,,,0,no,/api/v1/incidents/INC-3/timeline",
        "OUT-1,live,,By hand,told,checkout@prod,,rollback,2,1,,2026-03-01T09:00:00.000Z,2026-03-01T08:00:00.000Z,,,,,outside,outside,,,,,,",
        "OUT-1,live,,,told,checkout@prod,,rollback,2,1,,2026-03-01T09:00:00.000Z,2026-03-01T08:00:00.000Z,,,,,outside,outside,,,,,,",
      ]
    `);
  });

  test('says in its column that nothing of an incident is erased', () => {
    const held = { row: listedRow({ held: true }), title: 'Buying fails' };
    expect(pageCsv(page([held]), voice)).toContain(',0,yes,/api/v1/incidents/INC-3/timeline');
  });

  test('says in Markdown which title was erased', () => {
    const lines = pageMarkdown(all, voice).trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[3]).toContain('the title was erased');
    expect(lines[5]).toContain('the title was erased');
  });
});

describe('a page to read', () => {
  const text = (...rows: readonly (typeof overRow)[]) =>
    registryListText(page(rows.map((row) => ({ row, title: 'Buying fails' }))), voice);

  test('says of each what it came to, who decided what, and what is left', () => {
    expect(registryListText(page([over, open, wentBack(null)]), voice)).toMatchInlineSnapshot(`
      "INC-3, sev2, recovered: checkout@prod, "Buying fails".
      Declared 09:01 UTC by Ada, by hand.
      RB-1 rollback 2 → 1: success in 4 min, decided by Bo 09:05 UTC, data: no migration.
      Mitigated 09:08 UTC, recovered 09:10 UTC, 10 min after the detection, 1 check waived, 2 residuals open.

      INC-3, open (declared): checkout@prod, the title was erased.
      Declared 09:01 UTC by Ada, by hand.

      OUT-1, outside: checkout@prod, the title was erased.
      Went back 2 → 1 without a run, 08:00 UTC, told by Ada.
      Nobody has said yet who did it, why, and what it did not undo: \`/registry explain OUT-1 --who "<who>" --left "<left>" "<reason>"\`."
    `);
  });

  test('says where nothing fits, and how to see more', () => {
    expect(registryListText(page([], { isAll: true }), voice)).toBe(
      'There is no incident yet. `/incident declare <service> "<title>"` declares one, and it stands here from its first second.',
    );
    expect(registryListText(page([], { hint: 'Drills are not shown' }), voice)).toBe(
      'No incident fits. Drills are not shown. All of them: `/registry list`.',
    );
    expect(registryListText(page([over], { next: 'list after INC-3' }), voice)).toContain(
      'There are more behind these: `/registry list after INC-3`.',
    );
  });

  test('says of what was imported when it began, without places that nobody named', () => {
    const row = listedRow({ mode: 'imported', outcome: 'imported', trigger: 'import', scope: [] });
    expect(text(row)).toBe(
      'IMPORTED INC-3, imported: "Buying fails".\nBegan 2026-03-01 09:01 UTC, imported by Ada.',
    );
  });

  test('says what is private, and what was signed ahead', () => {
    const row = listedRow({ private: true, strategies: [course({ signedAhead: true })] });
    expect(text(row)).toContain('INC-3, open (declared), private');
    expect(text(row)).toContain('decided by Bo ahead 09:05 UTC');
  });

  test('says of a strategy only what is known of it', () => {
    const bare: StrategyRow = {
      strategy: 'fix-forward',
      targets: [checkout],
      decidedBy: bo,
      signedAhead: false,
      decidedAt: '2026-03-01T09:05:00.000Z',
      lost: [],
    };
    expect(text(listedRow({ strategies: [bare] }))).toContain(
      'Fix-forward: not ended, decided by Bo 09:05 UTC.',
    );
    const half = [
      { ...bare, from: '2' },
      { ...bare, from: '2', to: '2' },
    ];
    expect(text(listedRow({ strategies: half }))).not.toContain('→');
  });

  test('says which data was given up', () => {
    const row = listedRow({ strategies: [course({ lost: ['orders', 'carts'] })] });
    expect(text(row)).toContain('no migration, gave up data of orders and carts');
  });
});
