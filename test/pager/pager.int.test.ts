import { describe, expect, test } from 'vitest';
import { pageMark } from '../../src/app/paging/page-key.ts';
import type { PagerEntry } from '../../src/app/ports/configuration.ts';
import type { PageCall, PageOutcome } from '../../src/app/ports/pager.ts';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { err, ok } from '../../src/lib/result.ts';
import { openPager } from '../../src/pager/open.ts';
import { rulesOf } from '../app/rules.ts';
import { httpServer, json, type TestServer } from '../support/http-server.ts';

const call: PageCall = {
  key: 'sternway/r1/INC-3/PG1',
  action: 'trigger',
  person: 'first-oncall',
  contact: undefined,
  incident: 'INC-3',
  targets: ['checkout@prod'],
  severity: 'sev2',
  summary: 'INC-3 sev2, checkout@prod: A decision waits.',
  link: undefined,
  at: '2026-03-01T10:00:00.000Z',
};

type Told = { readonly answer: PageOutcome; readonly seen: TestServer['seen'] };

/** Tells a pager behind this server once. */
async function tell(
  server: TestServer,
  entry: PagerEntry | undefined,
  more: Partial<PageCall> = {},
  secrets: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const known: Readonly<Record<string, string>> = { pager_url: `${server.url}/hook`, ...secrets };
  const pager = openPager({
    configurations: { current: () => rulesOf({ pager: entry }) },
    secrets: ([name = '']) => {
      const value = known[name];
      return value === undefined ? err([name]) : ok({ [name]: value });
    },
    guard: addressGuard(['127.0.0.1:*']),
  });
  const answer = await pager({ ...call, ...more }, AbortSignal.timeout(300));
  return { answer, seen: server.seen };
}

const webhook: PagerEntry = { kind: 'webhook', urlSecret: 'pager_url' };
const pagerDuty = (server: TestServer): PagerEntry => ({
  kind: 'pagerduty',
  routingKeySecret: 'pd_key',
  url: `${server.url}/v2/enqueue`,
});
const bodyOf = ({ seen }: Told): unknown => JSON.parse(seen[0]?.body ?? 'null');

describe('a webhook', () => {
  test('is told everything, under a key that stays the same', async () => {
    await using server = await httpServer((_, response) => json(response, {}));
    const told = await tell(server, webhook, { contact: 'ada@example.com' });
    expect(told.answer).toEqual({ status: 'taken', delivered: false });
    expect(told.seen[0]).toMatchObject({ method: 'POST', url: '/hook' });
    expect(told.seen[0]?.headers['idempotency-key']).toBe('sternway/r1/INC-3/PG1/trigger');
    expect(bodyOf(told)).toEqual({ version: 1, ...call, contact: 'ada@example.com' });
  });

  test('may say that the person was reached', async () => {
    await using server = await httpServer((_, response) => json(response, { state: 'delivered' }));
    expect((await tell(server, webhook)).answer).toEqual({ status: 'taken', delivered: true });
  });

  test('may answer what is no JSON', async () => {
    await using server = await httpServer((_, response) => response.end('thanks'));
    expect((await tell(server, webhook)).answer).toEqual({ status: 'taken', delivered: false });
  });
});

describe('PagerDuty', () => {
  test('is told of an alert, with its severity, under one dedup key', async () => {
    await using server = await httpServer((_, response) => json(response, {}, 202));
    const told = await tell(server, pagerDuty(server), {}, { pd_key: 'R0UT1NG' });
    expect(told.answer).toEqual({ status: 'taken', delivered: false });
    expect(bodyOf(told)).toEqual({
      routing_key: 'R0UT1NG',
      event_action: 'trigger',
      dedup_key: call.key,
      client: 'Sternway',
      payload: {
        summary: `${call.summary} ${pageMark(call.key)}`,
        source: 'INC-3',
        severity: 'error',
        timestamp: call.at,
        component: 'checkout@prod',
        custom_details: { incident: 'INC-3', person: 'first-oncall', severity: 'sev2' },
      },
    });
  });

  test('is given the way to the channel, where there is one', async () => {
    await using server = await httpServer((_, response) => json(response, {}, 202));
    const link = 'https://slack.com/app_redirect?channel=C0INC3';
    const told = await tell(server, pagerDuty(server), { link }, { pd_key: 'R0UT1NG' });
    expect(bodyOf(told)).toMatchObject({ links: [{ href: link, text: 'INC-3 in Slack' }] });
  });

  test.each(['acknowledge', 'resolve'] as const)('is told to %s the same alert', async (action) => {
    await using server = await httpServer((_, response) => json(response, {}, 202));
    const told = await tell(server, pagerDuty(server), { action }, { pd_key: 'R0UT1NG' });
    expect(bodyOf(told)).toEqual({
      routing_key: 'R0UT1NG',
      event_action: action,
      dedup_key: call.key,
    });
  });

  test('wakes exactly the person who has a routing key', async () => {
    await using server = await httpServer((_, response) => json(response, {}, 202));
    const keys = { pd_key: 'R0UT1NG', pd_ada: 'ADAS' };
    const told = await tell(server, pagerDuty(server), { contact: 'pd_ada' }, keys);
    expect(bodyOf(told)).toMatchObject({ routing_key: 'ADAS' });
  });

  test('rings loudest where nobody has said yet how bad it is', async () => {
    await using server = await httpServer((_, response) => json(response, {}, 202));
    const told = await tell(server, pagerDuty(server), { severity: undefined }, { pd_key: 'R' });
    expect(bodyOf(told)).toMatchObject({ payload: { severity: 'critical' } });
  });
});

describe('a pager that says no', () => {
  test.each([
    [400, { status: 'refused', code: 'Refused' }],
    [404, { status: 'refused', code: 'Refused' }],
    [408, { status: 'later', code: 'Unreachable', afterMs: undefined }],
    [429, { status: 'later', code: 'Busy', afterMs: 7_000 }],
    [503, { status: 'later', code: 'Unreachable', afterMs: 7_000 }],
  ])('with %i', async (status, answer) => {
    await using server = await httpServer((_, response) => {
      if (status !== 408) response.setHeader('retry-after', '7');
      json(response, {}, status);
    });
    expect((await tell(server, webhook)).answer).toEqual(answer);
  });

  test('with a moment in the place of seconds is asked again as usual', async () => {
    await using server = await httpServer((_, response) => {
      response.setHeader('retry-after', 'Wed, 21 Oct 2026 07:28:00 GMT');
      json(response, {}, 429);
    });
    expect((await tell(server, webhook)).answer).toMatchObject({ afterMs: undefined });
  });
});

describe('a pager that cannot be told fails closed: nobody counts as reached', () => {
  test('when it hangs', async () => {
    await using server = await httpServer(() => undefined);
    expect((await tell(server, webhook)).answer).toMatchObject({
      status: 'later',
      code: 'Timeout',
    });
  });

  test('when it dies in the middle', async () => {
    await using server = await httpServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
      response.destroy();
    });
    expect((await tell(server, webhook)).answer).toMatchObject({
      status: 'later',
      code: 'ConnectionLost',
    });
  });

  test('when its secret is not set', async () => {
    await using server = await httpServer((_, response) => json(response, {}));
    const told = await tell(server, { kind: 'webhook', urlSecret: 'nothing' });
    expect(told.answer).toMatchObject({ status: 'later', code: 'SecretMissing' });
    expect(told.seen).toEqual([]);
  });

  test('when there is none any more', async () => {
    await using server = await httpServer((_, response) => json(response, {}));
    expect((await tell(server, undefined)).answer).toEqual({ status: 'refused', code: 'NoPager' });
  });
});
