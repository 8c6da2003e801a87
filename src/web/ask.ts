import { randomUUID } from 'node:crypto';
import type { Arrival } from '../app/ship.ts';
import type { Answer } from '../core/answer.ts';
import type { Order } from '../core/orders.ts';
import type { Desk } from './desk.ts';
import type { Asked } from './route.ts';
import type { SignedIn } from './sign-in.ts';

/** How an order of this sender arrives. Without a key of its own it is one that nobody repeats. */
export const arriving = ({ via, arrival }: SignedIn, key: string = randomUUID()): Arrival => ({
  via,
  arrival,
  key: `${arrival}:${key}`,
});

/** Puts a question the way that every order goes, so that the answer is the one that people get elsewhere. */
export const ask = (
  desk: Desk,
  { by }: Pick<Asked, 'by'>,
  order: Order,
  incident?: string,
): Promise<Answer> => desk.order({ order, incident, actor: by.actor, arrival: arriving(by) });
