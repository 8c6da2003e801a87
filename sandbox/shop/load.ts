import { ask } from './lib/ask.ts';
import type { Sku } from './lib/catalog.ts';
import { discover } from './lib/discover.ts';
import { surroundings } from './lib/environment.ts';
import type { Answer } from './lib/serve.ts';
import { ownCounters, runService } from './lib/service.ts';
import { Bought, type Cart, type Stats } from './lib/shapes.ts';
import { newWindow } from './lib/window.ts';

/** The customers: they buy at a steady rate, in turn through every storefront, and see whether it worked. */

const mostAtOnce = 20;
const patienceMs = 3_000;

/** What is bought, in turn. A third comes without a discount code, half of the rest with several lines. */
const carts: readonly Cart[] = [
  { items: [lineOf('compass', 1)] },
  { items: [lineOf('lantern', 1)], discountCode: 'WELCOME10' },
  { items: [lineOf('logbook', 2), lineOf('rope', 3)], discountCode: 'SUMMER20' },
  { items: [lineOf('rope', 2), lineOf('logbook', 1)] },
  { items: [lineOf('compass', 1), lineOf('logbook', 1)], discountCode: 'WELCOME10' },
  { items: [lineOf('rope', 5)], discountCode: 'SUMMER20' },
];

function lineOf(sku: Sku, quantity: number) {
  return { sku, quantity };
}

const { platform, rate } = surroundings();
const storefronts = await discover(platform, 'storefront');
const counters = ownCounters();
const window = newWindow(10_000);
const total = { attempted: 0, succeeded: 0, failed: 0, skipped: 0, wrongTotals: 0 };
let underWay = 0;
let running = true;

const say = (outcome: keyof typeof total) => {
  total[outcome] += 1;
  counters.add('load_purchases_total', { outcome });
};

async function buy(): Promise<void> {
  const doors = storefronts();
  const url = `${doors[total.attempted % doors.length]?.url ?? 'http://nowhere.invalid'}/buy`;
  const body = carts[total.attempted % carts.length];
  say('attempted');
  const given = { method: 'POST', body, timeoutMs: patienceMs };
  const bought = await ask(Bought, url, given).catch(() => undefined);
  window.add(performance.now(), bought !== undefined);
  say(bought ? 'succeeded' : 'failed');
  if (bought && bought.totalCents !== bought.quotedCents) say('wrongTotals');
}

function tick(): void {
  if (!running) return;
  if (underWay >= mostAtOnce) return say('skipped');
  underWay += 1;
  void buy().finally(() => {
    underWay -= 1;
  });
}

function stats(): Stats {
  const now = performance.now();
  return {
    running,
    rate,
    ...total,
    attempts10s: window.count(now, 10_000),
    successRate5s: window.rate(now, 5_000),
    successRate10s: window.rate(now, 10_000),
  };
}

function run(value: boolean): Answer {
  running = value;
  return { status: 200, body: stats() };
}

setInterval(tick, 1_000 / rate);
await runService(
  {
    'GET /stats': () => ({ status: 200, body: stats() }),
    'POST /start': () => run(true),
    'POST /stop': () => run(false),
  },
  counters,
);
