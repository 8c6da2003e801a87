import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readsOf } from '../../../src/app/reading/reads.ts';
import { pages } from '../../../src/web/pages/list.ts';
import { addresses, privateAddresses } from './addresses.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene[Symbol.asyncDispose]());

const signedIn = async (by: string): Promise<Readonly<Record<string, string>>> => {
  const { pathname, search } = new URL(await scene.link(by));
  const response = await fetch(`${scene.url}${pathname}`, {
    method: 'POST',
    redirect: 'manual',
    body: search.slice(1),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
  });
  return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
};

const get = async (path: string, headers: Readonly<Record<string, string>>) => {
  const ending = new AbortController();
  const response = await fetch(`${scene.url}${path}`, { headers, signal: ending.signal });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? '' : await response.text();
  ending.abort();
  return { status: response.status, text };
};

describe('a private incident on the dashboard', () => {
  test.each(privateAddresses)(
    '%s is not there for others, in the same words as what never was',
    async (path) => {
      const headers = await signedIn('ada');
      const there = await get(path, headers);
      const never = await get(path.replace('INC-2', 'INC-99'), headers);
      expect(there.status).toBe(404);
      const timeless = (text: string) => text.replaceAll(/\d\d:\d\d(?::\d\d)?/gu, '');
      expect(timeless(there.text)).toBe(timeless(never.text));
    },
  );

  test.each(privateAddresses)('%s is there for who is let in', async (path) => {
    expect((await get(path, await signedIn('bo'))).status).toBe(200);
  });

  test('stands on no page of others, and its target only as taken', async () => {
    const headers = await signedIn('ada');
    for (const path of addresses) {
      const { text } = await get(path, headers);
      expect(text).not.toContain('leaked');
      expect(text).not.toContain('INC-2');
    }
  });

  test('is noted as read once a sitting, before it is shown', async () => {
    const before = (await readsOf(scene.boat.ship, 'INC-2')).length;
    const headers = await signedIn('bo');
    for (let looks = 0; looks < 3; looks += 1) await get('/dashboard/incidents/INC-2', headers);
    const reads = await readsOf(scene.boat.ship, 'INC-2');
    expect(reads).toHaveLength(before + 1);
    expect(reads.at(-1)).toMatchObject({
      what: 'dashboard',
      by: scene.boat.ship.directory.find('bo'),
    });
  });
});

describe('the addresses that are tested', () => {
  test('are those of all pages', () => {
    const known = [...addresses, ...privateAddresses].map((one) =>
      one.replace(/\?.*/u, '').replace(/INC-\d/u, ':id'),
    );
    expect(new Set(known)).toEqual(new Set(pages.map(({ path }) => path)));
  });
});
