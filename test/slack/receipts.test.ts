import { describe, expect, test } from 'vitest';
import { decisionsIn, receiptsOf } from '../../src/core/proof/receipt.ts';
import { receiptWants } from '../../src/slack/out/desired/receipts.ts';
import { logOf } from '../core/account/log.ts';
import { given } from '../core/given.ts';
import { confirm, declared, go, planned } from '../core/orders.ts';
import { planOf, step } from '../core/sample.ts';

const { scene } = given(declared(), planned(planOf({ steps: [step('back')] })), go(), confirm());
const anchor = { number: 1, position: 99, root: 'a'.repeat(64) };
const receipts = { receipts: receiptsOf(decisionsIn(logOf(scene)), [anchor]), isOwed: false };
const now = '2026-03-01T10:00:00.000Z';

const wants = (may: boolean) => {
  const { incident } = scene;
  if (incident === undefined) throw new Error('nothing was declared');
  return receiptWants({
    incident: { ...incident, mode: 'drill' },
    receipts,
    maySee: () => may,
    users: () => ['U0ADA'],
    voice: { now },
  });
};

describe('the receipts of an incident', () => {
  test('are wanted in the own messages of whoever decided, quietly, and shout a drill', () => {
    const [want, ...more] = wants(true);
    expect(more).toEqual([]);
    expect(want).toMatchObject({ key: 'receipt.U0ADA', where: { user: 'U0ADA' }, priority: 3 });
    expect(want?.message.text).toContain('DRILL: What you decided in INC-1 is anchored');
    expect(want?.message.text).toContain(`position 99, root ${'a'.repeat(16)}`);
  });

  test('are for nobody who may not know of it any more', () => {
    expect(wants(false)).toEqual([]);
  });
});
