import { describe, expect, test } from 'vitest';
import { openSocketRig, post } from './bolt-rig.ts';

const incidents = 'C0INCIDENTS';
const idle = { listen: [] };

describe('a guest', () => {
  test('sees and joins no channel but their own', async () => {
    await using rig = await openSocketRig(idle);
    const guest = rig.shop.as('U0GUEST');
    expect((await guest.state()).channels.map(({ name }) => name)).toEqual(['general']);
    const refused = { ok: false, error: 'channel_not_found' };
    expect(await guest.say(incidents, 'hello')).toMatchObject(refused);
    expect(await guest.act('join', { channel: incidents })).toMatchObject(refused);
    const page = await fetch(`${rig.shop.url}/_people/U0GUEST/channels/${incidents}`);
    expect(page.status).toBe(404);
    expect(await guest.act('create', { name: 'mine' })).toMatchObject({
      error: 'restricted_action',
    });
  });
});

describe('somebody who is not in a channel', () => {
  test('reads it when it is public, and writes in it after joining', async () => {
    await using rig = await openSocketRig(idle);
    const support = rig.shop.as('U0SUPPORT');
    await rig.shop.as('U0FIRST').say('#dev', 'hello');
    expect(await support.see('#dev')).toHaveLength(1);
    expect(await support.say('C0DEV', 'hi')).toMatchObject({ error: 'not_in_channel' });
    expect(await support.act('join', { channel: 'C0DEV' })).toEqual({ ok: true });
    expect(await support.say('C0DEV', 'hi')).toMatchObject({ ok: true });
  });

  test('sees nothing of it when it is private', async () => {
    await using rig = await openSocketRig(idle);
    const first = rig.shop.as('U0FIRST');
    const made = await first.act('create', { name: 'secret', private: true });
    const channel = made.ok ? (made.channel ?? '') : '';
    const second = rig.shop.as('U0SECOND');
    expect((await second.state()).channels.map(({ name }) => name)).not.toContain('secret');
    expect(await second.act('join', { channel })).toMatchObject({ error: 'channel_not_found' });
    await first.act('invite', { channel, user: 'U0SECOND' });
    expect(await second.say('#secret', 'in')).toMatchObject({ ok: true });
  });
});

describe('a message', () => {
  test('has people, channels and links as markup, and nothing else of what was typed', async () => {
    await using rig = await openSocketRig(idle);
    const first = rig.shop.as('U0FIRST');
    await first.say(
      incidents,
      '@second-oncall see #dev, https://shop.example/a?b=1. <script> & me@x',
    );
    expect((await first.see(incidents)).at(-1)?.text).toBe(
      '<@U0SECOND> see <#C0DEV|dev>, <https://shop.example/a?b=1>. &lt;script&gt; &amp; me@x',
    );
  });

  test('is changed and deleted by its author alone', async () => {
    await using rig = await openSocketRig(idle);
    const first = rig.shop.as('U0FIRST');
    const posted = await first.say(incidents, 'mine');
    const at = { channel: incidents, ts: posted.ok ? (posted.ts ?? '') : '' };
    const second = rig.shop.as('U0SECOND');
    expect(await second.act('edit', { ...at, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await second.act('erase', at)).toMatchObject({ error: 'cant_delete_message' });
    await first.act('edit', { ...at, text: 'still mine' });
    expect((await first.see(incidents)).at(-1)).toMatchObject({ text: 'still mine' });
    expect(await first.act('erase', at)).toEqual({ ok: true });
    expect(await first.act('react', { ...at, name: 'memo' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  test('is unread for the others until they read it, and counts where it names them', async () => {
    await using rig = await openSocketRig(idle);
    const second = rig.shop.as('U0SECOND');
    const counts = async () => {
      const row = (await second.state()).channels.find(({ id }) => id === incidents);
      return [row?.unread, row?.mentions];
    };
    await rig.shop.as('U0FIRST').say(incidents, 'hello');
    await rig.shop.as('U0FIRST').say(incidents, 'you there, @second-oncall?');
    expect(await counts()).toEqual([2, 1]);
    await second.act('read', { channel: incidents });
    expect(await counts()).toEqual([0, 0]);
  });

  test('with answers shows how many, and they stand in its thread', async () => {
    await using rig = await openSocketRig(idle);
    const first = rig.shop.as('U0FIRST');
    const posted = await first.say(incidents, 'what happened?');
    const ts = posted.ok ? (posted.ts ?? '') : '';
    await rig.shop.as('U0SECOND').say(incidents, 'a deploy', ts);
    const shown = await first.see(incidents);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.replies).toMatchObject({ count: 1, users: ['U0SECOND'] });
    const texts = (await first.thread(incidents, ts)).map(({ text }) => text);
    expect(texts).toEqual(['what happened?', 'a deploy']);
  });

  test('is refused in an archived channel', async () => {
    await using rig = await openSocketRig(idle);
    const first = rig.shop.as('U0FIRST');
    await first.act('archive', { channel: incidents });
    expect(await first.say(incidents, 'late')).toMatchObject({ error: 'is_archived' });
    expect(await first.say(incidents, '/incident')).toMatchObject({ error: 'is_archived' });
    await first.act('unarchive', { channel: incidents });
    expect(await first.say(incidents, 'again')).toMatchObject({ ok: true });
  });
});

describe('a page that is open', () => {
  test('is told what has changed, of what its person may see', async () => {
    await using rig = await openSocketRig({ listen: [() => undefined] });
    const abort = new AbortController();
    const live = `${rig.shop.url}/_people/U0GUEST/live`;
    const response = await fetch(live, { signal: abort.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await rig.shop.as('U0FIRST').say(incidents, 'not for guests');
    await post(rig, { channel: 'C0GENERAL', text: 'for everybody' });
    let told = '';
    while (!told.includes('"C0GENERAL"')) told += (await reader?.read())?.value ?? '';
    abort.abort();
    expect(told).toContain('data: {"changed":"channel","channel":"C0GENERAL"}\n\n');
    expect(told).not.toContain(incidents);
  });
});

describe('what nobody can do', () => {
  test.each([
    ['U0BOT/say', 404, 'user_not_found'],
    ['U0NOBODY/say', 404, 'user_not_found'],
    ['U0FIRST/explode', 200, 'unknown_act'],
    ['U0FIRST/say', 200, 'invalid_arguments'],
  ])('%s is refused', async (path, status, error) => {
    await using rig = await openSocketRig(idle);
    const response = await fetch(`${rig.shop.url}/_people/${path}`, { method: 'POST' });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false, error });
  });
});
