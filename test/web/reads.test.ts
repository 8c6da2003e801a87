import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { routes } from '../../src/web/routes/list.ts';
import { type Rig, tokens, webRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
  await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
  await rig.order({ text: '/incident note <b>the db is slow</b>' });
  const moment = '2026-11-20T00:00:00Z';
  await rig.order({
    text: `/release register checkout 1 --commit abcdef1 --live-since ${moment}`,
  });
});
afterAll(() => rig[Symbol.asyncDispose]());

const get = async (path: string, token?: string): Promise<readonly [number, unknown]> => {
  const response = await rig.call(path, { token });
  return [response.status, await response.json()];
};

describe('the routes', () => {
  const doors = routes.filter(({ who }) => who !== 'nobody');
  const at = (path: string) => path.replace(/:(?:id|entry)/u, 'INC-1');

  test.each(doors.map(({ method, path }) => [method, path]))(
    '%s %s is closed to strangers',
    async (method, path) => {
      const response = await rig.call(at(path), { method, token: 'guess' });
      expect([response.status, await response.json()]).toMatchObject([
        401,
        { accepted: false, refusal: { code: 'NotSignedIn' } },
      ]);
    },
  );

  test.each(doors.filter(({ who }) => who === 'person').map(({ method, path }) => [method, path]))(
    '%s %s is closed to machines',
    async (method, path) => {
      const response = await rig.call(at(path), { method, token: tokens.ci });
      expect([response.status, await response.json()]).toMatchObject([
        403,
        { refusal: { code: 'MachineMayNot' } },
      ]);
    },
  );

  test.each(doors.filter(({ who }) => who === 'admin').map(({ method, path }) => [method, path]))(
    '%s %s is closed to all but administrators',
    async (method, path) => {
      const response = await rig.call(at(path), { method, token: tokens.bo });
      expect([response.status, await response.json()]).toMatchObject([
        403,
        { refusal: { code: 'NotAdmin', lift: expect.stringContaining('ada') } },
      ]);
    },
  );

  test.each([
    ['GET', '/'],
    ['GET', '/api/v1/orders'],
    ['DELETE', '/api/v1/incidents/INC-1'],
    ['POST', '/api/v2/orders'],
    ['GET', '/api/v1/../../etc/passwd'],
    ['HEAD', '/api/v1/incidents/INC-1/follow'],
  ])('%s %s is nowhere', async (method, path) => {
    const response = await rig.call(path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/u);
    // To HEAD nothing is said but this.
    expect(await response.text()).toMatch(method === 'HEAD' ? /^$/u : /"code":"NotFound"/u);
  });

  test.each([
    ['/api/v1/incidents?open=maybe', 400],
    ['/api/v1/incidents?shut=true', 400],
    ['/api/v1/incidents?open=true&open=false', 400],
    ['/api/v1/incidents/x', 400],
    ['/api/v1/incidents/INC-99', 404],
    ['/api/v1/incidents/INC-99/timeline', 404],
    ['/api/v1/incidents/INC-99/follow', 404],
    ['/api/v1/incidents/INC-1/timeline?format=doc', 400],
    ['/api/v1/incidents/INC-1/timeline?kind=wish', 400],
    ['/api/v1/incidents/INC-1/timeline?zone=Berlin', 400],
    ['/api/v1/incidents/INC-1/timeline?since=yesterday', 400],
    ['/api/v1/incidents/%E0%A4%A', 400],
    [`/api/v1/incidents/${'x'.repeat(500)}`, 414],
    ['/api/v1/releases', 400],
    ['/api/v1/releases?target=checkout', 400],
  ])('%s is refused with %i', async (path, status) => {
    expect(await get(path)).toMatchObject([status, { accepted: false, refusal: {} }]);
  });
});

