import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Facts } from '../../sandbox/shop/lib/shapes.ts';
import { startShop } from '../../sandbox/shop/shop.ts';
import { shopProcesses } from './processes.ts';

const partsOfAShop = 8;
const patience = { timeout: 10_000, interval: 50 };

/** A directory of this test alone. A test that fails must not leave its own shop running. */
function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'shop-test-'));
  onTestFinished(async () => {
    for (const pid of shopProcesses(directory)) process.kill(pid, 'SIGKILL');
    await expect.poll(() => shopProcesses(directory), patience).toEqual([]);
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

const factsOf = (directory: string) =>
  Facts.parse(JSON.parse(readFileSync(join(directory, 'shop.json'), 'utf8')));

const closed = async (urls: Facts['urls']) => {
  const tries = await Promise.allSettled(Object.values(urls).map((url) => fetch(url)));
  return tries.every(({ status }) => status === 'rejected');
};

/** A shop that a person opened by hand, in a process that can be killed. */
async function heldShop(directory: string) {
  const script = fileURLToPath(new URL('../../sandbox/shop/main.ts', import.meta.url));
  const holder = spawn(process.execPath, [script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return { holder, shop: factsOf(directory) };
}

describe('a shop that is disposed', () => {
  test('leaves no process, no open port and no fact file', async () => {
    const directory = newDirectory();
    const shop = await startShop({ directory, warmUpMs: 0 });
    expect(shopProcesses(directory)).toHaveLength(partsOfAShop);
    expect(factsOf(directory).urls).toEqual(shop.urls);
    await shop[Symbol.asyncDispose]();
    expect(shopProcesses(directory)).toEqual([]);
    expect(await closed(shop.urls)).toBe(true);
    expect(existsSync(join(directory, 'shop.json'))).toBe(false);
  });

  test('may be disposed twice', async () => {
    const shop = await startShop({ warmUpMs: 0 });
    await shop[Symbol.asyncDispose]();
    await expect(shop[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});

describe('a shop that was opened by hand', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('closes on %s and leaves nothing', async (signal) => {
    const directory = newDirectory();
    const { holder, shop } = await heldShop(directory);
    holder.kill(signal);
    expect(await once(holder, 'exit')).toEqual([0, null]);
    expect(shopProcesses(directory)).toEqual([]);
    expect(await closed(shop.urls)).toBe(true);
  });
});

describe('a shop whose parent dies by kill -9', () => {
  test('is gone with every process and port', async () => {
    const directory = newDirectory();
    const { holder, shop } = await heldShop(directory);
    expect(shopProcesses(directory)).toHaveLength(partsOfAShop);
    holder.kill('SIGKILL');
    await expect.poll(() => shopProcesses(directory), patience).toEqual([]);
    expect(await closed(shop.urls)).toBe(true);
  });
});

describe('a shop whose platform dies by kill -9', () => {
  test('is gone with every process and port', async () => {
    const directory = newDirectory();
    const shop = await startShop({ directory, warmUpMs: 0 });
    process.kill(shop.pid, 'SIGKILL');
    await expect.poll(() => shopProcesses(directory), patience).toEqual([]);
    expect(await closed(shop.urls)).toBe(true);
    await shop[Symbol.asyncDispose]();
  });

  test('is gone even while an instance gets ready', async () => {
    const directory = newDirectory();
    const shop = await startShop({ directory, warmUpMs: 1_000 });
    const replacing = fetch(`${shop.urls.platform}/instances/checkout-1`, {
      method: 'PUT',
      body: '{"version":"2"}',
    }).catch(() => undefined);
    await expect.poll(() => shopProcesses(directory).length, patience).toBe(partsOfAShop + 1);
    process.kill(shop.pid, 'SIGKILL');
    await replacing;
    await expect.poll(() => shopProcesses(directory), patience).toEqual([]);
    await shop[Symbol.asyncDispose]();
  });
});

describe('two shops at once', () => {
  test('never share a port or a file', async () => {
    await using one = await startShop({ warmUpMs: 0 });
    await using two = await startShop({ warmUpMs: 0 });
    const all = [...Object.values(one.urls), ...Object.values(two.urls)];
    expect(new Set(all).size).toBe(all.length);
    expect(one.database).not.toBe(two.database);
  });
});

describe('a shop that was given no directory', () => {
  test('takes the one that it made away with it', async () => {
    const shop = await startShop({ warmUpMs: 0 });
    expect(existsSync(shop.database)).toBe(true);
    await shop[Symbol.asyncDispose]();
    expect(existsSync(shop.directory)).toBe(false);
  });
});

describe('a shop that cannot start', () => {
  test('says why and leaves nothing', async () => {
    const directory = newDirectory();
    const started = startShop({ directory, rate: 0 });
    await expect(started).rejects.toThrow(/The shop did not start/u);
    expect(shopProcesses(directory)).toEqual([]);
  });
});
