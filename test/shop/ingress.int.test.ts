import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIngress } from '../../sandbox/shop/ingress.ts';
import { type Listening, serve } from '../../sandbox/shop/lib/serve.ts';

const nobody = 'http://127.0.0.1:1';
const everywhere = (url: string) => ({
  platform: url,
  router: url,
  storefront: url,
  load: url,
  worker: nobody,
});

let prod: Listening;
let staging: Listening;
beforeAll(async () => {
  const named = (name: string) =>
    serve({
      'GET /name': ({ query }) => ({ status: 200, body: `${name} ${query.get('of')}` }),
      'PUT /name': ({ body }) => ({ status: 409, body: { name, body } }),
    });
  [prod, staging] = await Promise.all([named('prod'), named('staging')]);
});
afterAll(async () => {
  await Promise.all([prod.close(), staging.close()]);
});

const open = () => openIngress(new Map([['prod', everywhere(prod.url)]]));

describe('an ingress before several shops', () => {
  test('passes a request on to the one that its path names', async () => {
    const shops = new Map([['prod', everywhere(prod.url)]]);
    await using ingress = await openIngress(shops);
    shops.set('staging', everywhere(staging.url));
    const name = async (of: string) =>
      (await fetch(`${ingress.url}/${of}/router/name?of=us`)).text();
    expect([await name('prod'), await name('staging')]).toEqual(['prod us', 'staging us']);
  });

  test('passes on what is sent, and the answer as it is', async () => {
    await using ingress = await open();
    const sent = { method: 'PUT', body: '{"weight":0}' };
    const answer = await fetch(`${ingress.url}/prod/router/name`, sent);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ name: 'prod', body: { weight: 0 } });
  });

  test('never passes on to another environment what is meant for one that is not there', async () => {
    await using ingress = await open();
    const answer = await fetch(`${ingress.url}/staging/router/name`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('there is prod');
  });

  test('goes on when somebody leaves before the answer has come', async () => {
    const held = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const slow = await serve({
      'GET /slow': async () => {
        arrived.resolve(undefined);
        await held.promise;
        return { status: 200, body: 'late' };
      },
      'GET /name': () => ({ status: 200, body: 'here' }),
    });
    await using ingress = await openIngress(new Map([['prod', everywhere(slow.url)]]));
    const leaving = new AbortController();
    const asked = fetch(`${ingress.url}/prod/router/slow`, { signal: leaving.signal });
    await arrived.promise;
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    held.resolve(undefined);
    expect(await (await fetch(`${ingress.url}/prod/router/name`)).text()).toBe('here');
    await slow.close();
  });

  test('says who does not answer', async () => {
    await using ingress = await open();
    const answer = await fetch(`${ingress.url}/prod/worker/queue`);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain('worker does not answer');
  });
});
