import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rebuild } from '../../src/app/registry/rebuild.ts';
import { csvRows } from '../../src/checks/csv-rows.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { ok } from '../../src/lib/result.ts';
import { unescaped } from '../core/scenario/plain.ts';
import { recorded } from '../core/scenario/shipped.ts';
import { all, importing } from './importing.ts';
import { accepted, refused, underSail } from './story.ts';

const timeline = (format: 'md' | 'json' | 'csv' | 'html'): OrderOf<'timeline'> => ({
  kind: 'timeline',
  format,
});

const names = recorded.map(({ id }, index) => ({ scenario: id, incident: `INC-${index + 1}` }));
const as = (status: string) => ok(names.map((name) => ({ ...name, status })));

describe('the incidents of a file', () => {
  test('are imported once, each under a number of its own', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    expect(await importing(boat)).toEqual(as('imported'));
    const head = await boat.ship.registry.head();
    expect(await importing(boat)).toEqual(as('known'));
    expect(await boat.ship.registry.head()).toBe(head);
  });

  test('are imported once by two who send it at the same moment', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const both = await Promise.all([importing(boat), importing(boat)]);
    expect(both).toContainEqual(as('imported'));
    expect(both).toContainEqual(as('known'));
  });

  test('stay as they are when the file says something else later', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await importing(boat);
    const other = await importing(boat, all.replace('Market opens', 'The market opens'));
    expect(other.ok && other.value.map(({ status }) => status)).toEqual([
      'differs',
      ...names.slice(1).map(() => 'known'),
    ]);
  });

  test.each(['md', 'json', 'csv', 'html'] as const)(
    'have a timeline as %s with every entry, in its order, its whole words, and how well its moment is known',
    async (format) => {
      await using scene = await underSail();
      const { boat } = scene;
      await importing(boat);
      for (const [index, { entries }] of recorded.entries()) {
        const incident = `INC-${index + 1}`;
        const { say } = await accepted(boat.say(timeline(format), { incident }));
        const plain = plainOf[format](say);
        let from = 0;
        for (const { text, approx, range } of entries) {
          const at = plain.indexOf(text, from);
          expect([incident, text, at >= from]).toEqual([incident, text, true]);
          from = at + text.length;
          const [said] = plain.slice(from).split('\n');
          expect(said?.includes('time approximate')).toBe(approx || range !== undefined);
          expect(said?.includes(', between ')).toBe(range !== undefined);
        }
      }
    },
  );

  test('are listed, found by their words and shown, and say that they were imported', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await importing(boat);
    const list = await accepted(boat.say({ kind: 'registryList', words: 'power peg' }));
    expect(list.say).toMatchInlineSnapshot(`
      "IMPORTED INC-1, imported: "Knight Capital: removing the new code from seven good servers made the failure worse".
      Began 2012-08-01 12:01 UTC, imported by ada."
    `);
    const shown = await accepted(boat.say({ kind: 'registryShow', entry: 'INC-1' }));
    expect(shown.say).toMatchInlineSnapshot(`
      "IMPORTED INC-1, imported: "Knight Capital: removing the new code from seven good servers made the failure worse".
      Began 2012-08-01 12:01 UTC. It happened elsewhere, and was imported by ada.

      All that happened: \`/incident timeline\` in its channel, \`sternway timeline --incident INC-1\`, or GET /api/v1/incidents/INC-1/timeline.
      Its events with their chain: \`sternway registry export INC-1\`, or GET /api/v1/registry/export?incident=INC-1."
    `);
    const old = { kind: 'registryList', until: '2015-01-01', mode: 'imported' } as const;
    expect((await accepted(boat.say(old))).say.match(/INC-\d+(?=,)/gu)).toEqual(['INC-1']);
  });

  test('are none of the live ones in figures, unless they are asked for', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await importing(boat);
    const since = '2000-01-01';
    const live = await accepted(boat.say({ kind: 'registryStats', since, form: 'text' }));
    expect(live.say).toContain('to 2026-03-01: none.');
    const asked = { kind: 'registryStats', since, form: 'text', mode: 'imported' } as const;
    expect((await accepted(boat.say(asked))).say).toContain('8 (8 imported');
  });

  test('lock nothing, wait for nothing, and page nobody', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await boat.sail();
    await importing(boat);
    const { registry } = boat.ship;
    const { held, active } = await registry.locks();
    expect([held, active, await registry.nextDue()]).toEqual([[], [], undefined]);
    expect(await registry.summaries({ open: true })).toEqual([]);
  });

  test('are the same after the lists were written again from the events', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await importing(boat);
    const { registry } = boat.ship;
    const before = await registry.summaries();
    await rebuild(registry);
    expect(await registry.summaries()).toEqual(before);
    expect((await registry.verify()).ok).toBe(true);
  });

  test('take notes, and are not opened again', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await importing(boat);
    await accepted(boat.say({ kind: 'note', text: 'Read for the drill' }, { incident: 'INC-1' }));
    const no = await refused(boat.say({ kind: 'reopen', reason: 'again' }, { incident: 'INC-1' }));
    expect(no).toMatchObject({ code: 'OnlyRecorded' });
  });
});

/** What stands in each form of a timeline, without what makes it safe there. */
const plainOf: Readonly<Record<'md' | 'json' | 'csv' | 'html', (text: string) => string>> = {
  md: unescaped,
  html: unescaped,
  csv: (text) => (csvRows(text) ?? []).map((row) => row[6] ?? '').join('\n'),
  json: (text) =>
    z
      .object({ entries: z.array(z.object({ text: z.string() })) })
      .parse(JSON.parse(text))
      .entries.map((entry) => entry.text)
      .join('\n'),
};

describe('a file with a mistake', () => {
  test('is refused with its line, and nothing of it is taken in', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const head = await boat.ship.registry.head();
    const done = await importing(boat, all.replaceAll('"kind": "resolve"', '"kind": "reslove"'));
    expect(done).toMatchObject({ ok: false, error: { code: 'ScenarioBroken' } });
    expect(!done.ok && done.error.facts).toEqual({
      problems: expect.arrayContaining([
        expect.stringMatching(/^incidents\.json:\d+:17 "reslove" is not one of .*"resolve"/u),
      ]),
    });
    expect(await boat.ship.registry.head()).toBe(head);
  });
});
