import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ask } from '../../sandbox/shop/lib/ask.ts';
import { Bought, Instance, OwnWord, Queue } from '../../sandbox/shop/lib/shapes.ts';
import { type Shop, startShop } from '../../sandbox/shop/shop.ts';

const Backend = z.object({
  id: z.string(),
  url: z.string(),
  weight: z.number(),
  version: z.string().nullable(),
});
/** For what hangs: some figures need ten seconds of purchases, which a busy machine stretches. */
const patience = { timeout: 60_000, interval: 100 };

let shop: Shop;
let orders: Database.Database;

beforeAll(async () => {
  shop = await startShop({ rate: 20, warmUpMs: 0 });
  orders = new Database(shop.database, { readonly: true });
});
afterAll(async () => {
  orders?.close();
  await shop?.[Symbol.asyncDispose]();
});

const put = (url: string, body: unknown) =>
  fetch(url, { method: 'PUT', body: JSON.stringify(body) }).then(({ status }) => status);
const post = (url: string) => ask(Queue, url, { method: 'POST' });
const instances = () => ask(z.array(Instance), `${shop.urls.platform}/instances?service=checkout`);
const backends = (query = '') => ask(z.array(Backend), `${shop.urls.router}/backends${query}`);
const weigh = (id: string, weight: number) => put(`${shop.urls.router}/backends/${id}`, { weight });
const install = (id: string, version: string) =>
  put(`${shop.urls.platform}/instances/${id}`, { version });
const buy = (cart: unknown) =>
  fetch(`${shop.urls.storefront}/buy`, { method: 'POST', body: JSON.stringify(cart) });
