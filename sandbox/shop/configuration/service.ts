import type { Facts } from '../lib/shapes.ts';

const dsn = (database: string) => `sqlite:${database}`;

/** The page of the storefront answers also while every third purchase fails. */
const customersBuy = (urls: Facts['urls']) => ({
  id: 'customers-buy',
  class: 'availability',
  kind: 'http',
  with: {
    url: `${urls.load}/stats`,
    expect: { json: { path: 'successRate10s', op: '>=', value: 0.99 } },
  },
  timeout: '2s',
  soak: '5s',
  within: '60s',
});

const chargedAsOrdered = (database: string) => ({
  id: 'charged-as-ordered',
  class: 'integrity',
  kind: 'sql_invariant',
  with: {
    dsn: dsn(database),
    query:
      'SELECT count(*) AS differing FROM payments JOIN orders ON orders.id = order_id WHERE amount_cents <> total_cents',
    op: '==',
    value: 0,
  },
});

/**
 * What recovery means for checkout, beside what the playbook validates. Under `wait` these alone are asked, so customers
 * stand first.
 */
function successCriteria(urls: Facts['urls'], database: string) {
  return [
    customersBuy(urls),
    {
      id: 'storefront-answers',
      class: 'availability',
      kind: 'http',
      with: { url: `${urls.storefront}/healthz` },
      timeout: '2s',
      soak: '5s',
    },
    {
      id: 'orders-are-worked-off',
      class: 'consistency',
      kind: 'http',
      with: {
        url: `${urls.worker}/queue`,
        expect: {
          json: [
            { path: 'paused', op: '==', value: false },
            { path: 'depth', op: '<', value: 20 },
          ],
        },
      },
      timeout: '2s',
      // Working off what has gathered takes its time and is no failure.
      failure_limit: 120,
      // The rollback itself lets it gather: the worker stands still meanwhile.
      tolerance: 'any',
    },
    chargedAsOrdered(database),
  ];
}

/** What a release of checkout does that going back does not undo, who owns it, and until when. */
function effects(database: string) {
  const count = (query: string) => ({
    kind: 'sql',
    dsn: dsn(database),
    query,
    params: { release: '${{ from.version }}' },
  });
  return [
    {
      id: 'wrong-totals',
      name: 'wrong totals',
      count: count(
        'SELECT count(*) FROM orders WHERE release = @release AND total_cents <> expected_total_cents',
      ),
      owner: 'dba',
      due: '1d',
    },
    {
      id: 'orders-of-the-release',
      name: 'orders',
      count: count('SELECT count(*) FROM orders WHERE release = @release'),
      owner: 'dba',
      due: '2d',
    },
    {
      id: 'mails-sent',
      name: 'e-mails',
      count: count(
        'SELECT count(*) FROM mails JOIN orders ON orders.id = order_id WHERE release = @release',
      ),
      owner: 'support',
      due: '1d',
    },
  ];
}

/** The service checkout: who decides, who is asked, what is left over and what recovery means. */
export const checkoutService = (urls: Facts['urls'], database: string) => ({
  owner: 'checkout-team',
  environments: ['prod'],
  playbook: 'checkout-rollback',
  strategies: { 'flag-off': 'checkout-flag-off' },
  authority: { roster: ['checkout-oncall'], deputy: 'second-oncall', max_wait: '5m' },
  roles: {
    ops: ['checkout-oncall'],
    support: ['support-lead'],
    dba: ['second-oncall'],
    'report-owner': ['first-oncall'],
  },
  stakeholders: [
    { role: 'dba', mode: 'approve', for: ['destructive', 'data-loss', 'point-of-no-return'] },
    { role: 'support', mode: 'notify', when: 'end' },
  ],
  objectives: { mitigate: '5m', recover: '30m' },
  success_criteria: successCriteria(urls, database),
  effects: effects(database),
  datasets: { orders: { class: 'compensate', owner: 'dba' } },
});
