import { describe, expect, test } from 'vitest';
import { fromPagerDuty } from '../../src/init/sources/pagerduty.ts';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { httpServer } from '../support/http-server.ts';

const user = (id: string, summary: string) => ({ id, summary, type: 'user_reference' });

/** PagerDuty's lists, a service a page. */
const lists: Readonly<Record<string, (offset: number) => object>> = {
  '/services': (offset) => ({
    more: offset === 0,
    services: [
      offset === 0
        ? { name: 'Checkout (prod)', escalation_policy: { id: 'E1' } }
        : { name: 'Pricing', escalation_policy: { id: 'E2' } },
    ],
  }),
  '/escalation_policies': () => ({
    escalation_policies: [
      {
        id: 'E1',
        escalation_rules: [
          { targets: [{ id: 'S1', summary: 'Primary', type: 'schedule_reference' }] },
          { targets: [user('PADA', 'Ada Lovelace'), user('PCLEO', 'Cleo')] },
        ],
      },
    ],
  }),
  '/schedules': () => ({
    schedules: [{ id: 'S1', users: [user('PBO', 'Bo Ä'), user('PADA', 'Ada Lovelace')] }],
  }),
};

async function asked(token: string, page = lists) {
  await using server = await httpServer(({ url, headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const isGood = headers.authorization === 'Token token=good';
    response.statusCode = isGood ? 200 : 401;
    response.end(
      JSON.stringify(isGood ? page[pathname]?.(Number(searchParams.get('offset'))) : {}),
    );
  });
  const guard = addressGuard([`127.0.0.1:${server.port}`]);
  const way = { guard, signal: AbortSignal.timeout(5_000) };
  return await fromPagerDuty({ url: `${server.url}/`, token, way });
}

describe('PagerDuty', () => {
  test('says who is called for each service, in order, each once, through all pages', async () => {
    const { onCall, skipped } = await asked('good');
    expect(skipped).toEqual([]);
    expect(onCall).toEqual([
      {
        from: 'PagerDuty',
        service: 'checkout-prod',
        people: [
          { name: 'bo-a', pagerUser: 'PBO' },
          { name: 'ada-lovelace', pagerUser: 'PADA' },
          { name: 'cleo', pagerUser: 'PCLEO' },
        ],
      },
      { from: 'PagerDuty', service: 'pricing', people: [] },
    ]);
  });

  test('is left out, and that is said, where it does not take the token', async () => {
    expect(await asked('bad')).toMatchObject({
      onCall: [],
      skipped: ['PagerDuty was left out: it answered 401 for its services'],
    });
  });

  test('is left out where it answers in another way', async () => {
    const { skipped } = await asked('good', { ...lists, '/schedules': () => ({ schedules: 3 }) });
    expect(skipped).toEqual(['PagerDuty was left out: its schedules are written in another way']);
  });
});
