import { describe, expect, test } from 'vitest';
import { openDirectory } from '../../src/app/people/directory.ts';
import { standIn } from '../../src/core/drill/stand-in.ts';
import { PersonId } from '../../src/core/ids.ts';
import { harbor } from './rig.ts';
import { rulesOf } from './rules.ts';

describe('the directory', () => {
  test('finds people as they are typed, and by their id', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    const { directory } = boat.ship;
    const ada = directory.find('ada');
    expect(ada).toMatch(/^p_/u);
    for (const said of ['@ada', 'ADA', '@Ada', String(ada)]) expect(directory.find(said)).toBe(ada);
    for (const said of ['', '@', 'adaa', 'p_nobody', '__proto__', 'constructor']) {
      expect(directory.find(said)).toBeUndefined();
    }
    expect(directory.nearest('@adda')).toBe('ada');
  });

  test('gives the same person the same id after a restart', async () => {
    await using port = await harbor();
    const before = await (async () => {
      await using boat = await port.boot();
      return boat.ship.directory.find('bo');
    })();
    await using boat = await port.boot();
    expect(boat.ship.directory.find('bo')).toBe(before);
  });

  test('names also those who are not in the configuration any more, and nobody who was erased', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    const { registry } = boat.ship;
    const directory = openDirectory(registry);
    await directory.learn(rulesOf());
    const ada = PersonId.parse(directory.find('ada'));
    await directory.learn(rulesOf({ people: { bo: { slack: ['U1'], tokens: [] } } }));
    expect(directory.names()).toEqual(['bo']);
    expect(directory.find('ada')).toBeUndefined();
    expect(directory.nameOf(ada)).toBe('ada');
    expect(directory.nameOf(PersonId.parse('p_gone'))).toBe('someone erased');
    expect(directory.nameOf(standIn)).toBe('the stand-in of this drill');
  });

  test('knows people by their accounts, and the accounts of people', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    const { directory } = boat.ship;
    await directory.learn(rulesOf({ people: { bo: { slack: ['U1', 'U2'], tokens: [] } } }));
    const bo = PersonId.parse(directory.find('bo'));
    expect(directory.with('slack:U2')).toBe(bo);
    expect(directory.with('slack:U3')).toBeUndefined();
    expect(directory.accountsOf(bo)).toEqual(['slack:U1', 'slack:U2']);
    expect(directory.accountsOf(PersonId.parse('p_gone'))).toEqual([]);
  });
});

describe('somebody whom the configuration does not name', () => {
  test('is taken in once, by the account', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    const { directory } = boat.ship;
    const first = await directory.admit('slack:U9', 'new-here');
    expect(await directory.admit('slack:U9', 'renamed since')).toBe(first);
    expect(directory.nameOf(first)).toBe('new-here');
    expect(directory.with('slack:U9')).toBe(first);
    expect(directory.find('new-here')).toBeUndefined();
  });

  test('never becomes somebody else by bearing the same name, whoever comes first', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    const { directory } = boat.ship;
    const [one, two, ada] = await Promise.all([
      directory.admit('slack:U8', 'Zoe'),
      directory.admit('slack:U9', 'Zoe'),
      directory.admit('slack:U7', 'ada'),
    ]);
    await directory.learn(
      rulesOf({ people: { ...rulesOf().people, zoe: { slack: [], tokens: [] } } }),
    );
    const zoe = directory.find('zoe');
    expect(new Set([one, two, ada, zoe, directory.find('ada')]).size).toBe(5);
    expect(directory.nameOf(one)).toBe('Zoe (slack:U8)');
    expect(directory.nameOf(ada)).toBe('ada (slack:U7)');
    expect(directory.nameOf(PersonId.parse(directory.find('ada')))).toBe('ada');
  });
});

describe('somebody who was erased', () => {
  test('is nobody any more as soon as the directory was read again', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    const { directory, registry, clock } = boat.ship;
    await directory.learn(rulesOf({ people: { bo: { slack: ['U1'], tokens: [] } } }));
    const bo = PersonId.parse(directory.find('bo'));
    await registry.erase({
      what: { kind: 'person', person: bo },
      by: bo,
      upTo: Number.MAX_SAFE_INTEGER,
      basis: 'order',
      at: clock.now(),
      via: 'cli',
    });
    await directory.refresh();
    expect(directory.find('bo')).toBeUndefined();
    expect(directory.with('slack:U1')).toBeUndefined();
    expect(directory.nameOf(bo)).toBe('someone erased');
  });
});
