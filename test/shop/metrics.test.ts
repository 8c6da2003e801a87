import { describe, expect, test } from 'vitest';
import { newCounters } from '../../sandbox/shop/lib/metrics.ts';

describe('counters', () => {
  test('are Prometheus text, a block a name, a line a set of labels', () => {
    const counters = newCounters({ instance: 'a-1' });
    counters.add('orders_total', { outcome: 'placed' });
    counters.add('other_total');
    counters.add('orders_total', { outcome: 'placed' });
    counters.add('orders_total', { outcome: 'failed' });
    expect(counters.text()).toBe(
      [
        '# TYPE orders_total counter',
        'orders_total{instance="a-1",outcome="placed"} 2',
        'orders_total{instance="a-1",outcome="failed"} 1',
        '# TYPE other_total counter',
        'other_total{instance="a-1"} 1',
        '',
      ].join('\n'),
    );
  });

  test('a label cannot break out of its quotes', () => {
    const counters = newCounters({});
    counters.add('a', { b: 'x"} 9\n' });
    expect(counters.text()).toBe('# TYPE a counter\na{b="x_} 9_"} 1\n');
  });
});