describe('what is read over HTTP', () => {
  test.each(['', '?open=true'])('is the list of incidents%s', async (query) => {
    const [status, body] = await get(`/api/v1/incidents${query}`);
    expect([status, body]).toMatchObject([
      200,
      { incidents: [{ id: 'INC-1', severity: 'sev2', targets: ['checkout@prod'] }] },
    ]);
  });

  test('is no incident that is open where the closed ones are asked for', async () => {
    expect(await get('/api/v1/incidents?open=false')).toEqual([200, { incidents: [] }]);
  });

  test('is one incident, with its status in words', async () => {
    expect(await get('/api/v1/incidents/inc-1')).toMatchObject([
      200,
      {
        id: 'INC-1',
        rung: 'declared',
        decides: 'ada',
        course: { status: 'none' },
        plans: [],
        say: expect.stringContaining('INC-1, sev2'),
      },
    ]);
  });

  test('is its timeline, as Markdown that holds nobody’s HTML', async () => {
    const response = await rig.call('/api/v1/incidents/INC-1/timeline');
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const text = await response.text();
    expect(text).toContain('the db is slow');
    expect(text).not.toContain('<b>');
  });

  test('is its timeline, as JSON', async () => {
    const [status, body] = await get('/api/v1/incidents/INC-1/timeline?format=json');
    expect([status, body]).toMatchObject([200, { incident: { id: 'INC-1' }, entries: [{}, {}] }]);
  });

  test('is a part of its timeline, in the zone that is asked for', async () => {
    const path = '/api/v1/incidents/INC-1/timeline?format=csv&zone=Europe/Berlin';
    const response = await rig.call(`${path}&kind=note&kind=decide&words=DB`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [, ...rows] = (await response.text()).trim().split('\r\n');
    expect(rows).toEqual([expect.stringMatching(/^E\d+,\S+\+\d\d:00,.*the db is slow/u)]);
  });

  test('is its timeline, as a page that runs nothing', async () => {
    const response = await rig.call('/api/v1/incidents/INC-1/timeline?format=html&by=ada');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('A part of the timeline: ');
  });

  test('is what is locked', async () => {
    expect(await get('/api/v1/locks')).toEqual([200, { held: [], active: [], contained: [] }]);
  });

  test('is what was live on a target', async () => {
    expect(await get('/api/v1/releases?target=checkout@prod')).toMatchObject([
      200,
      { target: 'checkout@prod', live: '1', releases: [{ version: '1' }], rolledBackFrom: [] },
    ]);
  });

  test('is whether the registry is whole', async () => {
    expect(await get('/api/v1/registry/verify')).toMatchObject([200, { ok: true, problems: [] }]);
  });

  test('is the registry, a line an event', async () => {
    const response = await rig.call('/api/v1/registry/export');
    const lines = (await response.text()).trimEnd().split('\n');
    const { events } = await rig.ship.registry.verify();
    expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(lines).toHaveLength(events);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: { type: 'IncidentDeclared' } });
  });
});

describe('an administrator', () => {
  const post = (path: string, body?: object) =>
    rig.call(path, {
      method: 'POST',
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });

  test('has lists and locks written again', async () => {
    const response = await post('/api/v1/registry/rebuild');
    expect([response.status, await response.json()]).toEqual([200, { incidents: 0 }]);
  });

  test('has erased again what came back with a backup', async () => {
    const response = await post('/api/v1/registry/replay');
    const none = { texts: 0, people: 0, held: [], unread: [] };
    expect([response.status, await response.json()]).toEqual([200, none]);
  });

  test('erases nothing under a legal hold, nor whoever had a part in it', async () => {
    await rig.order({ text: '/registry hold INC-1 "a letter of the regulator"' });
    const what = { kind: 'text', event: 'incident/INC-1#1', name: 'title', basis: 'art-17' };
    const who = { kind: 'person', name: 'ada', basis: 'art-17' };
    for (const asked of [what, who]) {
      const no = await post('/api/v1/registry/erase', asked);
      expect([no.status, await no.json()]).toMatchObject([
        409,
        { refusal: { code: 'UnderLegalHold', reason: expect.stringContaining('INC-1') } },
      ]);
    }
    await rig.order({ text: '/registry release-hold INC-1 "the case is closed"' });
  });

  test('erases a text once, and it is on record who did', async () => {
    const log = await rig.ship.registry.read('incident/INC-1');
    const note = log.find(({ type }) => type === 'NoteAdded');
    const [name = ''] = Object.keys(note?.texts ?? {});
    const what = { kind: 'text', event: `incident/INC-1#${note?.version}`, name, basis: 'art-17' };
    const dry = await post('/api/v1/registry/erase', { ...what, dryRun: true });
    expect([dry.status, await dry.json()]).toEqual([
      200,
      {
        erased: false,
        goes: expect.objectContaining({ texts: 1, accounts: 0, sessions: 0, notes: 0 }),
        takenOut: [{ what: 'export', incident: null, to: 'ada', at: expect.any(String) }],
        staysIn: [],
      },
    ]);
    const first = await post('/api/v1/registry/erase', what);
    const again = await post('/api/v1/registry/erase', what);
    expect([first.status, again.status]).toEqual([200, 404]);
    expect(JSON.stringify(await again.json())).toContain('it was erased before');
    const { erased } = await rig.ship.registry.verify();
    expect(erased).toMatchObject([{ by: rig.ship.directory.find('ada'), basis: 'order' }]);
  });

  test('is told what the texts of an event are called, and which event there is not', async () => {
    const none = async (event: string) => {
      const no = await post('/api/v1/registry/erase', {
        kind: 'text',
        event,
        name: 'subject',
        basis: 'art-17',
      });
      return [no.status, await no.json()];
    };
    expect(await none('incident/INC-1#1')).toMatchObject([
      404,
      {
        refusal: {
          code: 'NoSuchText',
          reason: 'incident/INC-1#1 has no text called subject. Nothing was erased.',
          lift: expect.stringContaining(
            'What is written there is called title: sternway registry erase',
          ),
        },
      },
    ]);
    expect(JSON.stringify(await none('incident/INC-1#4711'))).toContain(
      'There is no incident/INC-1#4711 on record',
    );
  });

  test('is asked what is meant when it is not clear', async () => {
    const person = { kind: 'person', name: 'addda', basis: 'x' };
    expect((await post('/api/v1/registry/erase', person)).status).toBe(422);
    const noEvent = { kind: 'text', event: 'INC-1', name: 'note', basis: 'x' };
    expect((await post('/api/v1/registry/erase', noEvent)).status).toBe(400);
    expect((await post('/api/v1/registry/erase')).status).toBe(400);
  });
});

