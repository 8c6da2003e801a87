import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Registry, Sought } from '../../src/app/ports/registry.ts';
import { IncidentId } from '../../src/core/ids.ts';
import type { Facet, RegistryEntry } from '../../src/core/registry/entry.ts';
import { wordsIn } from '../../src/core/registry/words.ts';
import type { Rig } from './contract.ts';
import { ann, at, batch, note } from './samples.ts';

const facet = (kind: Facet['kind'], value: string): Facet => ({ kind, value });

function entry(number: number, more: Partial<RegistryEntry> = {}): RegistryEntry {
  const id = IncidentId.parse(`INC-${number}`);
  return {
    id,
    stream: `incident/${id}`,
    mode: 'live',
    isPrivate: false,
    declaredAt: at(number),
    outcome: 'open',
    facets: [facet('place', 'checkout')],
    version: 1,
    ...more,
  };
}

/** The facts about finding incidents that every engine of the port Registry must show. */
export function entriesContract(name: string, open: () => Promise<Rig>): void {
  let rig: Rig;
  let registry: Registry;
  beforeEach(async () => {
    rig = await open();
    registry = await rig.reopen();
  });
  afterEach(async () => rig[Symbol.asyncDispose]());

  const store = (row: RegistryEntry, texts: Readonly<Record<string, string>> = {}) =>
    registry.append(batch({ events: [note(row.stream, '', { texts })], entries: [row] }));
  const ids = async (sought: Sought = {}, after?: string, limit = 10) => {
    const found = await registry.search(sought, { order: 'newest', after, limit });
    return found.map(({ id }) => id);
  };
  const byWords = (text: string) => ids({ words: wordsIn(text) });

  describe(`${name}: what incidents are found by`, () => {
    test('is all that was said of them, and all of it has to fit', async () => {
      await store(entry(1, { facets: [facet('place', 'checkout'), facet('person', ann)] }));
      await store(entry(2, { facets: [facet('place', 'search'), facet('outcome', 'worse')] }));
      await store(entry(3, { mode: 'drill', facets: [facet('strategy', 'rollback')] }));
      expect(await ids()).toEqual(['INC-3', 'INC-2', 'INC-1']);
      expect(await ids({ place: 'checkout' })).toEqual(['INC-1']);
      expect(await ids({ person: ann })).toEqual(['INC-1']);
      expect(await ids({ outcome: 'worse' })).toEqual(['INC-2']);
      expect(await ids({ strategy: 'rollback' })).toEqual(['INC-3']);
      expect(await ids({ strategy: 'rollback', mode: 'live' })).toEqual([]);
      expect(await ids({ mode: 'drill' })).toEqual(['INC-3']);
      expect(await ids({ since: at(2), until: at(3) })).toEqual(['INC-2']);
      expect(await ids({ place: "checkout' OR 1=1 --" })).toEqual([]);
    });

    test('is added to, and what an incident has come to is what was said last', async () => {
      await store(entry(1));
      await store(
        entry(1, { version: 2, outcome: undefined, facets: [facet('strategy', 'wait')] }),
      );
      expect(await ids({ place: 'checkout', strategy: 'wait', outcome: 'open' })).toHaveLength(1);
      await store(entry(1, { version: 3, outcome: 'recovered', isPrivate: true, facets: [] }));
      expect(await ids({ outcome: 'open' })).toEqual([]);
      const [found] = await registry.search(
        { outcome: 'recovered', strategy: 'wait' },
        { order: 'oldest', after: undefined, limit: 1 },
      );
      expect(found).toMatchObject({ id: 'INC-1', version: 3, isPrivate: true, title: null });
    });

    test('is not there when the batch was refused', async () => {
      const events = [note('incident/INC-1', 'x')];
      const reads = [{ stream: 'config', version: 7 }];
      await registry.append(batch({ events, reads, entries: [entry(1)] }));
      expect(await ids()).toEqual([]);
    });
  });

  describe(`${name}: a page of what was found`, () => {
    test('goes on behind the last one, whatever was declared meanwhile', async () => {
      for (const number of [1, 2, 3, 4, 5]) await store(entry(number));
      expect(await ids({}, undefined, 2)).toEqual(['INC-5', 'INC-4']);
      await store(entry(6));
      expect(await ids({}, 'INC-4', 2)).toEqual(['INC-3', 'INC-2']);
      expect(await ids({}, 'INC-2', 2)).toEqual(['INC-1']);
      expect(await ids({}, 'INC-99', 2)).toEqual([]);
      const oldest = await registry.search({}, { order: 'oldest', after: 'INC-2', limit: 2 });
      expect(oldest.map(({ id }) => id)).toEqual(['INC-3', 'INC-4']);
    });
  });

  describe(`${name}: words`, () => {
    test('are found by their beginning, in any case, without accents, each anywhere', async () => {
      await store(entry(1), { title: 'Élan: Purchases fail', output: 'segfault' });
      await store(entry(1, { version: 2 }), { reason: 'discount_code is gone' });
      await store(entry(2), { title: 'Search is slow' });
      expect(await byWords('purch')).toEqual(['INC-1']);
      expect(await byWords('ELAN discount fail')).toEqual(['INC-1']);
      expect(await byWords('chases')).toEqual([]);
      expect(await byWords('purchases slow')).toEqual([]);
      expect(await byWords('segfault')).toEqual([]);
      expect(await byWords('s')).toEqual(['INC-2']);
    });

    test.each(['" OR 1=1', 'title:slow NEAR(x)', "'; DROP TABLE words; --", '*', '(((', '\u0000'])(
      'that look like a query are words: %j',
      async (hostile) => {
        await store(entry(1), { title: 'Search is slow' });
        const words = wordsIn(hostile);
        expect(await ids({ words })).toEqual(words.length === 0 ? ['INC-1'] : []);
        await store(entry(2), { title: hostile });
        expect(await ids({ words })).toContain('INC-2');
      },
    );

    test('are gone with their text, from every byte that is kept', async () => {
      await store(entry(1), { title: 'Search is slow', reason: 'because of zyxwvut' });
      await store(entry(2), { reason: 'zyxw' });
      expect(await byWords('zyxw')).toEqual(['INC-2', 'INC-1']);
      const what = { kind: 'text', stream: 'incident/INC-1', version: 1, name: 'reason' } as const;
      await registry.erase({
        what,
        by: ann,
        upTo: Number.MAX_SAFE_INTEGER,
        basis: 'order',
        at: at(9),
        via: 'slack',
      });
      expect(await byWords('zyxw')).toEqual(['INC-2']);
      expect(await byWords('slow')).toEqual(['INC-1']);
      expect((await rig.bytes?.())?.includes('zyxwvut')).not.toBe(true);
    });
  });

  describe(`${name}: what is shown of an incident`, () => {
    test('is kept beside it with the version that it says, and goes with a rebuild', async () => {
      await store(entry(1), { title: 'Search is slow' });
      await registry.keepShown('INC-1', 1, { took: 3 });
      await registry.keepShown('INC-9', 1, 'nobody');
      registry = await rig.reopen();
      const all = () => registry.search({}, { order: 'newest', after: undefined, limit: 5 });
      expect(await all()).toMatchObject([
        { title: 'Search is slow', shown: { version: 1, row: { took: 3 } } },
      ]);
      const upTo = await registry.head();
      await registry.rebuild({ summaries: [], locks: [], entries: [entry(1)], upTo });
      expect((await all())[0]?.shown).toBeUndefined();
      expect(await byWords('slow')).toEqual(['INC-1']);
      expect(await ids({ place: 'checkout' })).toEqual(['INC-1']);
    });
  });
}
