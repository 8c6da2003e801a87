import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openIncidentsOf } from '../../src/app/open-incidents.ts';
import type { StatusPageEntry } from '../../src/app/ports/status-page.ts';
import { sendUpdates } from '../../src/app/public-updates/send.ts';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { err, ok } from '../../src/lib/result.ts';
import { openStatusPage } from '../../src/trackers/open.ts';
import { u } from '../core/public-updates.ts';
import { checkout } from '../core/sample.ts';
import { httpServer, json, type TestServer } from '../support/http-server.ts';
import type { Boat, Harbor } from './rig.ts';
import { rulesOf } from './rules.ts';
import { accepted, recorded, refused, underSail } from './story.ts';

const entry: StatusPageEntry = { urlSecret: 'page_url', signingSecret: 'page_key' };
const text = 'Buying fails. We are working on it.';

/** Updates go to this server by the program's own client. */
function toServer(harbor: Harbor, { url }: Pick<TestServer, 'url'>, page = entry): void {
  harbor.rules = rulesOf({ statusPage: page });
  const known: Readonly<Record<string, string>> = { page_url: `${url}/hook`, page_key: 'k3y' };
  const real = openStatusPage({
    secrets: ([name = '']) => {
      const value = known[name];
      return value === undefined ? err([name]) : ok({ [name]: value });
    },
    guard: addressGuard(['127.0.0.1:*']),
  });
  harbor.page.answer = (posting) => real.post(page, posting, AbortSignal.timeout(500));
}

/** The loop alone. */
async function sending({ ship }: Boat): Promise<AsyncDisposable> {
  const ending = new AbortController();
  const incidents = await openIncidentsOf(ship);
  const loops = [incidents.run(ending.signal), sendUpdates(ship, incidents, ending.signal)];
  return {
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await Promise.all(loops);
    },
  };
}

const here = { incident: 'INC-1' };
async function drafted(boat: Boat): Promise<void> {
  await accepted(
    boat.say({ kind: 'declare', targets: [checkout], title: 'Buying fails', severity: 'sev3' }),
  );
  await accepted(boat.say({ kind: 'publishDraft', stage: 'identified', text }, here));
}
const approve = (boat: Boat) => accepted(boat.say({ kind: 'publishApprove', update: u(1) }, here));
const updates = async (boat: Boat) => (await boat.state()).publicUpdates[u(1)];

