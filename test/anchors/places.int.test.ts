import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gitPlace } from '../../src/anchors/places/git.ts';
import { objectPlace } from '../../src/anchors/places/object.ts';
import { timestampPlace } from '../../src/anchors/places/rfc3161.ts';
import { webhookPlace } from '../../src/anchors/places/webhook.ts';
import type { AskedFor, Brought, Receipt } from '../../src/app/ports/anchors.ts';
import type { Anchor } from '../../src/core/proof/anchor.ts';
import { canonical } from '../../src/lib/canonical.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { authority } from './authority.ts';
import { aKey, anchors, run, siteIn } from './stage.ts';

const { signal } = new AbortController();
const [first, second, third] = anchors(3);
if (!first || !second || !third) throw new Error('no anchors');

let folder: Awaited<ReturnType<typeof ownFolder>>;
beforeEach(async () => {
  folder = await ownFolder();
});
afterEach(async () => folder[Symbol.asyncDispose]());

const receiptOf = (brought: Brought): string =>
  brought.status === 'taken' ? brought.receipt : `not taken: ${brought.code}`;

/** What a registry has that these places gave something for. */
const own = (
  receipts: readonly Receipt[],
  all: readonly Anchor[] = receipts.map(({ anchor }) => anchor),
): AskedFor => ({ registry: 'reg', receipts, anchors: all });

type Heard = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { readonly body: string };

/** A server on this machine that remembers what it was told. */
async function listening(answer: (heard: Heard) => { status: number; body?: string }) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      heard.push(one);
      const { status, body } = answer(one);
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

