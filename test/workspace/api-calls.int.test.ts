import { ErrorCode } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorkspace, type Rig } from './api-rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openWorkspace();
});
afterEach(() => rig[Symbol.asyncDispose]());

const post = async (body: string | FormData, headers: Record<string, string> = {}, query = '') => {
  const response = await fetch(`${rig.running.apiUrl}auth.test${query}`, {
    method: 'POST',
    body,
    headers,
  });
  return { status: response.status, answer: await response.json() };
};

describe('a call of the Web API', () => {
  test('says who the bot is', async () => {
    expect(await rig.call('auth.test')).toMatchObject({
      ok: true,
      user_id: 'U0BOT',
      team_id: 'T0SHOP',
      bot_id: 'B0STERNWAY',
    });
  });

  test('of a method that does not exist is unknown_method', async () => {
    expect(await rig.errorOf('rollback.now')).toBe('unknown_method');
  });

  test('carries the granted scopes in its headers', async () => {
    const answer = await rig.call('users.info', { user: 'U0FIRST' });
    expect(answer['response_metadata']).toMatchObject({ acceptedScopes: ['users:read'] });
  });

  test.each([
    ['without a token', 'not_authed', {}],
    ['with an unknown token', 'invalid_auth', { authorization: 'Bearer xoxb-other' }],
    ["with the app's token", 'not_allowed_token_type', { authorization: 'Bearer xapp-sternway' }],
  ])('%s is %s, with status 200', async (_, error, headers) => {
    expect(await post('', headers)).toEqual({ status: 200, answer: { ok: false, error } });
  });

  test('takes the token from a form, from multipart and from the query', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const multipart = new FormData();
    multipart.set('token', 'xoxb-sternway');
    const answers = [
      await post('token=xoxb-sternway', form),
      await post(multipart),
      await post('', {}, '?token=xoxb-sternway'),
    ];
    expect(answers.map(({ answer }) => Object(answer).ok)).toEqual([true, true, true]);
  });

  test.each([
    ['that is no JSON', '{', 'application/json', 'invalid_json'],
    ['that is no object', '[1]', 'application/json', 'json_not_object'],
    ['of an unknown type', 'a', 'text/plain', 'invalid_post_type'],
    ['of a broken form', 'a', 'multipart/form-data; boundary=b', 'invalid_form_data'],
  ])('with a body %s is refused', async (_, body, type, error) => {
    const bearer = { authorization: 'Bearer xoxb-sternway', 'content-type': type };
    expect((await post(body, bearer)).answer).toEqual({ ok: false, error });
  });

  test('with a revoked token is token_revoked until it is restored', async () => {
    const { app } = rig.running.workspace;
    rig.running.workspace.app = { ...app, tokenLives: false };
    expect(await rig.errorOf('auth.test')).toBe('token_revoked');
    rig.running.workspace.app = app;
    expect(await rig.errorOf('auth.test')).toBeUndefined();
  });

  test('lacking an argument names it', async () => {
    expect(await rig.call('users.info', {})).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: user'] },
    });
  });

  test('is in the log, without its token', async () => {
    await rig.call('users.info', { user: 'U0NOBODY' });
    const entry = rig.running.delivery.log.entries().at(-1);
    expect(entry).toMatchObject({ kind: 'call', name: 'users.info', error: 'user_not_found' });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await post('token=xoxb-sternway&team=T0SHOP', form);
    expect(rig.running.delivery.log.entries().at(-1)?.body).toEqual({ team: 'T0SHOP' });
  });

  test('that a fault drops after it was carried out has had its effect', async () => {
    rig.running.delivery.faults.add({ on: 'chat.postMessage', do: { kind: 'dropAnswer' } });
    const said = rig.call('chat.postMessage', { channel: 'C0INCIDENTS', text: 'once' });
    await expect(said).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(rig.running.workspace.messages.get('C0INCIDENTS')?.size).toBe(1);
    expect(rig.running.delivery.log.entries().at(-1)).toMatchObject({ error: 'no answer' });
  });

  test('that a fault drops on its way in has no effect', async () => {
    rig.running.delivery.faults.add({ on: 'chat.postMessage', do: { kind: 'dropRequest' } });
    const said = rig.call('chat.postMessage', { channel: 'C0INCIDENTS', text: 'never' });
    await expect(said).rejects.toMatchObject({ code: ErrorCode.RequestError });
    expect(rig.running.workspace.messages.get('C0INCIDENTS')?.size).toBe(0);
  });
});

describe('an app without some scope', () => {
  test('is told which one is needed and which it has', async () => {
    await using poor = await openWorkspace({ withhold: ['chat:write'] });
    const answer = await poor.call('chat.postMessage', { channel: 'C0INCIDENTS', text: 'x' });
    expect(answer).toMatchObject({ error: 'missing_scope', needed: 'chat:write' });
    expect(answer['provided']).toContain('users:read');
  });

  test('may read public channels but not private ones without groups:read', async () => {
    await using poor = await openWorkspace({ withhold: ['groups:read'] });
    const channels = { types: 'public_channel,private_channel' };
    expect(await poor.errorOf('conversations.list')).toBeUndefined();
    expect(await poor.call('conversations.list', channels)).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:read',
    });
  });
});

