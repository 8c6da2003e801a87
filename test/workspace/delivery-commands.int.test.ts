import { describe, expect, test } from 'vitest';
import { inbox, openHttpRig, openSocketRig } from './bolt-rig.ts';

const incidents = 'C0INCIDENTS';

describe('a slash command with two connections open', () => {
  test('reaches exactly one of them', async () => {
    const heard: string[] = [];
    await using rig = await openSocketRig({
      listen: ['first', 'second'].map((name) => (app) => {
        app.command('/incident', async ({ ack, command }) => {
          heard.push(`${name} ${command.text}`);
          await ack();
        });
      }),
    });
    const first = rig.shop.as('U0FIRST');
    for (const n of Array.from({ length: 20 }, (_, at) => at))
      expect(await first.say(incidents, `/incident ${n}`)).toEqual({ ok: true });
    expect(heard.map((each) => Number(each.split(' ')[1])).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, at) => at),
    );
    expect(new Set(heard.map((each) => each.split(' ')[0])).size).toBe(2);
  });
});

describe('a slash command', () => {
  test('carries what Slack says about it, names and channels as markup', async () => {
    const seen = inbox<Record<string, unknown>>();
    await using rig = await openSocketRig({
      listen: [
        (app) =>
          app.command(/.*/, async ({ ack, body }) => {
            seen.put({ ...body });
            await ack();
          }),
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident assign ops @second-oncall in #dev & <b>');
    await first.say(incidents, '/plain @second-oncall & <b>');
    expect(seen.all[0]).toMatchObject({
      token: 'workspace-verification-token',
      team_id: 'T0SHOP',
      team_domain: 'shop',
      channel_id: incidents,
      channel_name: 'incidents',
      user_id: 'U0FIRST',
      user_name: 'first-oncall',
      command: '/incident',
      text: 'assign ops <@U0SECOND|second-oncall> in <#C0DEV|dev> &amp; &lt;b&gt;',
      api_app_id: 'A0STERNWAY',
      is_enterprise_install: 'false',
    });
    expect(seen.all[1]?.['text']).toBe('@second-oncall &amp; &lt;b&gt;');
  });

  test('shows what its acknowledgement says, to this person alone or to all', async () => {
    await using rig = await openSocketRig({
      listen: [
        (app) =>
          app.command('/incident', async ({ ack, command }) => {
            const response_type = command.text === 'all' ? 'in_channel' : 'ephemeral';
            await ack({ response_type, text: `said to ${command.text}` });
          }),
      ],
    });
    const first = rig.shop.as('U0FIRST');
    await first.say(incidents, '/incident me');
    await first.say(incidents, '/incident all');
    const own = (await first.see(incidents)).map(({ text, ephemeral }) => ({ text, ephemeral }));
    expect(own).toEqual([
      { text: 'said to me', ephemeral: true },
      { text: 'said to all', ephemeral: false },
    ]);
    const others = await rig.shop.as('U0SECOND').see(incidents);
    expect(others.map(({ text }) => text)).toEqual(['said to all']);
  });

  test('is told to have failed, and not sent again, when no connection is open', async () => {
    await using rig = await openSocketRig({ listen: [] });
    const answer = await rig.shop.as('U0FIRST').say(incidents, '/incident');
    expect(answer).toMatchObject({ ok: false, error: 'dispatch_failed' });
    await rig.shop.control.advance(600_000);
    expect(await rig.shop.control.log({ kind: 'envelope' })).toHaveLength(1);
  });

  test('is told to have failed when three seconds pass without an acknowledgement', async () => {
    const seen = inbox<string>();
    await using rig = await openSocketRig({
      listen: [(app) => app.command('/incident', async ({ body }) => seen.put(body.text))],
    });
    const arrived = seen.next();
    const answer = rig.shop.as('U0FIRST').say(incidents, '/incident slow');
    await arrived;
    await rig.shop.control.advance(3_000);
    expect(await answer).toMatchObject({ ok: false, error: 'operation_timeout' });
    await rig.shop.control.advance(600_000);
    expect(seen.all).toEqual(['slow']);
  });

  test('is refused in a thread, where it is unknown, and where the person is not', async () => {
    await using rig = await openSocketRig({ listen: [] });
    const first = rig.shop.as('U0FIRST');
    const posted = await first.say(incidents, 'hello');
    const ts = posted.ok ? posted.ts : undefined;
    expect(await first.say(incidents, '/incident', ts)).toMatchObject({ error: 'not_in_thread' });
    expect(await first.say(incidents, '/unknown')).toMatchObject({ error: 'unknown_command' });
    expect(await rig.shop.as('U0SUPPORT').say('C0DEV', '/incident')).toMatchObject({
      error: 'not_in_channel',
    });
    expect(await rig.shop.as('U0GUEST').say('C0DEV', '/incident')).toMatchObject({
      error: 'channel_not_found',
    });
  });
});

describe('a trigger', () => {
  const withTriggers = async () => {
    const seen = inbox<string>();
    const rig = await openSocketRig({
      listen: [
        (app) =>
          app.command('/incident', async ({ ack, body }) => {
            await ack();
            seen.put(body.trigger_id);
          }),
      ],
    });
    const arrived = seen.next();
    await rig.shop.as('U0FIRST').say(incidents, '/incident');
    const trigger = await arrived;
    const open = async () => {
      const view = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [] };
      try {
        await rig.apps[0]?.client.apiCall('views.open', { trigger_id: trigger, view });
        return 'opened';
      } catch (error) {
        return String(error);
      }
    };
    return { rig, open };
  };

  test('opens one form, once', async () => {
    const { rig, open } = await withTriggers();
    await using _ = rig;
    expect(await open()).toBe('opened');
    expect(await open()).toContain('exchanged_trigger_id');
    expect((await rig.shop.as('U0FIRST').form())?.title).toBe('Form');
  });

  test('is worth nothing after three seconds', async () => {
    const { rig, open } = await withTriggers();
    await using _ = rig;
    await rig.shop.control.advance(3_000);
    expect(await open()).toContain('expired_trigger_id');
  });
});

describe('a response_url', () => {
  test('takes five answers within thirty minutes, and checks each', async () => {
    const seen = inbox<string>();
    await using rig = await openSocketRig({
      listen: [
        (app) =>
          app.command('/incident', async ({ ack, body }) => {
            await ack();
            seen.put(body.response_url);
          }),
      ],
    });
    const first = rig.shop.as('U0FIRST');
    const ask = async () => {
      const arrived = seen.next();
      await first.say(incidents, '/incident');
      return arrived;
    };
    const post = async (url: string, body: unknown) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return `${response.status} ${await response.text()}`;
    };
    const url = await ask();
    for (const n of [1, 2, 3]) expect(await post(url, { text: `answer ${n}` })).toBe('200 ok');
    expect(await post(url, {})).toBe('400 {"ok":false,"error":"no_text"}');
    expect(await post(url, { text: 'all', response_type: 'in_channel' })).toBe('200 ok');
    expect(await post(url, { text: 'six' })).toBe('404 {"ok":false,"error":"used_url"}');
    const other = await ask();
    await rig.shop.control.advance(30 * 60_000);
    expect(await post(other, { text: 'late' })).toBe('404 {"ok":false,"error":"expired_url"}');
    const texts = (await first.see(incidents)).map(({ text }) => text);
    expect(texts).toEqual(['answer 1', 'answer 2', 'answer 3', 'all']);
  });
});

describe('a slash command over HTTP', () => {
  test('is taken by Bolt for signed by Slack, and its answer is shown', async () => {
    await using rig = await openHttpRig((app) => {
      app.command('/incident', async ({ ack, command }) => ack(`heard ${command.text}`));
    });
    await rig.running.delivery.verify();
    const first = rig.shop.as('U0FIRST');
    expect(await first.say(incidents, '/incident a+b &c=d')).toEqual({ ok: true });
    expect((await first.see(incidents)).at(-1)).toMatchObject({
      text: 'heard a+b &amp;c=d',
      ephemeral: true,
    });
  });

  test('is refused by an app that holds another secret', async () => {
    await using rig = await openHttpRig((app) => {
      app.command('/incident', async ({ ack }) => ack('heard'));
    }, 'another-secret');
    await expect(rig.running.delivery.verify()).rejects.toThrow('status 401');
    expect(await rig.shop.as('U0FIRST').say(incidents, '/incident')).toMatchObject({
      ok: false,
      error: 'dispatch_failed',
    });
  });
});
