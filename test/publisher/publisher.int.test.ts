import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Parcel, Sent } from '../../src/app/ports/publisher.ts';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { err, ok } from '../../src/lib/result.ts';
import { openPublisher } from '../../src/publisher/open.ts';
import { rulesOf } from '../app/rules.ts';
import { httpServer, json, type TestServer } from '../support/http-server.ts';

const parcel: Parcel = {
  key: 'sternway/r1/INC-3/report/1',
  incident: 'INC-3',
  publication: 1,
  at: '2026-03-01T10:00:00.000Z',
  report: '{"incident":"INC-3"}\n',
  markdown: '# INC-3',
};
const entry = { urlSecret: 'report_url', signingSecret: 'report_key', takesPrivate: false };

/** Sends the parcel once to this server. */
function send(
  server: Pick<TestServer, 'url'>,
  more: Readonly<Record<string, string>> = { report_key: 'k3y' },
  webhook: typeof entry | undefined = entry,
): Promise<Sent> {
  const known: Readonly<Record<string, string>> = { report_url: `${server.url}/reports`, ...more };
  const publisher = openPublisher({
    configurations: { current: () => rulesOf({ reportWebhook: webhook }) },
    secrets: (names) => {
      const missing = names.filter((name) => known[name] === undefined);
      return missing.length > 0
        ? err(missing)
        : ok(Object.fromEntries(names.map((name) => [name, known[name] ?? ''])));
    },
    guard: addressGuard(['127.0.0.1:*']),
  });
  return publisher(parcel, AbortSignal.timeout(500));
}

describe('a webhook for reports', () => {
  test('is sent the whole report, signed, under a key that stays the same', async () => {
    await using server = await httpServer((_, response) => json(response, {}));
    expect(await send(server)).toEqual({ status: 'taken' });
    await send(server);
    const [first, second] = server.seen;
    expect(first).toMatchObject({ method: 'POST', url: '/reports' });
    expect(first?.headers['idempotency-key']).toBe(parcel.key);
    expect(JSON.parse(first?.body ?? '')).toEqual({
      version: 1,
      ...parcel,
      report: { incident: 'INC-3' },
    });
    const signature = createHmac('sha256', 'k3y')
      .update(first?.body ?? '')
      .digest('hex');
    expect(first?.headers['x-sternway-signature-256']).toBe(`sha256=${signature}`);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['idempotency-key']).toBe(parcel.key);
  });

  test('that asks for patience is sent it later', async () => {
    await using server = await httpServer((_, response) => {
      response.writeHead(429, { 'retry-after': '7' }).end();
    });
    expect(await send(server)).toEqual({ status: 'later', code: 'Busy', afterMs: 7_000 });
  });

  test('that says no is not asked again', async () => {
    await using server = await httpServer((_, response) => json(response, {}, 404));
    expect(await send(server)).toEqual({ status: 'refused', code: 'Refused' });
  });

  test('that does not answer is sent it later', async () => {
    await using server = await httpServer(() => undefined);
    expect(await send(server)).toMatchObject({ status: 'later', code: 'Timeout' });
  });

  test('without what signs is sent nothing, until that is there', async () => {
    await using server = await httpServer((_, response) => json(response, {}));
    expect(await send(server, {})).toMatchObject({ status: 'later', code: 'SecretMissing' });
    expect(server.seen).toEqual([]);
  });

  test('that the configuration does not name any more refuses', async () => {
    expect(await send({ url: 'http://127.0.0.1:1' }, {}, undefined)).toEqual({
      status: 'later',
      code: 'SecretMissing',
      afterMs: undefined,
    });
  });
});
