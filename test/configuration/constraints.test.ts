import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { edited, kinds } from './sample.ts';

const problems = (constraints: string, kind = 'compensate'): readonly string[] => {
  const text = edited(
    ['constraints: [retain(7y), legal_hold]', `constraints: ${constraints}`],
    ['orders: { class: compensate', `orders: { class: ${kind}`],
  );
  const read = readConfiguration('sternway.yaml', text, kinds);
  return read.ok ? [] : read.error.map(({ message }) => message);
};

describe('the constraints of a dataset', () => {
  test.each(['[]', '[retain]', '[retain(7y), legal_hold]', '[retain(30d), erasure_replay]'])(
    'may be %s',
    (constraints) => {
      expect(problems(constraints)).toEqual([]);
    },
  );

  test.each([
    ['[retain, retain]', '"retain" stands here already'],
    ['[retain(7y), retain(30d)]', 'it is kept by "retain(7y)" already; write one span'],
    ['[retain(0d)]', '"retain(0d)" keeps nothing; write a span above zero, or leave it out'],
    [
      '[legal_hold, erasure_replay]',
      'legal_hold forbids every restore, so no erasure is ever replayed; write one of the two',
    ],
  ])('are refused as %s, because one of them could never hold', (constraints, message) => {
    expect(problems(constraints)).toEqual([message]);
  });

  test('hold nothing of what is derived, and are refused there', () => {
    expect(problems('[retain]', 'derived')).toEqual([
      'derived data may be destroyed and made again; give it another class',
    ]);
  });
});
