import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { routes } from '../../src/web/routes/list.ts';
import { type Rig, tokens, webRig } from './rig.ts';

type Asked = { readonly path?: string; readonly body?: unknown; readonly isWhole?: boolean };

/** How each route is asked, `isWhole` where administrators are given all; a route that is missing here fails the last test. */
const asked: Readonly<Record<string, Asked>> = {
  'POST /api/v1/orders': { body: { text: '/incident status', incident: 'INC-1' } },
  'GET /api/v1/incidents': {},
  'GET /api/v1/incidents/:id': {},
  'GET /api/v1/incidents/:id/timeline': {},
  'GET /api/v1/incidents/:id/report': {},
  'GET /api/v1/incidents/:id/follow': {},
  'GET /api/v1/locks': {},
  'GET /api/v1/releases': { path: '/api/v1/releases?target=checkout%40prod' },
  'GET /api/v1/drills': {},
  'GET /api/v1/doctor': {},
  'POST /api/v1/gate': { body: { target: 'checkout@prod' } },
  'GET /api/v1/webhooks/unrouted': {},
  'GET /api/v1/registry': {},
  'GET /api/v1/registry/verify': {},
  // A chain with gaps proves nothing: administrators have it whole, and that they took it is noted.
  'GET /api/v1/registry/export': { isWhole: true },
  // All of the registry, for administrators on its own machine: a request from elsewhere gets nothing.
  'GET /api/v1/registry/backup': {},
  'POST /api/v1/incidents/:id/bundle': { body: {} },
  'POST /api/v1/registry/rebuild': { body: {} },
  'POST /api/v1/registry/erase': { body: { incident: 'INC-1', dry: true } },
  'POST /api/v1/registry/replay': { body: {} },
  'POST /api/v1/registry/import': { body: {} },
  'GET /api/v1/registry/searches': {},
  'GET /api/v1/registry/:entry': {},
  'GET /metrics': {},
  'GET /healthz': {},
  'GET /readyz': {},
};

let rig: Rig;
beforeAll(async () => {
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
  await rig.order(
    { text: '/incident declare --private sev2 checkout "a leaked key"' },
    { token: tokens.bo },
  );
  await rig.order({ text: '/rollback checkout', incident: 'INC-1' }, { token: tokens.bo });
  await rig.order({ text: '/registry list leaked --because "a review"' }, { token: tokens.bo });
});
afterAll(() => rig[Symbol.asyncDispose]());

/** What a route answers, as far as it comes within a moment: a stream that opened says what it says first. */
async function answerOf(route: string, token: string): Promise<string> {
  const [method = '', template = ''] = route.split(' ');
  const { path = template, body } = asked[route] ?? {};
  const ending = new AbortController();
  const response = await rig.call(path.replace(/:\w+/u, 'INC-1'), {
    method,
    token,
    signal: ending.signal,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': `${route} ${token}` },
    }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true)
    return response.text();
  const first = await response.body?.getReader().read();
  ending.abort();
  return new TextDecoder().decode(first?.value);
}

const names = routes.map(({ method, path }) => `${method} ${path}`);

describe('every route, of a private incident', () => {
  test.each(names.filter((route) => asked[route]?.isWhole !== true))(
    '%s says nothing to an administrator who is not let in',
    async (route) => {
      // Where its name was asked for, a refusal may repeat it.
      const named = route.includes(':') || asked[route]?.body !== undefined;
      const said = await answerOf(route, tokens.ada);
      expect(said).not.toMatch(named ? /leaked|RB-1/u : /leaked|RB-1|INC-1/u);
    },
  );

  test.each(names)('%s says nothing to a program, nor to whoever has no token', async (route) => {
    for (const token of [tokens.ci, ''])
      expect(await answerOf(route, token)).not.toMatch(/leaked|RB-1/u);
  });

  test('says so to whoever is let in, where there is something to say', async () => {
    const told = [];
    for (const route of names)
      if ((await answerOf(route, tokens.bo)).includes('leaked')) told.push(route);
    expect(told).toMatchInlineSnapshot(`
      [
        "GET /api/v1/incidents/:id",
        "GET /api/v1/incidents/:id/timeline",
        "GET /api/v1/incidents/:id/report",
        "GET /api/v1/incidents/:id/follow",
        "GET /api/v1/registry",
        "GET /api/v1/registry/export",
        "GET /api/v1/registry/:entry",
      ]
    `);
  });

  test('is asked here', () => {
    expect(Object.keys(asked).toSorted()).toEqual(names.toSorted());
  });
});
