import { describe, expect, test } from 'vitest';
import { readsOf } from '../../src/app/reading/reads.ts';
import { fillEntries } from '../../src/app/registry/rebuild.ts';
import { searchesNoted } from '../../src/app/registry/searches.ts';
import { IncidentId } from '../../src/core/ids.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, decidedOn, recorded, refused, underSail } from './story.ts';

type List = OrderOf<'registryList'>;
const list = (more: Partial<List> = {}): List => ({
  kind: 'registryList',
  ...more,
});
const incident = (number: number) => IncidentId.parse(`INC-${number}`);
const declare = (title: string, isPrivate = false): OrderOf<'declare'> => ({
  kind: 'declare',
  severity: 'sev2',
  targets: [checkout],
  title,
  ...(isPrivate && { private: true }),
});

async function closed(boat: Boat, title: string, isPrivate = false): Promise<void> {
  await accepted(boat.say(declare(title, isPrivate)));
  await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
}

const told = async (boat: Boat, more: Partial<List> = {}, by = 'ada') =>
  (await accepted(boat.say(list(more), { by }))).say;
const found = (say: string): readonly string[] => say.match(/INC-\d+(?=,)/gu) ?? [];

describe('the list of the registry', () => {
  test('says of each incident what was done, by whom, when, and what came of it', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await boat.sail();
    await accepted(boat.say(declare('Buying fails')));
    await decidedOn(boat);
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
    expect(await told(boat)).toMatchInlineSnapshot(`
      "INC-1, sev2, open (acting): checkout@prod, "Buying fails".
      Declared 10:00 UTC by ada, by hand.
      RB-1 rollback 2 → 1: success in less than 1 s, decided by ada 10:00 UTC, data: no migration."
    `);
    expect(
      (await accepted(boat.say({ kind: 'registryShow', entry: 'RB-1' }))).say,
    ).toMatchInlineSnapshot(`
      "RB-1 rollback 2 → 1: success in less than 1 s, decided by ada 10:00 UTC, data: no migration.
      Decided as authority.
      Estimated 1 min; 1 of 1 step done, by playbook checkout-rollback 1.

      INC-1, sev2, open (acting): checkout@prod, "Buying fails".
      Declared by ada, by hand.
      Decision authority: ada.
      Detected 10:00 UTC, declared 10:00 UTC, decision asked for 10:00 UTC, decided 10:00 UTC, first step 10:00 UTC.

      All that happened: \`/incident timeline\` in its channel, \`sternway timeline --incident INC-1\`, or GET /api/v1/incidents/INC-1/timeline.
      Its events with their chain: \`sternway registry export INC-1\`, or GET /api/v1/registry/export?incident=INC-1."
    `);
    const csv = await told(boat, { format: 'csv' });
    expect(csv.split('\r\n')[1]).toMatch(/^INC-1,live,sev2,.*,RB-1,rollback,2,1,ada,.*success/u);
    const { incidents, next } = JSON.parse(await told(boat, { format: 'json' }));
    expect([incidents[0].id, incidents[0].strategies[0].decidedByName, next]).toEqual([
      'INC-1',
      'ada',
      null,
    ]);
    expect(await told(boat, { format: 'md' })).toContain('| INC-1 | live | sev2 | "Buying fails"');
  });

  test('shows a page, the words for the next one, and follows what happens', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    for (let index = 1; index <= 9; index += 1) await closed(boat, `Number ${index}`);
    const first = await told(boat);
    expect(found(first)).toEqual([9, 8, 7, 6, 5, 4, 3, 2].map((one) => `INC-${one}`));
    expect(first).toContain('`/registry list --after INC-2`');
    await accepted(boat.say(declare('Number 10')));
    expect(found(await told(boat, { after: incident(2) }))).toEqual(['INC-1']);
    expect(found(await told(boat, { outcome: 'open' }))).toEqual(['INC-10']);
    await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
    expect(found(await told(boat, { outcome: 'open' }))).toEqual([]);
    expect(await told(boat, { words: 'number 7' })).toContain('"Number 7"');
  });

  test('says why perhaps nothing fits', async () => {
    await using scene = await underSail();
    expect(await told(scene.boat, { service: 'chekout' })).toBe(
      'No incident fits. No service is called chekout now; the nearest is checkout. All of them: `/registry list`.',
    );
    expect(await told(scene.boat, { words: 'wrong totals' })).toBe(
      'No incident fits. Words are looked for in what people wrote (titles, reasons, notes, evidence, reports), and not in what checks, steps and cards said. All of them: `/registry list`.',
    );
    expect(await told(scene.boat, { since: '30d', until: '2026-03-01T00:00:00.000Z' })).toContain(
      'No incident fits',
    );
  });
});