describe('with rate limits as Slack has them', () => {
  test('the sixth message at once into a channel waits, into another channel not', async () => {
    await using strict = await openWorkspace({ rateLimits: 'real' });
    const say = (channel: string) => strict.call('chat.postMessage', { channel, text: 'x' });
    for (let n = 0; n < 5; n += 1) await say('C0INCIDENTS');
    await expect(say('C0INCIDENTS')).rejects.toMatchObject({
      code: ErrorCode.RateLimitedError,
      retryAfter: 5,
    });
    expect(await say('C0DEV')).toMatchObject({ ok: true });
    strict.running.workspace.clock.advance(5_000);
    expect(await say('C0INCIDENTS')).toMatchObject({ ok: true });
  });

  test('the twenty-first call of tier 2 within a minute waits', async () => {
    await using strict = await openWorkspace({ rateLimits: 'real' });
    for (let n = 0; n < 20; n += 1) await strict.call('users.list');
    await expect(strict.call('users.list')).rejects.toMatchObject({ retryAfter: 60 });
  });

  test('windows are as short as the scale makes them', async () => {
    await using strict = await openWorkspace({ rateLimits: { scale: 0.05 } });
    for (let n = 0; n < 20; n += 1) await strict.call('users.list');
    await expect(strict.call('users.list')).rejects.toMatchObject({ retryAfter: 3 });
  });

  test('they can be switched off while it runs', async () => {
    await using strict = await openWorkspace({ rateLimits: 'real' });
    const set = (body: object) =>
      fetch(`${strict.running.url}/_control/limits`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    expect((await set({ on: 'no' })).status).toBe(400);
    expect(await (await set({ on: false })).json()).toEqual({ ok: true });
    for (let n = 0; n < 25; n += 1) {
      expect(await strict.call('users.list')).toMatchObject({ ok: true });
    }
  });
});

describe("the app's own methods", () => {
  test('apps.connections.open takes the app token, in the header only', async () => {
    const open = { token: 'xapp-sternway' };
    expect(await rig.call('apps.connections.open', {}, 'xapp-sternway')).toMatchObject({
      url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/link/u),
    });
    const response = await fetch(`${rig.running.apiUrl}apps.connections.open`, {
      method: 'POST',
      body: new URLSearchParams(open),
    });
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' });
  });

  test('know their team and their bot, and no other', async () => {
    expect(await rig.call('team.info')).toMatchObject({ team: { id: 'T0SHOP' } });
    expect(await rig.errorOf('team.info', { team: 'T0OTHER' })).toBe('team_not_found');
    expect(await rig.call('bots.info', { bot: 'B0STERNWAY' })).toMatchObject({
      bot: { user_id: 'U0BOT' },
    });
    expect(await rig.errorOf('bots.info', { bot: 'B0OTHER' })).toBe('bot_not_found');
  });

  test('api.test gives back the error that it is asked for', async () => {
    expect(await rig.errorOf('api.test', { error: 'my_error' })).toBe('my_error');
  });
});

describe('people and groups', () => {
  test('a person is found by id and by address', async () => {
    const user = { id: 'U0FIRST', name: 'first-oncall', is_restricted: false };
    const email = 'first-oncall@shop.example';
    expect(await rig.call('users.info', { user: 'U0FIRST' })).toMatchObject({ user });
    expect(await rig.call('users.lookupByEmail', { email })).toMatchObject({ user });
    expect(await rig.errorOf('users.lookupByEmail', { email: 'no@x.example' })).toBe(
      'users_not_found',
    );
  });

  test('addresses are kept back without users:read.email', async () => {
    await using poor = await openWorkspace({ withhold: ['users:read.email'] });
    const answer = await poor.call('users.info', { user: 'U0FIRST' });
    expect(answer).toMatchObject({ user: { id: 'U0FIRST' } });
    expect(JSON.stringify(answer)).not.toContain('@shop.example');
  });

  test('lists come in pages', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await rig.call('users.list', { limit: 4, cursor });
      seen.push(...idsIn(answer['members']));
      cursor = nextOf(answer['response_metadata']);
    } while (cursor !== '');
    expect(seen.toSorted()).toEqual(
      ['U0BOT', 'U0FIRST', 'U0GUEST', 'U0NEW', 'U0SECOND', 'U0SUPPORT'].toSorted(),
    );
    expect(await rig.errorOf('users.list', { cursor: 'nonsense' })).toBe('invalid_cursor');
    expect(await rig.errorOf('users.list', { limit: 'many' })).toBe('invalid_limit');
  });

  test('a group says who is in it', async () => {
    expect(await rig.call('usergroups.list', { include_users: true })).toMatchObject({
      usergroups: [{ id: 'S0ONCALL', handle: 'oncall', users: ['U0FIRST', 'U0SECOND'] }],
    });
    expect(await rig.call('usergroups.users.list', { usergroup: 'S0ONCALL' })).toMatchObject({
      users: ['U0FIRST', 'U0SECOND'],
    });
    expect(await rig.errorOf('usergroups.users.list', { usergroup: 'S0NONE' })).toBe(
      'no_such_subteam',
    );
  });

  test("somebody's channels are those that the bot can know of", async () => {
    const answer = await rig.call('users.conversations', { user: 'U0GUEST' });
    expect(idsIn(answer['channels'])).toEqual(['C0GENERAL']);
    expect(await rig.errorOf('users.conversations', { types: 'secret' })).toBe('invalid_types');
  });
});

const idsIn = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.map((each: { readonly id: string }) => each.id) : [];

const nextOf = (metadata: unknown): string => {
  expect(metadata).toHaveProperty('next_cursor');
  return Object(metadata).next_cursor;
};