describe('an approved update', () => {
  test('reaches the status page once, signed, and names nothing of ours', async () => {
    await using server = await httpServer((_, response) =>
      json(response, { link: 'https://status.test/7' }),
    );
    await using scene = await underSail((harbor) => toServer(harbor, server));
    const { boat } = scene;
    await using _sending = await sending(boat);
    await drafted(boat);
    await boat.pass(60_000);
    expect(server.seen).toEqual([]);
    await approve(boat);
    await boat.until('it is taken', recorded(boat, 'UpdateTaken'));
    await boat.pass(60_000);
    expect(await boat.events('UpdateTaken')).toMatchObject([{ link: 'https://status.test/7' }]);
    const [seen, ...others] = server.seen;
    expect(others).toEqual([]);
    const body = seen?.body ?? '';
    expect(JSON.parse(body)).toMatchObject({ kind: 'status-update', status: 'identified', text });
    expect(body).not.toMatch(/INC-1|checkout|p_/u);
    expect(seen?.headers['x-sternway-signature-256']).toBe(
      `sha256=${createHmac('sha256', 'k3y').update(body).digest('hex')}`,
    );
  });

  test('is sent again with the same key and body where the answer was lost, or the page failed', async () => {
    let tries = 0;
    await using server = await httpServer((_, response) => {
      tries += 1;
      if (tries === 1) response.socket?.destroy();
      else if (tries === 2) json(response, {}, 500);
      else json(response, {});
    });
    await using scene = await underSail((harbor) => toServer(harbor, server));
    const { boat } = scene;
    await using _sending = await sending(boat);
    await drafted(boat);
    await approve(boat);
    await boat.until('it is taken', recorded(boat, 'UpdateTaken'));
    const said = server.seen.map(({ headers, body }) => [headers['idempotency-key'], body]);
    expect(said).toHaveLength(3);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await boat.events('UpdateNotTaken')).toMatchObject([{ code: 'Unreachable' }]);
  });

  test('is sent by the next process where this one died before it heard the answer', async () => {
    await using server = await httpServer((_, response) => json(response, {}));
    await using scene = await underSail((harbor) => toServer(harbor, server));
    const { harbor } = scene;
    const real = harbor.page.answer;
    harbor.page.answer = async (posting) => {
      await real(posting);
      // It stands there, and nobody here is told: the process ends.
      return { status: 'later', code: 'Unreachable' };
    };
    const first = await sending(scene.boat);
    await drafted(scene.boat);
    await approve(scene.boat);
    await scene.boat.until('it was sent', () => server.seen.length > 0);
    await first[Symbol.asyncDispose]();
    await accepted(scene.boat.say({ kind: 'close' }, here));
    await scene.boat[Symbol.asyncDispose]();
    harbor.page.answer = real;
    await using next = await harbor.boot('here/2/two');
    await using _sending = await sending(next);
    await next.until('it is taken', recorded(next, 'UpdateTaken'));
    const keys = new Set(server.seen.map(({ headers }) => headers['idempotency-key']));
    expect(keys.size).toBe(1);
  });

  test('is given up after half an hour of a page that is down, and can be sent again', async () => {
    await using server = await httpServer((_, response) => json(response, {}, 503));
    await using scene = await underSail((harbor) => toServer(harbor, server));
    const { boat } = scene;
    await using _sending = await sending(boat);
    await drafted(boat);
    await approve(boat);
    await boat.pass(32 * 60_000);
    expect(await boat.events('UpdateNotTaken')).toMatchObject([
      { code: 'Unreachable', isLast: false },
      { code: 'Unreachable', isLast: true },
    ]);
    expect(await updates(boat)).toMatchObject({ status: 'not-taken' });
    const before = server.seen.length;
    await approve(boat);
    await boat.until('it is tried again', () => server.seen.length > before);
  });

  test('goes nowhere without its secret, or when Sternway only observes', async () => {
    await using server = await httpServer((_, response) => json(response, {}));
    const unknown = { urlSecret: 'nowhere', signingSecret: undefined };
    await using scene = await underSail((harbor) => toServer(harbor, server, unknown));
    const { boat, harbor } = scene;
    await using _sending = await sending(boat);
    await drafted(boat);
    await approve(boat);
    await boat.until('it is said', recorded(boat, 'UpdateNotTaken'));
    harbor.rules = rulesOf({ statusPage: entry, mode: 'observe' });
    await boat.pass(60_000);
    expect(await boat.events('UpdateNotTaken')).toMatchObject([{ code: 'SecretMissing' }]);
    expect(server.seen).toEqual([]);
  });

  test('is not sent any more where the page or the words are gone', async () => {
    await using server = await httpServer((_, response) => json(response, {}, 500));
    await using scene = await underSail((harbor) => toServer(harbor, server));
    const { boat, harbor } = scene;
    await using _sending = await sending(boat);
    await drafted(boat);
    await approve(boat);
    await boat.until('it was tried', () => server.seen.length > 0);
    harbor.rules = rulesOf({ statusPage: undefined });
    await boat.until('it is given up', async () => (await updates(boat))?.status === 'not-taken');
    expect(await updates(boat)).toMatchObject({ behind: 'NoPage' });
    const no = await refused(boat.say({ kind: 'publishApprove', update: u(1) }, here));
    expect(no.code).toBe('NoStatusPage');
  });
});

describe('a draft that nobody wrote', () => {
  test('takes from the last report what the public may read', async () => {
    await using scene = await underSail((harbor) => {
      harbor.rules = rulesOf({ statusPage: entry });
    });
    const { boat } = scene;
    await accepted(boat.say({ kind: 'declare', targets: [checkout], title: 'Buying fails' }));
    const conditions = 'Buying is slow. checkout@prod is failing. bo looks at it.';
    await accepted(boat.say({ kind: 'statusReport', audience: 'executive', conditions }, here));
    await accepted(boat.say({ kind: 'publishDraft' }, here));
    const log = await boat.events('UpdateDrafted');
    expect(log).toMatchObject([{ findings: [] }]);
    const shown = await accepted(boat.say({ kind: 'timeline', format: 'md' }, here));
    expect(shown.say).toContain('know more. Buying is slow.');
    expect(shown.say.split('drafted U1')[1]?.split('\n')[0]).not.toContain('bo looks');
  });
});