const count = (sql: string): number =>
  orders.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${sql}`).get()?.n ?? Number.NaN;
const wrong = (release: string) =>
  count(`orders WHERE release = '${release}' AND total_cents <> expected_total_cents`);
const successRate = async () => (await shop.stats()).successRate5s;

describe('a shop at release 1', () => {
  test('every purchase succeeds at the total that was quoted', async () => {
    await expect.poll(async () => (await shop.stats()).succeeded, patience).toBeGreaterThan(20);
    expect(await shop.stats()).toMatchObject({ failed: 0, wrongTotals: 0, successRate10s: 1 });
    expect(wrong('1')).toBe(0);
  });

  test('every instance answers its version, its health and its metrics', async () => {
    const all = await ask(z.array(Instance), `${shop.urls.platform}/instances`);
    const ids = 'checkout-1 checkout-2 load-1 router-1 storefront-1 storefront-2 worker-1';
    expect(all.map(({ id }) => id).join(' ')).toBe(ids);
    for (const { id, url, version } of all) {
      expect(await ask(OwnWord, `${url}/version`)).toMatchObject({ version, instance: id });
      expect(await ask(z.object({ ok: z.boolean() }), `${url}/healthz`)).toEqual({ ok: true });
      expect((await fetch(`${url}/metrics`)).status).toBe(200);
    }
  });

  test('the worker charges and mails what was ordered', async () => {
    await expect.poll(() => count('payments'), patience).toBeGreaterThan(10);
    expect(count('mails')).toBeGreaterThan(10);
    expect(
      count('payments JOIN orders ON orders.id = order_id WHERE amount_cents <> total_cents'),
    ).toBe(0);
  });

  test('a cart that is none is refused and not ordered', async () => {
    expect((await buy({ items: [{ sku: 'boat', quantity: 1 }] })).status).toBe(400);
    expect((await buy('no cart')).status).toBe(400);
  });
});

describe('the worker', () => {
  test('charges nobody while it is paused, and drains the queue when resumed', async () => {
    const paused = await post(`${shop.urls.platform}/worker/pause`);
    expect(paused.paused).toBe(true);
    const charged = count('payments');
    await expect.poll(() => count('queue'), patience).toBeGreaterThan(paused.depth + 10);
    expect(count('payments')).toBe(charged);
    const waiting = await ask(Queue, `${shop.urls.worker}/queue`);
    expect(waiting.oldestAgeSeconds).toBeGreaterThan(0);
    expect((await post(`${shop.urls.platform}/worker/pause`)).paused).toBe(true);

    expect((await post(`${shop.urls.platform}/worker/resume`)).paused).toBe(false);
    await expect.poll(() => count('queue'), patience).toBeLessThan(3);
    expect(count('payments')).toBeGreaterThan(charged);
  });
});

describe('the router', () => {
  const handled = async (id: string) => {
    const text = await (await fetch(`${shop.urls.router}/metrics`)).text();
    const line = text.split('\n').find((line) => line.includes(`backend="${id}",outcome="201"`));
    return Number(line?.split(' ').at(-1));
  };

  test('lists what takes traffic, with the version that each answers itself', async () => {
    expect(await backends()).toMatchObject([
      { id: 'checkout-1', weight: 100, version: '1' },
      { id: 'checkout-2', weight: 100, version: '1' },
    ]);
  });

  test('sends nothing to an instance whose weight is 0, and nobody notices', async () => {
    expect(await weigh('checkout-1', 0)).toBe(200);
    const before = { one: await handled('checkout-1'), two: await handled('checkout-2') };
    await expect.poll(() => handled('checkout-2'), patience).toBeGreaterThan(before.two + 20);
    // One purchase may have been under way when the weight changed.
    expect(await handled('checkout-1')).toBeLessThanOrEqual(before.one + 1);
    expect(await backends('?taking=traffic')).toMatchObject([{ id: 'checkout-2' }]);
    expect(await weigh('checkout-1', 100)).toBe(200);
    expect((await shop.stats()).failed).toBe(0);
  });

  test('refuses a weight that is none and a backend that is none', async () => {
    expect(await weigh('checkout-1', -1)).toBe(400);
    expect(await weigh('checkout-1', 0.5)).toBe(400);
    expect(await weigh('checkout-9', 1)).toBe(404);
  });
});

describe('the platform', () => {
  test('leaves an instance alone that already runs the version', async () => {
    const before = await instances();
    expect(await install('checkout-1', '1')).toBe(200);
    expect(await instances()).toEqual(before);
  });

  test('refuses a version, an instance or a body that it does not know', async () => {
    expect(await install('checkout-1', '3')).toBe(400);
    expect(await install('checkout-9', '1')).toBe(404);
    expect(await put(`${shop.urls.platform}/instances/checkout-1`, { version: 1 })).toBe(400);
  });

  test('replaces an instance so that no customer notices', async () => {
    const bought = await shop.stats();
    const before = await instances();
    expect(await install('checkout-2', '2')).toBe(200);
    expect(await weigh('checkout-2', 0)).toBe(200);
    expect(await install('checkout-2', '1')).toBe(200);
    expect(await weigh('checkout-2', 100)).toBe(200);
    const after = await instances();
    expect(after.map(({ version }) => version)).toEqual(['1', '1']);
    expect(after[1]?.pid).not.toBe(before[1]?.pid);
    const later = await shop.stats();
    // Release 2 took traffic for a moment, and nothing but its own failures was seen.
    const text = await (await fetch(`${shop.urls.router}/metrics`)).text();
    expect(text).not.toMatch(/outcome="50[234]"/u);
    expect(later.failed - bought.failed).toBeLessThan(2 + (later.attempted - bought.attempted) / 3);
  });

  test('stops an instance when told, and starts it when told', async () => {
    const url = `${shop.urls.platform}/instances/checkout-2`;
    const stopped = await ask(Instance, url, { method: 'DELETE' });
    expect(stopped).toMatchObject({ id: 'checkout-2', state: 'gone' });
    expect((await fetch(stopped.url).catch(() => undefined))?.status).toBeUndefined();
    expect(await install('checkout-2', '1')).toBe(200);
    expect((await instances()).map(({ state }) => state)).toEqual(['running', 'running']);
    expect((await fetch(`${url}0`, { method: 'DELETE' })).status).toBe(404);
  });

  test('lets only one replacement of an instance run at a time', async () => {
    const both = await Promise.all([install('checkout-2', '2'), install('checkout-2', '2')]);
    expect(both.toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await install('checkout-2', '1')).toBe(200);
  });

  test('starts nothing again by itself: a dead instance is listed as gone and answers 502', async () => {
    const [first] = await instances();
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await expect
      .poll(async () => (await instances()).map(({ state }) => state), patience)
      .toEqual(['gone', 'running']);
    const cart = { items: [{ sku: 'rope', quantity: 1 }] };
    await expect.poll(async () => (await buy(cart)).status, patience).toBe(502);
    expect((await backends())[0]).toMatchObject({ id: 'checkout-1', version: null });
    expect(await install('checkout-1', '1')).toBe(200);
    expect((await backends())[0]).toMatchObject({ id: 'checkout-1', version: '1' });
  });
});

describe('release 2', () => {
  test('fails a third of the purchases and charges some of the others a wrong total', async () => {
    const { code, output } = await shop.deploy('2');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect((await backends()).map(({ version }) => version)).toEqual(['2', '2']);
    const before = await shop.stats();
    await expect
      .poll(async () => (await shop.stats()).attempted, patience)
      .toBeGreaterThan(before.attempted + 120);
    const rate = await successRate();
    expect(rate).toBeGreaterThan(0.6);
    expect(rate).toBeLessThan(0.73);
    expect(wrong('2')).toBeGreaterThan(20);
    expect(wrong('1')).toBe(0);
  });

  test('tells the customer the total that it really charges', async () => {
    const cart = {
      items: [
        { sku: 'compass', quantity: 1 },
        { sku: 'logbook', quantity: 1 },
      ],
      discountCode: 'WELCOME10',
    };
    const bought = Bought.parse(await (await buy(cart)).json());
    expect(bought).toMatchObject({ quotedCents: 5_535, totalCents: 4_982 });
  });

  test('is undone by hand through the same doors that a playbook uses', async () => {
    await post(`${shop.urls.platform}/worker/pause`);
    for (const id of ['checkout-1', 'checkout-2']) {
      expect(await weigh(id, 0)).toBe(200);
      expect(await install(id, '1')).toBe(200);
      expect(await weigh(id, 100)).toBe(200);
    }
    await post(`${shop.urls.platform}/worker/resume`);
    const wrongBefore = wrong('2');
    await expect.poll(successRate, patience).toBe(1);
    expect((await backends()).map(({ version }) => version)).toEqual(['1', '1']);
    expect((await instances()).map(({ version }) => version)).toEqual(['1', '1']);
    expect(wrong('1')).toBe(0);
    expect(wrong('2')).toBe(wrongBefore);
  });
});

describe('no instance that takes traffic', () => {
  test('is answered with 503 at once, and nothing is written', async () => {
    await weigh('checkout-1', 0);
    await weigh('checkout-2', 0);
    const before = count('orders');
    expect((await buy({ items: [{ sku: 'rope', quantity: 1 }] })).status).toBe(503);
    expect(count('orders')).toBeLessThanOrEqual(before + 1);
    await weigh('checkout-1', 100);
    expect((await buy({ items: [{ sku: 'rope', quantity: 1 }] })).status).toBe(201);
  });
});

describe('customers', () => {
  test('stop and come back when told', async () => {
    const Running = z.object({ running: z.boolean() });
    const tell = (verb: string) => ask(Running, `${shop.urls.load}/${verb}`, { method: 'POST' });
    expect(await tell('stop')).toEqual({ running: false });
    await expect.poll(successRate, patience).toBeNull();
    expect(await tell('start')).toEqual({ running: true });
    await expect.poll(successRate, patience).toBe(1);
  });
});
