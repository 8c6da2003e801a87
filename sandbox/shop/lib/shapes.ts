import { z } from 'zod';
import { Sku } from './catalog.ts';

/** What the services of the shop say to each other. */

/** One instance as the platform believes it to be. `gone`: its process ended; nobody starts it again unasked. */
export const Instance = z.object({
  id: z.string(),
  service: z.string(),
  url: z.string(),
  version: z.string(),
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  state: z.enum(['running', 'gone']),
  pid: z.number(),
});
export type Instance = z.infer<typeof Instance>;

/** What an instance says of itself at /version. */
export const OwnWord = z.object({
  version: z.string(),
  instance: z.string(),
  startedAt: z.string(),
});
export type OwnWord = z.infer<typeof OwnWord>;

export const Cart = z.object({
  items: z.array(z.object({ sku: Sku, quantity: z.int().positive().max(100) })).min(1),
  discountCode: z.string().optional(),
});
export type Cart = z.infer<typeof Cart>;

/** What the storefront hands to checkout: the cart and the total that the customer was quoted. */
export const Order = Cart.extend({ id: z.string(), quotedCents: z.int() });
export type Order = z.infer<typeof Order>;

/** What a customer gets back. */
export const Bought = z.object({ id: z.string(), quotedCents: z.int(), totalCents: z.int() });
export type Bought = z.infer<typeof Bought>;

export const Queue = z.object({
  depth: z.int(),
  oldestAgeSeconds: z.number().nullable(),
  paused: z.boolean(),
});
export type Queue = z.infer<typeof Queue>;

/** What the load generator sees with a customer's eyes. A rate is null where the window holds no purchase: no data is not success. */
export const Stats = z.object({
  running: z.boolean(),
  rate: z.number(),
  attempted: z.int(),
  succeeded: z.int(),
  failed: z.int(),
  /** Purchases that were not begun because too many were under way. */
  skipped: z.int(),
  /** Succeeded, but charged another total than the one quoted. */
  wrongTotals: z.int(),
  attempts10s: z.int(),
  successRate5s: z.number().nullable(),
  successRate10s: z.number().nullable(),
});
export type Stats = z.infer<typeof Stats>;

/** Where everything is: the content of shop.json. */
export const Facts = z.object({
  urls: z.object({
    platform: z.string(),
    router: z.string(),
    storefront: z.string(),
    load: z.string(),
    worker: z.string(),
  }),
  database: z.string(),
  directory: z.string(),
  /** Process id of the platform, which leads the process group of the whole shop. */
  pid: z.int(),
  startedAt: z.string(),
});
export type Facts = z.infer<typeof Facts>;
