import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ask, Refused } from './lib/ask.ts';
import { discounts, priceOf } from './lib/catalog.ts';
import { discover } from './lib/discover.ts';
import { surroundings } from './lib/environment.ts';
import type { Answer } from './lib/serve.ts';
import { ownCounters, runService } from './lib/service.ts';
import { Bought, Cart, type Order } from './lib/shapes.ts';

/** The storefront: quotes a customer a total and buys through checkout, whichever instance the router picks. */

const counters = ownCounters();
const routers = await discover(surroundings().platform, 'router');

/** The total on the customer's screen. Worked out apart from checkout, so that a wrong one shows. */
function quoteCents(cart: Cart): number {
  const toPay = 100 - (discounts[cart.discountCode ?? ''] ?? 0);
  return cart.items
    .map(({ sku, quantity }) => (priceOf(sku) * quantity * toPay) / 100)
    .reduce((sum, line) => sum + line, 0);
}

async function buy(body: unknown): Promise<Answer> {
  const cart = Cart.safeParse(body);
  if (!cart.success) return { status: 400, body: { error: z.prettifyError(cart.error) } };
  const order: Order = { ...cart.data, id: randomUUID(), quotedCents: quoteCents(cart.data) };
  try {
    const url = `${routers()[0]?.url ?? 'http://router.invalid'}/checkout`;
    const bought = await ask(Bought, url, { method: 'POST', body: order });
    counters.add('storefront_purchases_total', { outcome: 'succeeded' });
    return { status: 201, body: bought };
  } catch (problem) {
    counters.add('storefront_purchases_total', { outcome: 'failed' });
    const status = problem instanceof Refused ? problem.status : 502;
    return { status, body: { error: `Checkout failed: ${String(problem)}` } };
  }
}

await runService({ 'POST /buy': ({ body }) => buy(body) }, counters);
