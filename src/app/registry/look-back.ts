import { accountOf } from '../../core/account/account.ts';
import { OutsideId, type PersonId } from '../../core/ids.ts';
import type { Listed } from '../../core/registry/page.ts';
import { RegistryRow, rowOf } from '../../core/registry/row.ts';
import { asJson } from '../../lib/json.ts';
import { loadOutside } from '../gone-back/streams.ts';
import { maySee, type Sighted } from '../people/sight.ts';
import type { FoundEntry, Sought, SoughtPage } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';

/** One page of what was found, and whether there is more behind it. */
export type ListedPage = { readonly listed: readonly Listed[]; readonly more: boolean };

/** So many are looked at in one go; private ones of others among them are passed over. */
const lookedAt = 50;

/**
 * The incidents that fit and that this person may know of, a page at a time. Those that they may not know of are passed
 * over and counted nowhere. Rejects with `RegistryUnavailable`.
 */
export async function lookBack(
  ship: Sighted & Pick<Ship, 'logs'>,
  person: PersonId | undefined,
  sought: Sought,
  { order, after, limit }: SoughtPage,
): Promise<ListedPage> {
  const seen: FoundEntry[] = [];
  for (let last = after; seen.length <= limit; ) {
    const page = await ship.registry.search(sought, { order, after: last, limit: lookedAt });
    const visible = await Promise.all(page.map((one) => isSeen(ship, one, person)));
    seen.push(...page.filter((_, index) => visible[index] === true));
    last = page.at(-1)?.id;
    if (page.length < lookedAt) break;
  }
  const shown = seen.slice(0, limit);
  return {
    listed: await Promise.all(shown.map((one) => listed(ship, one))),
    more: seen.length > limit,
  };
}

async function isSeen(
  ship: Sighted,
  { id, isPrivate }: FoundEntry,
  person: PersonId | undefined,
): Promise<boolean> {
  if (!isPrivate) return true;
  const { state } = await ship.incidents.load(id);
  return state !== undefined && maySee(ship, state, person);
}

/**
 * What was kept beside the entry, where it says the present version; else made of the account and kept. A row of an older
 * program is made anew.
 */
async function listed(
  { registry, logs }: Pick<Ship, 'registry' | 'logs'>,
  { id, version, title, shown }: FoundEntry,
): Promise<Listed> {
  const outside = OutsideId.safeParse(id).data;
  if (outside !== undefined) return outsideListed(registry, outside);
  const kept = shown?.version === version ? RegistryRow.safeParse(shown.row).data : undefined;
  if (kept) return { row: kept, title };
  const account = accountOf(await logs.read(id));
  if (account === undefined)
    throw new Error(`The stream of ${id} does not begin with its declaration`);
  const row = rowOf(account);
  await registry.keepShown(id, version, asJson(row));
  return { row, title };
}

/** It is a few events, read each time. */
async function outsideListed(
  registry: Pick<Ship['registry'], 'read' | 'texts'>,
  id: OutsideId,
): Promise<Listed> {
  const { state } = await loadOutside(registry, id);
  if (state === undefined) throw new Error(`The stream of ${id} does not begin with what was seen`);
  return { row: state.row, title: state.title };
}
