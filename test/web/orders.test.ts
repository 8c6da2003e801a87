import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import { accepted, localToken, type Rig, tokens, webRig } from './rig.ts';

let rig: Rig;
let next: Answer = accepted();
beforeAll(async () => {
  rig = await webRig({
    answer: () => {
      const answer = next;
      next = accepted();
      return answer;
    },
  });
});
afterAll(() => rig[Symbol.asyncDispose]());

const last = () => {
  const ordered = rig.orders.at(-1);
  if (!ordered) throw new Error('Nothing was ordered');
  return ordered;
};
const nothingOrdered = async (act: () => Promise<Response>): Promise<Response> => {
  const before = rig.orders.length;
  const response = await act();
  expect(rig.orders).toHaveLength(before);
  return response;
};

describe('an order over HTTP', () => {
  test('may be text, read as it is typed in a chat', async () => {
    const response = await rig.order({ text: '/rollback go RB-17', incident: 'INC-1' });
    expect([response.status, await response.json()]).toEqual([200, accepted()]);
    expect(last()).toMatchObject({ order: { kind: 'go', plan: 'RB-17' }, incident: 'INC-1' });
  });

  test('may be an order', async () => {
    await rig.order({ order: { kind: 'go', plan: 'RB-17', card: 'abc' } });
    expect(last().order).toEqual({
      kind: 'go',
      plan: 'RB-17',
      card: 'abc',
    });
  });

  test('keeps its key, and the key belongs to the token', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    await rig.order({ text: '/rollback stop' }, { headers });
    const { arrival: first } = last();
    await rig.order({ text: '/rollback stop' }, { headers, token: tokens.bo });
    expect([first.key, last().arrival.key]).toEqual(['http:laptop-ada:k-1', 'http:laptop-bo:k-1']);
  });

  test('gets a fresh key when it brings none', async () => {
    await rig.order({ text: '/rollback stop' });
    const { key } = last().arrival;
    await rig.order({ text: '/rollback stop' });
    expect(last().arrival.key).not.toBe(key);
  });

  test.each([
    ['NotTheAuthority', 403],
    ['TargetHeld', 409],
    ['NoPlaybook', 422],
    ['RegistryUnavailable', 503],
    ['ACodeOfALaterVersion', 422],
  ])('that is refused with %s has the status %i', async (code, status) => {
    next = { accepted: false, refusal: { code, reason: 'r', lift: 'l' } };
    const response = await rig.order({ text: '/rollback stop' });
    expect([response.status, await response.json()]).toEqual([
      status,
      { accepted: false, refusal: { code, reason: 'r', lift: 'l' } },
    ]);
  });
});

