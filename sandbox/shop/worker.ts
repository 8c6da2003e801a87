import { openOrders } from './lib/database.ts';
import { surroundings } from './lib/environment.ts';
import type { Answer } from './lib/serve.ts';
import { ownCounters, runService } from './lib/service.ts';
import type { Queue } from './lib/shapes.ts';

/** The worker: charges placed orders and sends their mails, oldest first, what a rollback cannot take back. */

const everyMs = 25;
const ordersATurn = 2;

const counters = ownCounters();
const database = openOrders(surroundings().directory);
let paused = false;

type Placed = { id: number; order_id: string; total_cents: number };
const oldest = database.prepare<[], Placed>(
  `SELECT queue.id, order_id, total_cents FROM queue JOIN orders ON orders.id = order_id
   ORDER BY queue.id LIMIT 1`,
);
const charge = database.prepare(
  'INSERT INTO payments (order_id, amount_cents, charged_at) VALUES (?, ?, ?)',
);
const send = database.prepare('INSERT INTO mails (order_id, text, sent_at) VALUES (?, ?, ?)');
const done = database.prepare('DELETE FROM queue WHERE id = ?');
const waiting = database.prepare<[], { depth: number; since: string | null }>(
  'SELECT count(*) AS depth, min(queued_at) AS since FROM queue',
);

/** One order, all or nothing. Says whether there was one. */
const settle = database.transaction((): boolean => {
  const order = oldest.get();
  if (!order) return false;
  const now = new Date().toISOString();
  charge.run(order.order_id, order.total_cents, now);
  send.run(order.order_id, `Thank you. We charged ${order.total_cents / 100} EUR.`, now);
  done.run(order.id);
  counters.add('worker_orders_total');
  return true;
});

/** A turn that fails, for example on a locked file, changed nothing; the next turn tries again. */
function work(): void {
  try {
    let left = paused ? 0 : ordersATurn;
    while (left > 0 && settle.immediate()) left -= 1;
  } catch (problem) {
    process.stderr.write(`${String(problem)}\n`);
  }
}

function queue(): Queue {
  const { depth, since } = waiting.get() ?? { depth: 0, since: null };
  const ageMs = since === null ? null : Math.max(0, Date.now() - Date.parse(since));
  return { depth, oldestAgeSeconds: ageMs === null ? null : ageMs / 1_000, paused };
}

/** An order is settled in one go, so whoever reads this answer knows that none is half done. */
function pause(value: boolean): Answer {
  paused = value;
  return { status: 200, body: queue() };
}

setInterval(work, everyMs);
await runService(
  {
    'GET /queue': () => ({ status: 200, body: queue() }),
    'POST /pause': () => pause(true),
    'POST /resume': () => pause(false),
  },
  counters,
);
