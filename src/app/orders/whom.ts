import type { PersonId } from '../../core/ids.ts';
import type { Order } from '../../core/orders.ts';
import type { Directory } from '../people/directory.ts';

const owner = ({ with: ownerOf }: Pick<Directory, 'with'>, said: string): PersonId | undefined =>
  ownerOf(`slack:${said.replace(/^@/u, '')}`);

/** Whom somebody means: a name of the configuration, or `@U0FIRST` as Slack writes people. */
export const personSaid = (
  directory: Pick<Directory, 'find' | 'with'>,
  said: string,
): PersonId | undefined => directory.find(said) ?? owner(directory, said);

/** Somebody as people write them: an account as Slack writes it becomes the name of its owner. */
export function nameSaid(directory: Pick<Directory, 'nameOf' | 'with'>, said: string): string {
  const person = owner(directory, said);
  return person === undefined ? said : `@${directory.nameOf(person)}`;
}

/** The order with people by their names, as it goes on record: accounts stay in the directory. */
export function inNames(directory: Pick<Directory, 'nameOf' | 'with'>, order: Order): Order {
  const named = (said: string): string => nameSaid(directory, said);
  if (
    order.kind === 'assign' ||
    order.kind === 'handover' ||
    order.kind === 'invite' ||
    order.kind === 'reportOwner'
  )
    return { ...order, who: named(order.who) };
  if (order.kind === 'page' && order.who !== undefined) return { ...order, who: named(order.who) };
  if (order.kind === 'followUp') return { ...order, owner: named(order.owner) };
  return order.kind === 'close' && order.reportOwner !== undefined
    ? { ...order, reportOwner: named(order.reportOwner) }
    : order;
}