describe('a git repository of another team', () => {
  const bare = (): string => join(folder.path, 'audit.git');
  const place = (data = 'data') =>
    gitPlace(
      { kind: 'git', name: 'audit', url: bare(), branch: 'main' },
      siteIn(join(folder.path, data)),
    );
  beforeEach(() => void run('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare()]));

  test('gets a file an anchor, in one commit for what it lacked', async () => {
    const brought = await place().bring([first, second], signal);
    expect(brought.status).toBe('taken');
    expect(run('git', ['log', '--format=%s', 'main'], bare()).trim().split('\n')).toHaveLength(1);
    const shown = run('git', ['show', 'main:reg/000000000002.json'], bare());
    expect(shown).toBe(canonical(second));
    expect(receiptOf(brought)).toBe(run('git', ['rev-parse', 'main'], bare()).trim());
  });

  test('is left as it is by the same anchors a second time, from a clone that was lost too', async () => {
    await place().bring([first], signal);
    await rm(join(folder.path, 'data'), { recursive: true });
    expect((await place().bring([first], signal)).status).toBe('taken');
    expect((await place().bring([first, second], signal)).status).toBe('taken');
    expect(run('git', ['log', '--format=%s', 'main'], bare()).trim().split('\n')).toHaveLength(2);
  });

  test('keeps what others put there meanwhile', async () => {
    await place().bring([first], signal);
    await place('other').bring([first, second], signal);
    expect((await place().bring([second, third], signal)).status).toBe('taken');
    expect(run('git', ['ls-tree', '-r', '--name-only', 'main'], bare())).toMatch(
      /01\.json\n.*02\.json\n.*03\.json/u,
    );
  });

  test('is never brought another anchor under a number that it has', async () => {
    await place().bring([first], signal);
    const [forged] = anchors(1, aKey());
    if (!forged) throw new Error('no anchor');
    expect(await place('other').bring([forged], signal)).toEqual({
      status: 'later',
      code: 'OtherAnchorThere',
    });
    expect(run('git', ['show', 'main:reg/000000000001.json'], bare())).toBe(canonical(first));
  });

  test('vouches for what it holds, names what it does not, and tells of newer ones', async () => {
    await place().bring([first, second], signal);
    const receipts = [first, second].map((anchor) => ({ anchor, receipt: '' }));
    expect(await place().confirm(own(receipts), signal)).toMatchObject({
      last: { anchor: second },
      problems: [],
      newest: { number: 2 },
    });
    const [, other] = anchors(2, aKey());
    if (!other) throw new Error('no anchor');
    const lies = [
      { anchor: other, receipt: '' },
      { anchor: third, receipt: '' },
    ];
    expect((await place().confirm(own(lies), signal)).problems).toEqual([
      'anchor 3 is missing in audit',
      'anchor 2 is another one in audit',
    ]);
  });

  test('holds all that it has against the registry, whatever that says to have brought', async () => {
    await place().bring([first, second, third], signal);
    // A history that was written anew, and only its end was brought.
    const forged = anchors(4, aKey());
    const end = forged.at(-1);
    if (!end) throw new Error('no anchor');
    const taken = await place('other').bring([end], signal);
    const receipts = [{ anchor: end, receipt: receiptOf(taken) }];
    expect((await place().confirm(own(receipts, forged), signal)).problems).toEqual([
      'anchor 1 is another one in audit',
      'anchor 2 is another one in audit',
      'anchor 3 is another one in audit',
      'anchor 4 does not continue the one before it in audit',
    ]);
    // The same with no word of the anchors before it.
    expect((await place().confirm(own(receipts), signal)).problems).toEqual([
      'anchor 4 does not continue the one before it in audit',
    ]);
  });

  test('with a file that is no anchor is told of, and so is all else that it holds', async () => {
    await place().bring([first], signal);
    const clone = join(folder.path, 'data/anchors/audit');
    for (const name of ['000000000009.json', 'zzz.json', 'README.md'])
      await writeFile(join(clone, 'reg', name), 'no anchor');
    for (const args of [
      ['add', '--all'],
      ['commit', '--quiet', '-m', 'x'],
      ['push', '--quiet', 'origin', 'HEAD'],
    ])
      run('git', args, clone);
    const [other] = anchors(1, aKey());
    if (!other) throw new Error('no anchor');
    const said = await place().confirm(own([{ anchor: other, receipt: '' }]), signal);
    expect(said).toMatchObject({
      newest: { number: 1 },
      problems: ['anchor 1 is another one in audit', 'anchor 9 cannot be read in audit'],
    });
  });

  test('that cannot be reached is said to be silent, and is tried again', async () => {
    await rm(bare(), { recursive: true });
    expect(await place().bring([first], signal)).toEqual({ status: 'later', code: 'Gitfetch' });
    expect(await place().confirm(own([]), signal)).toMatchObject({
      silent: expect.stringContaining('could not be fetched'),
    });
  });
});

describe('a time-stamping authority', () => {
  test('stamps an anchor, by its own clock', async () => {
    await using tsa = await authority(folder.path);
    const place = timestampPlace(
      { kind: 'rfc3161', name: 'tsa', url: tsa.url, ca: tsa.ca },
      siteIn(folder.path),
    );
    const brought = await place.bring([first, second], signal);
    expect(brought).toMatchObject({ status: 'taken', at: expect.stringContaining('T') });
    const receipt = receiptOf(brought);
    const good = await place.confirm(own([{ anchor: second, receipt }]), signal);
    expect(good).toMatchObject({ last: { anchor: second }, problems: [] });
    // The same by the program that auditors have.
    const [token, text] = [join(folder.path, 'token'), join(folder.path, 'text')];
    await writeFile(token, Buffer.from(receipt, 'hex'));
    await writeFile(text, canonical(second));
    const args = ['ts', '-verify', '-data', text, '-in', token, '-token_in', '-CAfile', tsa.ca];
    expect(run('openssl', args)).toContain('Verification: OK');
  });

  test('is not believed for another anchor, a changed token or under another certificate', async () => {
    await using tsa = await authority(folder.path);
    const entry = { kind: 'rfc3161', name: 'tsa', url: tsa.url, ca: tsa.ca } as const;
    const place = timestampPlace(entry, siteIn(folder.path));
    const receipt = receiptOf(await place.bring([first], signal));
    const problemsOf = async (given: typeof receipt, anchor = first, ca = tsa.ca) => {
      const asked = timestampPlace({ ...entry, ca }, siteIn(folder.path));
      return (await asked.confirm(own([{ anchor, receipt: given }]), signal)).problems;
    };
    expect(await problemsOf(receipt)).toEqual([]);
    expect(await problemsOf(receipt, second)).toHaveLength(1);
    const bent = `${receipt.slice(0, -2)}${receipt.endsWith('00') ? '01' : '00'}`;
    expect(await problemsOf(bent)).toHaveLength(1);
    expect(await problemsOf(receipt, first, tsa.otherCa)).toHaveLength(1);
    expect(await problemsOf('00')).toHaveLength(1);
  });

  test('that answers nonsense is asked again', async () => {
    await using server = await listening(() => ({ status: 200, body: 'hello' }));
    const entry = { kind: 'rfc3161', name: 'tsa', url: server.url, ca: 'none' } as const;
    const place = timestampPlace(entry, siteIn(folder.path));
    expect(await place.bring([first], signal)).toEqual({
      status: 'later',
      code: 'NotStamped200',
    });
  });
});

describe('a store that locks objects', () => {
  const entry = (url: string) =>
    ({
      kind: 'object',
      name: 'vault',
      url: `${url}/anchors`,
      retainMs: 86_400_000,
      access: { by: 's3', region: 'eu', accessKeySecret: 'id', secretKeySecret: 'key' },
    }) as const;

  test('gets each anchor as a new object, locked, and shows it again', async () => {
    const objects = new Map<string, string>();
    await using server = await listening(({ method, url = '', body }) => {
      if (method === 'GET') {
        const found = objects.get(url);
        return found === undefined ? { status: 404 } : { status: 200, body: found };
      }
      if (objects.has(url)) return { status: 412 };
      objects.set(url, body);
      return { status: 200 };
    });
    const place = objectPlace(entry(server.url), siteIn(folder.path, { id: 'AK', key: 'SK' }));
    expect(await place.bring([first], signal)).toMatchObject({ receipt: 'reg-1.json' });
    // Its answer was lost: the second time it is there already.
    expect((await place.bring([first], signal)).status).toBe('taken');
    expect(server.heard[0]).toMatchObject({
      method: 'PUT',
      url: '/anchors/reg-1.json',
      body: canonical(first),
      headers: {
        'if-none-match': '*',
        'x-amz-object-lock-mode': 'COMPLIANCE',
        'x-amz-object-lock-retain-until-date': '2026-03-02T10:00:00.001Z',
        authorization: expect.stringContaining('Credential=AK/'),
      },
    });
    const receipts = [{ anchor: first, receipt: 'reg-1.json' }];
    expect(await place.confirm(own(receipts), signal)).toMatchObject({ last: { anchor: first } });
    objects.set('/anchors/reg-1.json', canonical(second));
    expect((await place.confirm(own(receipts), signal)).problems).toEqual([
      'anchor 1 is another one in vault',
    ]);
    objects.clear();
    expect((await place.confirm(own(receipts), signal)).problems).toEqual([
      'anchor 1 is missing in vault',
    ]);
  });

  const keeping = (objects: ReadonlyMap<string, string>, none = 404) =>
    listening(({ url = '' }) => {
      const body = objects.get(url);
      return body === undefined ? { status: none } : { status: 200, body };
    });
  const vault = (url: string) =>
    objectPlace(entry(url), siteIn(folder.path, { id: 'AK', key: 'SK' }));
  const nameOf = ({ number }: Anchor): string => `/anchors/reg-${number}.json`;

  test.each([404, 403])(
    'is asked for all that it may hold, also what was never said to be brought (%d for none)',
    async (none) => {
      const forged = anchors(3, aKey());
      const end = forged.at(-1);
      if (!end) throw new Error('no anchor');
      const held = new Map([first, end].map((one) => [nameOf(one), canonical(one)]));
      await using server = await keeping(held, none);
      const said = await vault(server.url).confirm(
        own([{ anchor: end, receipt: '' }], forged),
        signal,
      );
      expect(said).toMatchObject({ problems: ['anchor 1 is another one in vault'] });
      expect(said.silent).toBeUndefined();
    },
  );

  test('tells of an anchor that the registry does not know of any more', async () => {
    const held = new Map([first, second].map((one) => [nameOf(one), canonical(one)]));
    await using server = await keeping(held);
    const said = await vault(server.url).confirm(own([{ anchor: first, receipt: '' }]), signal);
    expect(said).toMatchObject({ last: { anchor: first }, newest: { number: 2 }, problems: [] });
  });

  test('that ends to answer says for how many anchors it was not asked, and calls none missing', async () => {
    await using server = await listening(({ url }) =>
      url === nameOf(third) ? { status: 200, body: canonical(third) } : { status: 503 },
    );
    const receipts = [first, second, third].map((anchor) => ({ anchor, receipt: '' }));
    expect(await vault(server.url).confirm(own(receipts), signal)).toMatchObject({
      problems: [],
      silent: 'vault was not asked for all that it may hold: 2 of 3 anchors are left (Http503)',
    });
  });

  test('waits for its secrets', async () => {
    const place = objectPlace(entry('http://127.0.0.1:1'), siteIn(folder.path));
    expect(await place.bring([first], signal)).toMatchObject({ code: 'SecretMissing' });
  });
});

describe('a webhook', () => {
  test('is told of the newest anchor, under a key of its own, and vouches for nothing', async () => {
    await using server = await listening(() => ({ status: 204 }));
    const site = siteIn(folder.path, { url: `${server.url}/${randomUUID()}` });
    const place = webhookPlace({ kind: 'webhook', name: 'hook', urlSecret: 'url' }, site);
    expect((await place.bring([first, second], signal)).status).toBe('taken');
    expect(server.heard).toMatchObject([{ method: 'POST', body: canonical(second) }]);
    expect(await place.confirm(own([]), signal)).toMatchObject({ silent: expect.any(String) });
  });

  test('that refuses is told again', async () => {
    await using server = await listening(() => ({ status: 503 }));
    const site = siteIn(folder.path, { url: server.url });
    const place = webhookPlace({ kind: 'webhook', name: 'hook', urlSecret: 'url' }, site);
    expect(await place.bring([first], signal)).toEqual({ status: 'later', code: 'Http503' });
  });
});
