import { z } from 'zod';

/** The price list. Prices are multiples of 10 cents and discounts of 10 percent, so that no total needs rounding. */

const priceCents = { compass: 4_900, lantern: 2_950, logbook: 1_250, rope: 890 } as const;

export const Sku = z.enum(['compass', 'lantern', 'logbook', 'rope']);
export type Sku = z.infer<typeof Sku>;

/** Discount codes and the percent that each takes off the whole cart, once. */
export const discounts: Readonly<Record<string, number>> = { WELCOME10: 10, SUMMER20: 20 };

/** Price of one piece in cents. */
export const priceOf = (sku: Sku): number => priceCents[sku];
