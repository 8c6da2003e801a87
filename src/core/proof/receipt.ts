import { z } from 'zod';
import { type Instant, PersonId } from '../ids.ts';
import type { Happened } from '../timeline/entries.ts';
import type { Anchor } from './anchor.ts';
import { decisions } from './moments.ts';

/** What whoever decided can hold against the record later: the first anchor over their decision. */
export type Receipt = {
  readonly decision: Decision;
  readonly anchor: Pick<Anchor, 'number' | 'position' | 'root'>;
};
export type Decision = {
  readonly type: (typeof decisions)[number];
  /** In the stream of its incident. */
  readonly version: number;
  readonly position: number;
  readonly at: Instant;
  readonly by: PersonId;
};

/** A receipt as people give it back: the position, and the root or enough of its beginning. */
export const SaidReceipt = z
  .string()
  .regex(/^[1-9]\d{0,11}\/[0-9a-f]{16,64}$/u, 'it is written 412/9f3a2c41b07d55e1');

/** So many digits of a root stand in a receipt. Nobody can find another record with the same ones. */
const digits = 16;

/** `412/9f3a2c41b07d55e1` */
export const receiptWord = ({ position, root }: Receipt['anchor']): string =>
  `${position}/${root.slice(0, digits)}`;

/** Whether this is the anchor that a receipt tells of. */
export const isReceiptOf = (said: string, { position, root }: Receipt['anchor']): boolean => {
  const [where, beginning = ''] = said.split('/');
  return where === String(position) && root.startsWith(beginning);
};

/** The decisions of people in this log; what a standing order decides has nobody to give a receipt to. */
export const decisionsIn = (log: readonly Happened[]): readonly Decision[] =>
  log.flatMap(({ event, version, position, at, actor }) => {
    const type = decisions.find((one) => one === event.type);
    const by = PersonId.safeParse(actor).data;
    return type === undefined || by === undefined ? [] : [{ type, version, position, at, by }];
  });

/** The receipts of these decisions, by anchors in the order of their numbers; none yet where no anchor is over one. */
export const receiptsOf = (
  decided: readonly Decision[],
  anchors: readonly Receipt['anchor'][],
): readonly Receipt[] =>
  decided.flatMap((decision) => {
    const over = anchors.find(({ position }) => position >= decision.position);
    return over === undefined
      ? []
      : [
          {
            decision,
            anchor: { number: over.number, position: over.position, root: over.root },
          },
        ];
  });