describe('what one person did', () => {
  test('is looked for with a reason only, and who looked is noted', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await closed(boat, 'Buying fails');
    const no = await refused(boat.say(list({ person: '@bo' }), { by: 'oz' }));
    expect(no.code).toBe('SearchNeedsReason');
    const because = 'review of INC-1';
    expect((await refused(boat.say(list({ person: '@nobody', because })))).code).toBe(
      'UnknownPerson',
    );
    expect(await searchesNoted(boat.ship)).toEqual([]);
    expect(found(await told(boat, { person: '@ada', because }, 'oz'))).toEqual(['INC-1']);
    expect(found(await told(boat, { person: '@dana', because }, 'oz'))).toEqual([]);
    const noted = await searchesNoted(boat.ship);
    expect(noted).toMatchObject([{ because, via: 'http' }, { because }]);
    boat.store.breakDown('notePost');
    expect((await refused(boat.say(list({ person: '@ada', because })))).code).toBe(
      'RegistryUnavailable',
    );
  });

  test('is looked for by no program', async () => {
    await using scene = await underSail();
    const no = await refused(scene.boat.say(list({ person: '@bo', because: 'x' }), { by: 'ci' }));
    expect(no.code).toBe('MachineMayNot');
  });
});

describe('a private incident', () => {
  test('is found, counted and shown by nobody who was not let in; others read it on record', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await closed(boat, 'canary leaked key', true);
    await closed(boat, 'Buying fails');
    for (const format of [undefined, 'md', 'json', 'csv'] as const) {
      const say = await told(boat, { format }, 'oz');
      expect(say).toContain('INC-2');
      expect(say).not.toMatch(/canary|INC-1\b/u);
    }
    expect(await told(boat, { words: 'canary' }, 'oz')).toContain('No incident fits');
    expect(await told(boat, { after: incident(2) }, 'oz')).toContain('No incident fits');
    const hidden = await refused(boat.say({ kind: 'registryShow', entry: 'INC-1' }, { by: 'oz' }));
    const none = await refused(boat.say({ kind: 'registryShow', entry: 'INC-9' }, { by: 'oz' }));
    expect(hidden).toEqual({ ...none, reason: none.reason.replace('INC-9', 'INC-1') });
    expect(await readsOf(boat.ship, 'INC-1')).toEqual([]);
    expect(await told(boat, { words: 'canary' })).toContain('INC-1, sev2, not-taken-up, private');
    expect(await readsOf(boat.ship, 'INC-1')).toMatchObject([{ what: 'registryList' }]);
  });

  test('is passed over however many there are', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await closed(boat, 'Buying fails');
    for (let index = 0; index < 60; index += 1) await closed(boat, 'canary', true);
    expect(found(await told(boat, {}, 'oz'))).toEqual(['INC-1']);
  });
});

describe('a registry of an older program', () => {
  test('is filled once when it is opened', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    await closed(boat, 'Buying fails');
    const before = await told(boat, { words: 'buying', service: 'checkout' });
    await registry.rebuild({ summaries: [], locks: [], upTo: await registry.head() });
    expect(await told(boat)).toContain('There is no incident yet');
    await fillEntries(registry);
    expect(await told(boat, { words: 'buying', service: 'checkout' })).toBe(before);
    await registry.rebuild({ summaries: [], locks: [], upTo: await registry.head() });
    await fillEntries(registry);
    expect(await told(boat)).toContain('There is no incident yet');
  });
});
