import { discounts, priceOf } from '../lib/catalog.ts';
import type { Cart } from '../lib/shapes.ts';
import { totalCents as asBefore } from './v1.ts';

/**
 * Release 2: offers on every line, ready for offers by product. Broken in two ways that its author
 * did not see. A cart without a code finds no offer and fails; a cart with several lines has its
 * offer applied to each line and again to the sum. With its flag off it charges as release 1 does.
 */
export function totalCents(cart: Cart, areOffersOn = true): number {
  if (!areOffersOn) return asBefore(cart);
  const offer = offerFor(cart.discountCode ?? 'none');
  const lines = cart.items.map((item) => offer(priceOf(item.sku) * item.quantity));
  const sum = lines.reduce((cents, line) => cents + line, 0);
  return lines.length > 1 ? Math.round(offer(sum)) : sum;
}

function offerFor(code: string): (cents: number) => number {
  const percent = discounts[code];
  if (percent === undefined) throw new Error(`no offer "${code}"`);
  return (cents) => cents - (cents * percent) / 100;
}
