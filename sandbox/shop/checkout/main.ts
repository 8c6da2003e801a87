import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { openOrders } from '../lib/database.ts';
import { surroundings } from '../lib/environment.ts';
import type { Answer, Routes } from '../lib/serve.ts';
import { ownCounters, runService } from '../lib/service.ts';
import { Bought, type Cart, Order } from '../lib/shapes.ts';
import { newFlags } from './flags.ts';
import { totalCents as release1 } from './v1.ts';
import { totalCents as release2 } from './v2.ts';

/** The checkout service: prices an order with the code of its release, writes it, and queues it for the worker. */

const releases: Readonly<Record<string, (cart: Cart, areOffersOn: boolean) => number>> = {
  1: release1,
  2: release2,
};

const { directory, instance, version, warmUpMs } = surroundings();
const totalCents = releases[version];
if (totalCents === undefined) throw new Error(`checkout has no release ${version}`);
const counters = ownCounters();
const flags = newFlags(directory, instance);
const database = openOrders(directory);

const insertOrder = database.prepare(
  `INSERT INTO orders (id, placed_at, release, instance, items, discount_code, expected_total_cents, total_cents)
   VALUES (@id, @now, @version, @instance, @items, @code, @quotedCents, @total)`,
);
const enqueue = database.prepare('INSERT INTO queue (order_id, queued_at) VALUES (?, ?)');

const place = database.transaction((order: Order, total: number) => {
  const now = new Date().toISOString();
  const items = JSON.stringify(order.items);
  const code = order.discountCode ?? null;
  const { id, quotedCents } = order;
  insertOrder.run({ id, now, version, instance, items, code, quotedCents, total });
  enqueue.run(id, now);
});

/** 201 with the total, 400 for what is no order, 500 where the release itself breaks. */
function checkout(body: unknown): Answer {
  const order = Order.safeParse(body);
  if (!order.success) return { status: 400, body: { error: z.prettifyError(order.error) } };
  try {
    const total = totalCents?.(order.data, flags.areOffersOn()) ?? 0;
    place.immediate(order.data, total);
    counters.add('checkout_orders_total', { outcome: 'placed' });
    const { id, quotedCents } = order.data;
    return { status: 201, body: Bought.parse({ id, quotedCents, totalCents: total }) };
  } catch (problem) {
    counters.add('checkout_orders_total', { outcome: 'failed' });
    throw problem;
  }
}

// Release 1 knows no offers, and so nothing to turn off.
const offers: Routes =
  version === '1'
    ? {}
    : { 'GET /flags/offers': flags.answer, 'PUT /flags/offers': ({ body }) => flags.turn(body) };

// The wait stands for caches filled and connections opened: a rollback is as slow as its slowest start.
await runService({ 'POST /checkout': ({ body }) => checkout(body), ...offers }, counters, () =>
  setTimeout(warmUpMs),
);
