import { discounts, priceOf } from '../lib/catalog.ts';
import type { Cart } from '../lib/shapes.ts';

/** Release 1: the sum of the cart, less its discount. Cents. */
export function totalCents(cart: Cart): number {
  const sum = cart.items.reduce((cents, item) => cents + priceOf(item.sku) * item.quantity, 0);
  const percent = discounts[cart.discountCode ?? ''] ?? 0;
  return sum - (sum * percent) / 100;
}
