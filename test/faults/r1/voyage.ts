import type { Answer } from '../../../src/core/answer.ts';
import type { Order } from '../../../src/core/orders.ts';
import type { Random } from '../lib/random.ts';
import type { Seen } from './seen.ts';

/** One incident, as whoever leads it holds it in hand. */
export type Voyage = {
  readonly service: string;
  readonly random: Random;
  readonly give: (order: Order, who?: 'first' | 'support') => Promise<Answer>;
  readonly see: () => Promise<Seen>;
};
