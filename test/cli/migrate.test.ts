import { describe, expect, test } from 'vitest';
import type { Kept } from '../../src/cli/shell.ts';
import { run } from './rig.ts';

const env = { DATABASE_URL: 'postgres://x/y\n', STERNWAY_DATA: '' };
const asked: (readonly [Kept, string | undefined])[] = [];
const migrating = (...done: readonly string[]) => ({
  migrate: async (kept: Kept, role: string | undefined) => {
    asked.push([kept, role]);
    return { place: 'The registry', done };
  },
});

describe('sternway migrate', () => {
  test('says what was done, where, and who may work with it now', async () => {
    const ran = await run(['migrate', '--for', 'bot'], { env, offline: migrating('0001-x.sql') });
    expect(ran.exit).toBe(0);
    expect(ran.out).toBe(
      'The registry was brought to the schema of this version: 0001-x.sql. bot may work with it, and not change its events.\n',
    );
    expect(asked.at(-1)).toEqual([{ data: './data', database: 'postgres://x/y' }, 'bot']);
  });

  test('says that there was nothing to do', async () => {
    const ran = await run(['migrate'], { env: {}, offline: migrating() });
    expect(ran.out).toBe('The registry has the schema of this version.\n');
    expect(asked.at(-1)).toEqual([{ data: './data', database: undefined }, undefined]);
  });

  test('gives a program what it did', async () => {
    const { out } = await run(['migrate', '--json'], { env, offline: migrating('a', 'b') });
    expect(JSON.parse(out)).toEqual({ place: 'The registry', done: ['a', 'b'] });
  });

  test.each([
    ['a word too many', ['migrate', 'now'], env],
    ['no role', ['migrate', '--for'], env],
    ['a role, and no PostgreSQL', ['migrate', '--for', 'bot'], {}],
  ])('is not done with %s', async (_, words, env) => {
    const ran = await run(words, { env });
    expect(ran.exit).toBe(2);
    expect(ran.err).toMatch(/Usage|DATABASE_URL/u);
  });
});
