import type { Order } from '../src/core/orders.ts';
import { verbs } from './list.ts';
import type { Names } from './verb.ts';

/** The command that a person may type for this order; `read` makes the same order of it. */
export function say(order: Order, names: Names): string {
  for (const verb of verbs) {
    const said = verb.say(order);
    if (said !== undefined) {
      return [`/${names[verb.family]}`, verb.word, said].filter((part) => part !== '').join(' ');
    }
  }
  throw new Error(`No verb says the order ${order.kind}`);
}
