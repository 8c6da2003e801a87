import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Log } from '../../src/app/ship.ts';
import { type KeepingAccounts, keepAccounts } from '../../src/rosters/accounts.ts';
import { simClock } from '../app/sim-clock.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';

type Ask = KeepingAccounts['ask'];

async function keeping(accounts: readonly string[], written?: string) {
  const folder = await ownFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const file = join(folder.path, 'accounts.json');
  if (written !== undefined) writeFileSync(file, written);
  const clock = simClock();
  const warned: string[] = [];
  const log: Log = { info: () => undefined, warn: ({ event }) => warned.push(event) };
  const open = (ask: Ask) => keepAccounts({ clock, log, file, accounts: () => accounts, ask });
  return { clock, warned, open };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const silent: Ask = () => Promise.reject(new Error('away'));

describe('the accounts that the configuration names', () => {
  test('are asked about, twenty a minute in turn', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `slack:U${index}`);
    const { clock, open } = await keeping(names);
    const asked: string[] = [];
    const ask: Ask = (account) => {
      asked.push(account);
      return Promise.resolve(account === 'slack:U25');
    };
    await using accounts = open(ask);
    await turn();
    expect(asked).toEqual(names.slice(0, 20));
    expect(accounts.hasLeft('slack:U25')).toBe(false);
    clock.tick();
    await turn();
    expect(asked).toEqual(names);
    expect(accounts.hasLeft('slack:U25')).toBe(true);
  });

  test('that nobody knows are left as they are, and the next is asked about', async () => {
    const { open } = await keeping(['slack:U0NONE', 'slack:U0LEFT']);
    await using accounts = open((account) =>
      Promise.resolve(account === 'slack:U0NONE' ? undefined : true),
    );
    await turn();
    expect([accounts.hasLeft('slack:U0NONE'), accounts.hasLeft('slack:U0LEFT')]).toEqual([
      false,
      true,
    ]);
  });

  test('stay out after a restart while Slack is away, until Slack says otherwise', async () => {
    const { open, warned } = await keeping(['slack:U0LEFT']);
    const first = open(() => Promise.resolve(true));
    await turn();
    await first[Symbol.asyncDispose]();
    const second = open(silent);
    await turn();
    expect(second.hasLeft('slack:U0LEFT')).toBe(true);
    expect(warned).toEqual(['AccountsNotSaid']);
    second.heard('slack:U0LEFT', false);
    expect(second.hasLeft('slack:U0LEFT')).toBe(false);
    await second[Symbol.asyncDispose]();
    const third = open(silent);
    expect(third.hasLeft('slack:U0LEFT')).toBe(false);
    await third[Symbol.asyncDispose]();
  });

  test('have all stayed where what was written cannot be read', async () => {
    const { open, warned } = await keeping([], '{"x":1}');
    await using accounts = open(silent);
    expect(accounts.hasLeft('slack:U0LEFT')).toBe(false);
    expect(warned).toEqual(['AccountsUnread']);
  });
});
