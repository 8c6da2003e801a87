import type { Answer } from '../../core/answer.ts';
import type { Order, OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { receiptHeld } from '../../core/texts/receipts.ts';
import { wholeText } from '../../core/texts/verified.ts';
import { statsAnswer } from '../metrics/answer-stats.ts';
import type { Ordered } from '../ordered.ts';
import { asSeenBy } from '../orders/unnamed.ts';
import { personOf } from '../people/sight.ts';
import { anchorOf } from '../proof/receipts.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { listRegistry } from './list-registry.ts';
import { showEntry } from './show-entry.ts';

const kinds = ['registryList', 'registryShow', 'registryVerify', 'registryStats'] as const;

/** The questions that look back over all incidents. */
export type RegistryQuestion = (typeof kinds)[number];

export const isAboutRegistry = (order: Order): order is OrderOf<RegistryQuestion> =>
  kinds.some((kind) => kind === order.kind);

/** Answers what looks back over all incidents, or one that is over. */
export async function answerRegistry(
  ship: Ship,
  asked: Ordered & { readonly order: OrderOf<RegistryQuestion> },
): Promise<Answer> {
  const { order } = asked;
  switch (order.kind) {
    case 'registryList':
      return listRegistry(ship, { ...asked, order });
    case 'registryShow':
      return showEntry(ship, { ...asked, order });
    case 'registryStats':
      return { accepted: true, events: [], say: await statsAnswer(ship, order) };
    case 'registryVerify':
      return verified(ship, asked, order);
  }
}

/** A receipt says nothing of a registry that is not as it was recorded: then that is told alone. */
async function verified(
  ship: Ship,
  { actor }: Ordered,
  { receipt }: OrderOf<'registryVerify'>,
): Promise<Answer> {
  const { registry } = ship;
  const checked = await asSeenBy(ship, await registry.verify(), personOf(actor));
  if (!checked.ok) return answerNo(ship, refuse('NotAsRecorded', { checked }));
  if (receipt === undefined) {
    return { accepted: true, events: [], say: wholeText(checked, { withReceipt: false }) };
  }
  const anchor = await anchorOf(registry, receipt);
  if (anchor === undefined) return answerNo(ship, refuse('ReceiptMisfits', { said: receipt }));
  const say = `${receiptHeld(receipt, anchor)}\n${wholeText(checked, { withReceipt: true })}`;
  return { accepted: true, events: [], say };
}
