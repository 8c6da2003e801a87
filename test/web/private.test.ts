import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { type Rig, tokens, webRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
  await rig.order(
    { text: '/incident declare --private sev2 checkout "a leaked key"' },
    { token: tokens.bo },
  );
});
afterAll(() => rig[Symbol.asyncDispose]());

const get = async (path: string, token: string) => {
  const response = await rig.call(path, { token });
  return { status: response.status, text: await response.text() };
};

/** `ada` is an administrator and was not let in; nor does that let her in. */
describe('a private incident over HTTP', () => {
  test.each(['/api/v1/incidents', '/api/v1/incidents?open=true'])(
    '%s lists it for those alone who are let in',
    async (path) => {
      expect(JSON.parse((await get(path, tokens.ada)).text)).toEqual({ incidents: [] });
      expect((await get(path, tokens.bo)).text).toContain('INC-1');
    },
  );

  test.each(['', '/timeline', '/follow'])('…/INC-1%s is nowhere for others', async (rest) => {
    const { status, text } = await get(`/api/v1/incidents/INC-1${rest}`, tokens.ada);
    expect(status).toBe(404);
    expect(text).not.toContain('leaked');
  });

  test.each([
    '/api/v1/registry',
    '/api/v1/registry?words=leaked',
    '/api/v1/registry?format=csv&outcome=open',
    '/api/v1/registry?format=md&service=checkout',
    '/api/v1/registry/INC-1',
    '/api/v1/registry/export?incident=INC-1',
  ])('%s says nothing of it to others, and all to who is let in', async (path) => {
    const others = await get(path, tokens.ada);
    expect(others.text).not.toMatch(/leaked|RB-1|"id": "INC-1"/u);
    expect((await get(path, tokens.bo)).text).toContain('leaked');
  });

  test('is counted and named nowhere where the registry is verified by others, in words too', async () => {
    await rig.order({ text: '/incident note a name', incident: 'INC-1' }, { token: tokens.bo });
    const log = await rig.ship.registry.read('incident/INC-1');
    const version = log.find(({ type }) => type === 'NoteAdded')?.version ?? 0;
    await rig.ship.registry.erase({
      what: { kind: 'text', stream: 'incident/INC-1', version, name: 'text' },
      upTo: Number.MAX_SAFE_INTEGER,
      by: 'p_x',
      basis: 'order',
      at: rig.clock.now(),
      via: 'http',
    });
    const others = await get('/api/v1/registry/verify', tokens.ada);
    expect(others.text).not.toMatch(/INC-1|p_x/u);
    expect(JSON.parse(others.text)).toMatchObject({
      ok: true,
      erased: [],
      unnamed: { erased: 1, problems: 0, first: null },
    });
    expect(JSON.parse((await get('/api/v1/registry/verify', tokens.bo)).text)).toMatchObject({
      erased: [{ stream: 'incident/INC-1', basis: 'order' }],
      unnamed: { erased: 0 },
    });
    const said = await rig.order({ text: '/registry verify' });
    expect(await said.text()).toContain('1 erasure on record');
  });

  test('is read by who is let in', async () => {
    expect((await get('/api/v1/incidents/INC-1', tokens.bo)).status).toBe(200);
  });

  test('names none of its words to others who misspell', async () => {
    const said = await rig.order({ text: '/rollback ack dploy done', incident: 'INC-1' });
    expect(await said.text()).not.toContain('leaked');
  });
});

describe('a machine', () => {
  test('finds no private incident', async () => {
    const said = await rig.order(
      { text: '/incident status', incident: 'INC-1' },
      { token: tokens.ci },
    );
    expect(await said.text()).toContain('MachineMayNot');
  });
});
