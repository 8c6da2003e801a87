import { describe, expect, test } from 'vitest';
import { IncidentId } from '../../../src/core/ids.ts';
import {
  entryOf,
  type Facet,
  joined,
  type RegistryEntry,
} from '../../../src/core/registry/entry.ts';
import { isSearched, wordsIn } from '../../../src/core/registry/words.ts';
import { scope } from '../extent.ts';
import { given, type Move } from '../given.ts';
import { assigned, close, declared, reopen, running, waivedByTwo } from '../orders.ts';
import { checked, done } from '../reports.ts';
import { bo, planOf, pricing, step } from '../sample.ts';

const of = { stream: 'incident/INC-1', version: 7 };

function entryIn(...story: readonly Move[]): RegistryEntry {
  const { scene, incident } = given(...story);
  return entryOf(incident, scene.log, of);
}
const values = ({ facets }: RegistryEntry, kind: Facet['kind']) =>
  facets.filter((one) => one.kind === kind).map(({ value }) => value);

const well: Move = [
  running(planOf({ steps: [step('back')] })),
  done('back'),
  checked('mitigation/users-buy', 'pass'),
  checked('criterion/books-balance', 'pass'),
  close({ reportOwner: bo }),
];

describe('what an incident is found by', () => {
  test('is its places and services, those that came in later among them', () => {
    const entry = entryIn(declared(), scope({ add: [pricing] }));
    expect(values(entry, 'place')).toEqual([
      'checkout@prod',
      'checkout',
      'pricing@prod',
      'pricing',
    ]);
    expect(entry).toMatchObject({ id: 'INC-1', ...of, mode: 'live', isPrivate: false });
  });

  test('is its strategies, how they ended, and who spoke or was given a role', () => {
    const entry = entryIn(well);
    expect(values(entry, 'strategy')).toEqual(['rollback']);
    expect(values(entry, 'outcome')).toEqual(['success']);
    expect(values(entry, 'person')).toEqual(['p_ada']);
    const waived = entryIn(running(planOf()), waivedByTwo('criterion/books-balance'));
    expect(values(waived, 'person')).toEqual(['p_ada', 'p_bo']);
    expect(values(entryIn(declared(), assigned('ops', bo)), 'person')).toEqual(['p_ada', 'p_bo']);
  });
});

describe('what an incident has come to', () => {
  test('is open, what its close said, and open again', () => {
    expect(entryIn(declared()).outcome).toBe('open');
    expect(entryIn(well).outcome).toBe('recovered');
    expect(entryIn(well, reopen()).outcome).toBe('open');
  });

  test('is that it was imported where it was over when it came', () => {
    const { incident, scene } = given(declared());
    const [first] = scene.log;
    if (first?.event.type !== 'IncidentDeclared') throw new Error('it was not declared');
    const told = { ...first, event: { ...first.event, opened: 'imported' as const } };
    expect(entryOf(incident, [told], of).outcome).toBe('imported');
  });
});

describe('an entry that is added to', () => {
  const id = IncidentId.parse('INC-1');
  const before: RegistryEntry = { ...entryIn(declared()), id };
  const added: RegistryEntry = {
    ...before,
    outcome: undefined,
    facets: [...before.facets, { kind: 'person', value: bo }],
    version: 9,
  };

  test('keeps what was found before, each once, and what it has come to', () => {
    expect(joined(before, added)).toEqual({ ...added, outcome: 'open' });
    expect(joined({ ...before, outcome: 'open' }, { ...added, outcome: 'recovered' }).outcome).toBe(
      'recovered',
    );
  });

  test('is what is added where nothing stood before', () => {
    expect(joined(undefined, added)).toEqual(added);
  });
});

describe('the words of a text', () => {
  test('are each there once, in lower case and without accents, long ones by their beginning', () => {
    expect(wordsIn('Café, café: 2 CAFES!')).toEqual(['cafe', '2', 'cafes']);
    expect(wordsIn('a'.repeat(70))).toEqual(['a'.repeat(60)]);
    expect(wordsIn(' … ')).toEqual([]);
  });

  test('are searched where people wrote them', () => {
    expect(['reason', 'card'].map(isSearched)).toEqual([true, false]);
  });
});