describe('what cannot be understood', () => {
  test('is a misread that offers the nearest command and orders nothing', async () => {
    const response = await nothingOrdered(() => rig.order({ text: '/rollback abrot' }));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      accepted: false,
      refusal: { code: 'Misread', lift: expect.stringContaining('/rollback abort') },
    });
  });

  test('is an unknown command where no command begins like that', async () => {
    const response = await nothingOrdered(() => rig.order({ text: 'make me a sandwich' }));
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { refusal: { code: 'UnknownCommand' } },
    ]);
  });

  test.each([
    ['a body that is not JSON', '{"text":', 400],
    ['an empty body', '', 400],
    ['a list', [], 400],
    ['null', 'null', 400],
    ['neither text nor order', {}, 400],
    ['text and order', { text: '/rollback stop', order: { kind: 'stop' } }, 400],
    ['an unknown field', { text: '/rollback stop', now: true }, 400],
    ['an unknown kind of order', { order: { kind: 'explode' } }, 400],
    ['a field that its order does not have', { order: { kind: 'stop', by: 'p_ada' } }, 400],
    ['a poisoned prototype', '{"__proto__": {"text": "/rollback stop"}}', 400],
    ['many thousand unknown fields', manyFields(), 400],
    ['a hundred thousand brackets', '['.repeat(100_000), 400],
  ])('%s is refused', async (_, body, status) => {
    const response = await nothingOrdered(() => rig.order(body));
    const said = await response.text();
    expect([response.status, JSON.parse(said)]).toMatchObject([
      status,
      { accepted: false, refusal: { code: 'BadRequest' } },
    ]);
    expect(said.length).toBeLessThan(3_000);
  });

  test('a body of another type is refused with 415', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'nonsense']) {
      const response = await nothingOrdered(() =>
        rig.order('text=/rollback+stop', { headers: { 'content-type': type } }),
      );
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ refusal: { code: 'BadRequest' } });
    }
  });

  test('a body over 1 MB is refused with 413', async () => {
    const response = await nothingOrdered(() => rig.order({ text: 'x'.repeat(1_048_577) }));
    expect([response.status, await response.json()]).toMatchObject([
      413,
      { refusal: { code: 'TooLarge', reason: expect.stringContaining('1048576') } },
    ]);
  });

  test('a key that is no key is refused', async () => {
    const headers = { 'idempotency-key': 'x'.repeat(201) };
    const response = await nothingOrdered(() => rig.order({ text: '/rollback stop' }, { headers }));
    expect(response.status).toBe(400);
  });

  test('is never shown as a page', async () => {
    const response = await rig.order({ text: '<script>alert(1)</script>' });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/u);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

function manyFields(): string {
  const fields = Array.from({ length: 80_000 }, (_, index) => `"f${index}":0`);
  return `{${fields.join(',')}}`;
}

describe('a sender', () => {
  test.each([
    ['no token', ''],
    ['an unknown token', 'guess'],
    ['the digest of a token', 'laptop-ada'],
  ])('with %s is not signed in', async (_, token) => {
    const response = await nothingOrdered(() => rig.order({ text: '/rollback stop' }, { token }));
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { accepted: false, refusal: { code: 'NotSignedIn' } },
    ]);
  });

  test('who lists the token is the person who orders', async () => {
    await rig.order({ text: '/rollback stop' });
    const person = rig.ship.directory.find('ada');
    expect(last()).toMatchObject({
      actor: { kind: 'person', person },
      arrival: { via: 'http', arrival: 'http:laptop-ada' },
    });
  });

  test('on the command line is marked so', async () => {
    await rig.order({ text: '/rollback stop' }, { headers: { 'x-sternway-via': 'cli' } });
    expect(last().arrival).toMatchObject({ via: 'cli', arrival: 'http:laptop-ada' });
  });

  test('with a token that nobody lists is a machine with what it may', async () => {
    await rig.order({ text: '/rollback stop' }, { token: tokens.ci });
    expect(last().actor).toEqual({
      kind: 'machine',
      token: 'ci',
      may: ['release.register', 'webhook'],
    });
  });

  test('with the local token acts for the person who is named, without that name in the record', async () => {
    const headers = { 'x-sternway-as': '@Bo', 'x-sternway-via': 'cli' };
    await rig.order({ text: '/rollback stop' }, { token: localToken, headers });
    const person = rig.ship.directory.find('bo');
    expect(last()).toMatchObject({
      actor: { kind: 'person', person },
      arrival: { via: 'local', arrival: `local:${person}` },
    });
  });

  test('with the local token for nobody is not signed in', async () => {
    const sent = () => rig.order({ text: '/rollback stop' }, { token: localToken });
    expect((await nothingOrdered(sent)).status).toBe(401);
  });

  test('with the local token for an unknown person is told the nearest name', async () => {
    const headers = { 'x-sternway-as': 'adda' };
    const response = await nothingOrdered(() =>
      rig.order({ text: '/rollback stop' }, { token: localToken, headers }),
    );
    expect(await response.json()).toMatchObject({
      refusal: { code: 'UnknownPerson', lift: expect.stringContaining('ada') },
    });
  });

  test('who is not signed in is refused before the body is read', async () => {
    const response = await rig.order('{"text":', { token: '' });
    expect(response.status).toBe(401);
  });
});
