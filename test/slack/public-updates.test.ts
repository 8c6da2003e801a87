import { expect, test } from 'vitest';
import { publicUpdateWants } from '../../src/slack/out/desired/public-updates.ts';
import { given, type Move } from '../core/given.ts';
import { assigned, declared } from '../core/orders.ts';
import { approveUpdate, draftUpdate, u } from '../core/public-updates.ts';
import { bo } from '../core/sample.ts';
import { happened, voiceAt } from '../support/sample-incident.ts';

const text = 'We know why <buying> fails.';
const drafted: Move = [
  declared(),
  assigned('comms', bo),
  draftUpdate({ by: bo, stage: 'identified', text }),
];
const sent: Move = [drafted, approveUpdate()];
const taken: Move = { report: { kind: 'updateTaken', update: u(1) } };

function wants(mode: 'live' | 'drill', laterMs: number, ...story: readonly Move[]) {
  const { scene, incident } = given(...story);
  const now = new Date(Date.parse(incident.updatedAt) + laterMs).toISOString();
  return publicUpdateWants({
    incident: { ...incident, mode },
    log: happened(scene),
    voice: voiceAt({ at: now }),
    now,
  });
}

test('what became of a public update stands at the top of the channel, with what it says', () => {
  const [first, ...others] = wants('live', 1_000, sent, taken);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ where: 'incident', once: true });
  expect(first?.message.text).toContain('The status page took U1');
  expect(first?.message.text).toContain('Identified: We know why');
});

test('why it was not taken stands there, too', () => {
  const no: Move = {
    report: { kind: 'updateNotTaken', update: u(1), code: 'Unreachable', isLast: false },
  };
  const [first] = wants('live', 1_000, sent, no);
  expect(first?.message.text).toContain('has not taken U1: it does not answer');
});

test('nothing stands there before, nor when it is no news any more', () => {
  expect(wants('live', 1_000, sent)).toEqual([]);
  expect(wants('live', 600_000, sent, taken)).toEqual([]);
});

test('a drill shouts, and says that nothing left', () => {
  const observed = approveUpdate(u(1), { facts: { observing: true } });
  const [first] = wants('drill', 1_000, drafted, observed);
  expect(first?.message.text).toMatch(/^DRILL\n.*nothing leaves here/u);
});
