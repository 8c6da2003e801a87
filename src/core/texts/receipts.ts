import type { Anchor } from '../proof/anchor.ts';
import { type Receipt, receiptWord } from '../proof/receipt.ts';
import type { Voice } from './voice.ts';
import { clock } from './words.ts';

const names = {
  StrategyDecided: 'go',
  ProposalDeclined: 'not now',
  ApprovalGiven: 'approval',
  ApprovalDenied: 'denied approval',
  LossSigned: 'signed loss',
  RisksAccepted: 'accepted risks',
  SwitchOrdered: 'change of course',
  CommandTaken: 'taking command',
  HandoverAccepted: 'accepted handover',
} as const satisfies Record<Receipt['decision']['type'], string>;

/** `Receipt for go at 03:12: position 412, root 9f3a2c41b07d55e1.` */
export function receiptText(
  { decision, anchor }: Receipt,
  voice: Pick<Voice, 'now' | 'moment'>,
): string {
  const [position, root] = receiptWord(anchor).split('/');
  return `Receipt for ${names[decision.type]} at ${clock(decision.at, voice)}: position ${position}, root ${root}.`;
}

/** How whoever holds a receipt checks it later. */
export const checkReceipt = ({ anchor }: Receipt): string =>
  `Check it later with sternway registry verify ${receiptWord(anchor)}. There is nothing to do now.`;

/** What stands above the receipts of one person for an incident. */
export const receiptTitle = (incident: string, shout: string | undefined): string =>
  `${shout === undefined ? '' : `${shout}: `}What you decided in ${incident} is anchored`;

/** What verify adds where a receipt was given that fits, and everything else is as it was recorded. */
export const receiptHeld = (
  said: string,
  anchor: Pick<Anchor, 'number' | 'position' | 'at'>,
): string =>
  `The receipt ${said} fits: anchor ${anchor.number} of ${anchor.at} signed the record up to position ${anchor.position}, and that is what stands here.`;
