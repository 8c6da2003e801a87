import { describe, expect, test } from 'vitest';
import { recordRules } from '../../src/app/rules.ts';
import { harbor } from './rig.ts';
import { rulesOf } from './rules.ts';

const kept = async (registry: Parameters<typeof recordRules>[0]['registry']) =>
  (await registry.read('config')).map(({ codes }) => codes['digest']);

const erasure = {
  by: 'p_ada',
  upTo: Number.MAX_SAFE_INTEGER,
  basis: 'order',
  at: '2026-03-01T10:00:00.000Z',
  via: 'http',
} as const;

describe('the rules in force', () => {
  test('are on record once for each change, not once for each start', async () => {
    await using port = await harbor();
    for (const digest of ['a', 'a', 'b', 'b', 'a']) {
      await using boat = await port.boot();
      await recordRules(boat.ship, rulesOf({ digest }));
    }
    await using boat = await port.boot();
    expect(await kept(boat.ship.registry)).toEqual(['a', 'b', 'a']);
  });

  test('are on record once also when the process died right after writing them', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    boat.store.breakDown('setSetting');
    await recordRules(boat.ship, rulesOf()).catch(() => undefined);
    boat.store.mend();
    await recordRules(boat.ship, rulesOf());
    expect(await kept(boat.ship.registry)).toEqual(['rules-1']);
  });

  test('are on record also when somebody else writes there in the same moment', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    const { registry, clock } = boat.ship;
    const erase = () => registry.erase({ ...erasure, what: { kind: 'person', person } });
    const person = await registry.enroll('gone', []);
    let first = true;
    const busy = {
      ...registry,
      read: async (stream: string) => {
        const log = await registry.read(stream);
        if (first) await erase();
        first = false;
        return log;
      },
    };
    await recordRules({ registry: busy, clock }, rulesOf());
    await recordRules({ registry, clock }, rulesOf());
    expect((await kept(registry)).filter((digest) => digest !== undefined)).toEqual(['rules-1']);
  });

  test('keep their content beside the chain, without anything of the tokens', async () => {
    await using port = await harbor();
    await using boat = await port.boot();
    await recordRules(boat.ship, rulesOf());
    const log = await boat.ship.registry.read('config');
    const [texts] = (await boat.ship.registry.texts(log)).values();
    expect(texts?.['content']).toContain('"checkout-rollback"');
    expect(texts?.['content']).not.toContain('sha256');
    expect(texts?.['content']).not.toContain('lost');
  });
});