describe('an order that was recorded', () => {
  test('is answered the same way again, and recorded once', async () => {
    const headers = { 'idempotency-key': 'note-once' };
    const send = async () =>
      (
        await rig.order({ text: '/incident note said once', incident: 'INC-1' }, { headers })
      ).json();
    const [first, again] = [await send(), await send()];
    expect(again).toEqual(first);
    const log = await rig.ship.registry.read('incident/INC-1');
    const texts = await rig.ship.registry.texts(log);
    const notes = [...texts.values()].flatMap((own) => Object.values(own));
    expect(notes.filter((text) => text === 'said once')).toHaveLength(1);
  });

  test('is another one under another person’s token', async () => {
    const headers = { 'idempotency-key': 'note-twice' };
    const text = '/incident note said by two';
    const first: unknown = await (await rig.order({ text }, { headers })).json();
    const second: unknown = await (await rig.order({ text }, { headers, token: tokens.bo })).json();
    expect(second).not.toEqual(first);
  });
});

describe('the gate for pipelines', () => {
  const ask = async (body: unknown, token?: string) => {
    const response = await rig.call('/api/v1/gate', {
      method: 'POST',
      token,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  };
  const target = 'checkout@prod';

  test('is open where nothing stands against a release', async () => {
    expect(await ask({ target, version: '2' })).toEqual([
      200,
      { gate: 'allowed', target, version: '2', automation: { mode: 'on' } },
    ]);
  });

  test('says what stands against it, with a status at which a pipeline ends', async () => {
    expect(await ask({ target: 'nothing@prod', version: '2' })).toMatchObject([
      422,
      { gate: 'denied', refusals: [{ code: 'UnknownService' }] },
    ]);
  });

  test('asks which release, and is for tokens that may', async () => {
    expect(await ask({ target })).toMatchObject([400, { refusal: { code: 'BadRequest' } }]);
    expect(await ask({ target, version: '2' }, tokens.ci)).toMatchObject([
      403,
      { refusal: { code: 'MachineMayNot' } },
    ]);
  });
});

describe('the registry over HTTP', () => {
  const list = async (query: string) => {
    const response = await rig.call(`/api/v1/registry${query}`, { token: tokens.ada });
    return { response, text: await response.text() };
  };

  test('is listed for programs, spreadsheets and people who write pages', async () => {
    const json = await list('?words=5xx&service=checkout');
    expect(JSON.parse(json.text)).toMatchObject({
      incidents: [{ id: 'INC-1', title: '5xx after deploy', declaredByName: 'ada' }],
      next: null,
    });
    const csv = await list('?format=csv&order=oldest');
    expect(csv.response.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toContain('INC-1,live,sev2,5xx after deploy');
    expect((await list('?format=md&since=30d')).text).toContain('| incident |');
    expect(
      JSON.parse((await list('?since=1h&until=2020-01-01T00:00:00.000Z')).text).incidents,
    ).toEqual([]);
  });

  test('refuses what it cannot read, and a search for a person without a reason', async () => {
    expect((await list('?since=yesterday')).response.status).toBe(400);
    expect((await list('?wrods=x')).response.status).toBe(400);
    expect((await list('?person=bo')).text).toContain('SearchNeedsReason');
  });

  test('shows one incident by its name or that of a plan, and whom somebody looked for', async () => {
    expect(await get('/api/v1/registry/inc-1', tokens.ada)).toMatchObject([
      200,
      { accepted: true, incident: 'INC-1', say: expect.stringContaining('5xx after deploy') },
    ]);
    expect(await get('/api/v1/registry/RB-99', tokens.ada)).toMatchObject([
      404,
      { accepted: false },
    ]);
    expect((await get('/api/v1/registry/nonsense', tokens.ada))[0]).toBe(400);
    await list('?person=bo&because=why');
    expect(await get('/api/v1/registry/searches', tokens.ada)).toMatchObject([
      200,
      { searches: [{ because: 'why', via: 'http' }] },
    ]);
  });
});
