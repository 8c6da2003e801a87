import { describe, expect, test } from 'vitest';
import {
  decisionsIn,
  isReceiptOf,
  receiptsOf,
  receiptWord,
  SaidReceipt,
} from '../../src/core/proof/receipt.ts';
import {
  checkReceipt,
  receiptHeld,
  receiptText,
  receiptTitle,
} from '../../src/core/texts/receipts.ts';
import { logOf } from './account/log.ts';
import { given } from './given.ts';
import { confirm, declared, decline, go, planned } from './orders.ts';
import { ada, planOf, step } from './sample.ts';

const plan = planned(planOf({ steps: [step('back')] }));
const decided = decisionsIn(logOf(given(declared(), plan, go(), confirm()).scene));
const anchor = (number: number, position: number) => ({
  number,
  position,
  root: `${number}`.repeat(64).slice(0, 64),
});
const at = decided[0]?.position ?? 0;

describe('what a person decides', () => {
  test('has a receipt: the first anchor over it', () => {
    const [before, over, later] = [anchor(1, at - 1), anchor(2, at), anchor(3, at + 9)];
    const [receipt, ...more] = receiptsOf(decided, [before, over, later]);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ anchor: over, decision: { by: ada, type: 'StrategyDecided' } });
    expect(receipt && receiptText(receipt, { now: receipt.decision.at })).toMatch(
      /^Receipt for go at \d\d:\d\d UTC: position \d+, root 2{16}\.$/u,
    );
    expect(receipt && checkReceipt(receipt)).toContain(`registry verify ${at}/${'2'.repeat(16)}`);
  });

  test('is shouted about where it was a drill', () => {
    expect(receiptTitle('INC-3', 'DRILL')).toBe('DRILL: What you decided in INC-3 is anchored');
    expect(receiptTitle('INC-3', undefined)).toBe('What you decided in INC-3 is anchored');
  });

  test('has none yet where no anchor is over it', () => {
    expect(receiptsOf(decided, [anchor(1, at - 1)])).toEqual([]);
  });

  test('is also what was put off, and not what was only asked for', () => {
    const declined = decisionsIn(logOf(given(declared(), plan, decline()).scene));
    expect(declined.map(({ type }) => type)).toEqual(['ProposalDeclined']);
    expect(decisionsIn(logOf(given(declared(), plan).scene))).toEqual([]);
  });
});

describe('a receipt that is given back', () => {
  const one = anchor(7, 412);

  test('fits the anchor of that position and root', () => {
    expect(receiptWord(one)).toBe(`412/${'7'.repeat(16)}`);
    expect(isReceiptOf(receiptWord(one), one)).toBe(true);
    expect(isReceiptOf(`412/${one.root}`, one)).toBe(true);
  });

  test('fits no other', () => {
    expect(isReceiptOf(receiptWord(one), { ...one, position: 413 })).toBe(false);
    expect(isReceiptOf(`412/${'7'.repeat(15)}8`, one)).toBe(false);
    const held = { ...one, at: '2026-03-01T10:00:00.000Z' };
    expect(receiptHeld(receiptWord(one), held)).toContain('fits: anchor 7 of 2026-03-01');
  });

  test('says enough of the root that nobody finds another record with the same', () => {
    expect(SaidReceipt.safeParse(receiptWord(one)).success).toBe(true);
    expect(SaidReceipt.safeParse('412/7777777').success).toBe(false);
    expect(SaidReceipt.safeParse('412').success).toBe(false);
  });
});
