import { receiptsFor } from '../app/proof/receipts.ts';
import { voiceOf } from '../app/voice.ts';
import { decisionsIn, type Receipt, receiptWord } from '../core/proof/receipt.ts';
import { receiptText } from '../core/texts/receipts.ts';
import type { Desk } from './desk.ts';

/** So often it is looked whether the anchor over a decision is there by now, and no oftener than so many times. */
export const lookForAnchorMs = 500;
const mostLooks = 20;

/** A receipt as the stream tells it: whole for programs, and as people read it. */
type Told = Receipt['decision'] &
  Receipt['anchor'] & { readonly receipt: string; readonly text: string };

/** The receipts of what is decided after this version, each told once. */
export function receiptsAfter({ ship }: Pick<Desk, 'ship'>, id: string, version: number) {
  let seen = version;
  let looked = 0;
  return async (): Promise<{ readonly told: readonly Told[]; readonly isOwed: boolean }> => {
    const decided = decisionsIn(await ship.logs.read(id)).filter(
      (decision) => decision.version > seen,
    );
    const { receipts, isOwed } = await receiptsFor(ship.registry, decided);
    looked = isOwed && receipts.length === 0 ? looked + 1 : 0;
    seen = receipts.at(-1)?.decision.version ?? seen;
    const voice = voiceOf(ship);
    const told = receipts.map((receipt) => ({
      ...receipt.decision,
      position: receipt.anchor.position,
      number: receipt.anchor.number,
      root: receipt.anchor.root,
      receipt: receiptWord(receipt.anchor),
      text: receiptText(receipt, voice),
    }));
    return { told, isOwed: isOwed && looked < mostLooks };
  };
}
