import { describe, expect, test } from 'vitest';
import { read } from '../../commands/read.ts';
import { known } from './known.ts';

describe('a line about what is approved ahead', () => {
  const order = { kind: 'approveAhead', target: 'checkout@prod' } as const;
  test.each([
    ['/rollback approve-ahead checkout', order],
    ['/rollback approve-ahead checkout 14D', { ...order, days: 14 }],
    [
      '/rollback approve-ahead checkout 14d rehearsed on staging --shape 0123456789abcdef',
      { ...order, days: 14, reason: 'rehearsed on staging', shape: '0123456789abcdef' },
    ],
    ['/rollback approve-ahead checkout "30d of calm"', { ...order, reason: '30d of calm' }],
    ['/rollback pre-approve checkout', order],
    [
      '/rollback revoke-ahead checkout the schema changes',
      { kind: 'revokeAhead', target: 'checkout@prod', reason: 'the schema changes' },
    ],
  ])('%s is read', (line, meant) => {
    expect(read(line, known)).toEqual(meant);
  });
});
