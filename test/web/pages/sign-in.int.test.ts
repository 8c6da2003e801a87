import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleOrder } from '../../../src/app/handle-order.ts';
import { type Rig, tokens, webRig } from '../rig.ts';
import { linkFor, post, session } from './visitor.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
});
afterAll(() => rig[Symbol.asyncDispose]());

const get = (path: string, headers = {}) =>
  rig.call(path, { token: '', headers, redirect: 'manual' });

describe('without a session', () => {
  test.each(['/dashboard', '/dashboard/live?about=all', '/dashboard/zone'])(
    '%s is 401 and says how to get a link',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('<code>/incident dashboard</code>');
    },
  );

  test('a token for orders opens no page', async () => {
    expect((await rig.call('/dashboard', { token: tokens.ada })).status).toBe(401);
  });

  test('a made-up cookie opens no page', async () => {
    const cookie = `sternway=${'0'.repeat(64)}`;
    expect((await get('/dashboard', { cookie })).status).toBe(401);
  });

  test('whoever comes by a link from elsewhere is sent here once more, and once only', async () => {
    const from = async (site: string) =>
      (await get('/dashboard?a="b', { 'sec-fetch-site': site })).text();
    expect(await from('cross-site')).toContain('http-equiv="refresh"');
    expect(await from('same-origin')).not.toContain('http-equiv="refresh"');
    expect(await from('none')).not.toContain('http-equiv="refresh"');
  });
});

describe('a link', () => {
  test('is not spent by being looked at, as previews do', async () => {
    const link = await linkFor(rig);
    for (let looks = 0; looks < 3; looks += 1) expect((await get(link)).status).toBe(200);
    expect((await post(rig, link)).status).toBe(303);
  });

  test('gives a cookie that scripts and other places do not get, for 12 hours at most', async () => {
    const response = await post(rig, await linkFor(rig));
    expect(response.headers.get('location')).toBe('/dashboard');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^sternway=[\da-f]{64}; /u);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(Number(/Max-Age=(\d+)/u.exec(cookie)?.[1])).toBeLessThanOrEqual(43_200);
  });

  test('that was used says so, looked at or sent again', async () => {
    const link = await linkFor(rig);
    await post(rig, link);
    for (const response of [await get(link), await post(rig, link)]) {
      expect(response.status).toBe(401);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(await response.text()).toContain('This link was used already');
    }
  });

  test('that is over says so', async () => {
    await using late = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
    const link = await linkFor(late);
    late.clock.ahead(5 * 60_000);
    const response = await post(late, link);
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('This link has expired');
  });

  test.each([
    ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['of another origin of the site', { 'sec-fetch-site': 'same-site' }],
    ['that does not say where it stood', {}],
    ['of a page without an origin', { origin: 'null' }],
  ])('is not spent by a form %s', async (_name, headers) => {
    const link = await linkFor(rig);
    const refused = await post(rig, link, headers);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('set-cookie')).toBeNull();
    expect((await post(rig, link)).status).toBe(303);
  });

  test('that nobody made is tried some times a minute, and then not even looked up', async () => {
    await using other = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
    const tried = async () => (await post(other, `/x?link=${'0'.repeat(64)}`)).status;
    const statuses: number[] = [];
    for (let tries = 0; tries < 25; tries += 1) statuses.push(await tried());
    expect(new Set(statuses.slice(0, 15))).toEqual(new Set([401]));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a session', () => {
  test('opens the pages, and says who is in', async () => {
    const response = await get('/dashboard', await session(rig));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<span>ada</span>');
  });

  test('is over after 12 hours, however much was read', async () => {
    await using late = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
    const headers = await session(late);
    late.clock.ahead(11 * 3_600_000);
    expect((await late.call('/dashboard', { token: '', headers })).status).toBe(200);
    late.clock.ahead(3_600_000);
    expect((await late.call('/dashboard', { token: '', headers })).status).toBe(401);
  });

  test('ends when its reader signs out, also for whoever kept the cookie', async () => {
    const headers = await session(rig);
    const out = await post(rig, '/dashboard/sign-out', undefined, headers);
    expect(out.headers.get('set-cookie')).toMatch(/^sternway=; /u);
    expect((await get('/dashboard', headers)).status).toBe(401);
  });

  test('is not ended by a form of another site', async () => {
    const headers = await session(rig);
    const evil = { origin: 'https://evil.example' };
    expect((await post(rig, '/dashboard/sign-out', evil, headers)).status).toBe(403);
    expect((await get('/dashboard', headers)).status).toBe(200);
  });

  test('everywhere ends with all others of the person, and with no other person’s', async () => {
    const [one, other, bo] = [
      await session(rig),
      await session(rig),
      await session(rig, tokens.bo),
    ];
    await post(rig, '/dashboard/sign-out?everywhere=yes', undefined, one);
    const statuses = await Promise.all(
      [one, other, bo].map(async (headers) => (await get('/dashboard', headers)).status),
    );
    expect(statuses).toEqual([401, 401, 200]);
  });
});

describe('behind https', () => {
  test('the cookie is sent over https alone, and set by this host alone', async () => {
    await using rig = await webRig({
      answer: (ordered, ship) => handleOrder(ship, ordered),
      publicUrl: 'https://sternway.example.com',
    });
    const link = await linkFor(rig);
    expect(link).toMatch(/^https:\/\/sternway\.example\.com\/dashboard\/sign-in/u);
    const response = await post(rig, link, { origin: 'https://sternway.example.com' });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-sternway=[\da-f]{64}; .*Secure/u);
  });
});

describe('every answer of the dashboard', () => {
  test.each(['/dashboard', '/dashboard/sign-in', '/dashboard/nowhere'])(
    '%s lets nothing load but its own files, nothing frame it, and nobody keep it',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    },
  );
});
