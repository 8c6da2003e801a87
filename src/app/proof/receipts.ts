import type { Anchor } from '../../core/proof/anchor.ts';
import { type Decision, isReceiptOf, type Receipt, receiptsOf } from '../../core/proof/receipt.ts';
import type { Registry } from '../ports/registry.ts';
import { keptUnder, lastAnchor } from './anchor-book.ts';

type Kept = Pick<Registry, 'posts' | 'setting'>;

/** So many anchors are looked through: who decided longer ago has had the receipt. */
const mostAnchors = 500;

/** The receipts of decisions, in their order. `isOwed`: an anchor over the last of them is still to come. */
export type Receipts = { readonly receipts: readonly Receipt[]; readonly isOwed: boolean };
const noReceipts: Receipts = { receipts: [], isOwed: false };

/** Rejects with `RegistryUnavailable`. Nothing where no anchors are made. */
export async function receiptsFor(kept: Kept, decided: readonly Decision[]): Promise<Receipts> {
  const last = decided.length === 0 ? 0 : await lastAnchor(kept);
  if (last === 0) return noReceipts;
  const anchors = await anchorsBack(kept, last, decided[0]?.position ?? 0);
  const [first] = anchors;
  // Where the walk ended before the decision, an earlier anchor may be the first one over it.
  const reached = decided.filter(
    ({ position }) => first?.number === 1 || position > (first?.position ?? 0),
  );
  const receipts = receiptsOf(reached, anchors);
  return { receipts, isOwed: receipts.at(-1)?.decision !== decided.at(-1) };
}

/** The newest ones, back to one that is before this position; by number. */
async function anchorsBack(kept: Kept, last: number, position: number): Promise<readonly Anchor[]> {
  const found: Anchor[] = [];
  for (let number = last; number > Math.max(0, last - mostAnchors); number -= 1) {
    const { anchor } = await keptUnder(kept, number);
    if (anchor === undefined) continue;
    found.unshift(anchor);
    if (anchor.position < position) break;
  }
  return found;
}

/** The anchor that a receipt tells of; undefined where this registry has none like it. */
export async function anchorOf(kept: Kept, said: string): Promise<Anchor | undefined> {
  for (let number = await lastAnchor(kept); number > 0; number -= 1) {
    const { anchor } = await keptUnder(kept, number);
    if (anchor !== undefined && isReceiptOf(said, anchor)) return anchor;
  }
  return undefined;
}
