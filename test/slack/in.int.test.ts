import { describe, expect, test } from 'vitest';
import { inWorkspace } from './in-workspace.ts';

type Place = Awaited<ReturnType<typeof inWorkspace>>;

const notes = async ({ boat }: Place): Promise<number> => (await boat.events('NoteAdded')).length;

const soon = { withinMs: 8_000 };
const said = (text: string) => (message: { text: string }) => message.text.includes(text);

describe.each(['socket', 'http'] as const)('Slack over %s', (kind) => {
  const ready = async (place: Place): Promise<Place> => {
    if (kind === 'socket') await place.client.control.waitForConnections(2);
    await place.ana.waitFor(async () => place.side.reasons().length === 0, soon);
    return place;
  };

  test('hears a command, records it and answers in private', async () => {
    await using place = await ready(await inWorkspace(kind));
    expect(await place.ana.say('#general', '/incident note over the wire')).toMatchObject({
      ok: true,
    });
    const answer = await place.ana.waitForMessage(said('over the wire'), soon);
    expect(answer.ephemeral).toBe(true);
    expect(await notes(place)).toBe(1);
  });

  test('says moments in the zone of whoever reads, and in UTC where Slack cannot', async () => {
    await using place = await ready(await inWorkspace(kind));
    for (const line of ['/incident who', '/incident timeline --kind declare']) {
      await place.ana.say('#general', line);
      const answer = await place.ana.waitForMessage(said(' UTC'), soon);
      expect(JSON.stringify(answer.blocks)).toMatch(
        /<!date\^\d{10}\^[^|]*\{time\}\|[\d -]*\d\d:\d\d UTC>/u,
      );
      expect(answer.text).not.toMatch(/!date|[\u{E0030}-\u{E007F}]/u);
    }
  });

  test('opens the form of a go and decides when it is sent', async () => {
    await using place = await ready(await inWorkspace(kind));
    await place.ana.say('#general', '/rollback go RB-1');
    const form = await place.ana.waitFor(async () => {
      const open = await place.ana.form();
      return open?.callbackId === 'form:card' ? open : undefined;
    }, soon);
    expect(form.submit).toBe('Roll back');
    expect(await place.ana.submit()).toMatchObject({ ok: true });
    expect(await place.boat.events('StrategyDecided')).toHaveLength(1);
    expect(await place.ana.form()).toBeUndefined();
  });

  test('refuses a guest', async () => {
    await using place = await ready(await inWorkspace(kind));
    const guest = place.client.as('U0GUEST');
    const [channel] = (await guest.state()).channels;
    await guest.say(channel?.id ?? '#general', '/incident note let me in');
    await guest.waitForMessage(said('Guests'), soon);
    expect(await notes(place)).toBe(0);
  });

  test('acts once on what is delivered twice', async () => {
    await using place = await ready(await inWorkspace(kind));
    await place.ana.say('#general', '/incident note once');
    await place.ana.waitForMessage(said('once'), soon);
    await place.client.control.redeliver({ name: '/incident' });
    await place.ana.say('#general', '/incident note twice');
    await place.ana.waitForMessage(said('twice'), soon);
    expect(await notes(place)).toBe(2);
  });

  test('offers the form anew when Slack does not open it in time', async () => {
    await using place = await ready(await inWorkspace(kind));
    await place.client.control.fault('views.open', {
      kind: 'refuse',
      error: 'expired_trigger_id',
    });
    await place.ana.say('#general', '/rollback go RB-1');
    await place.ana.waitForMessage(said('did not open the form'), soon);
    expect(await place.ana.press('Open the form')).toMatchObject({ ok: true });
    await place.ana.waitFor(async () => (await place.ana.form())?.callbackId === 'form:card', soon);
  });

  test('tries an answer again that Slack did not take, and decides nothing twice', async () => {
    await using place = await ready(await inWorkspace(kind));
    await place.ana.say('#incidents', '/rollback go RB-1');
    const isCard = async () => (await place.ana.form())?.callbackId === 'form:card';
    await place.ana.waitFor(isCard, soon);
    const { fault, log } = place.client.control;
    await fault('chat.postEphemeral', { kind: 'status', status: 503 });
    await place.ana.submit();
    await place.ana.waitForMessage(({ text }) => text.startsWith('Go: rollback'), soon);
    const calls = await log({ kind: 'call', name: 'chat.postEphemeral' });
    expect(calls.length).toBeGreaterThan(1);
    expect(await place.boat.events('StrategyDecided')).toHaveLength(1);
  });
});

describe('the bot', () => {
  test('comes back into the channel of its incident when it was taken out', async () => {
    await using place = await inWorkspace('socket');
    const { ana, client } = place;
    await client.control.waitForConnections(2);
    await ana.say('#general', '/rollback go RB-1');
    await ana.waitFor(async () => (await ana.form())?.callbackId === 'form:card', soon);
    await ana.submit();
    const itsOwn = async () =>
      (await ana.state()).channels.find(({ topic }) => topic.startsWith('INC-1 '));
    const { id } = await ana.waitFor(itsOwn, soon);
    await ana.act('join', { channel: id });
    await ana.act('kick', { channel: id, user: 'U0BOT' });
    const joins = () => client.control.log({ kind: 'call', name: 'conversations.join' });
    await ana.waitFor(async () => (await joins()).length > 0, soon);
    expect((await itsOwn())?.members).toContain('U0BOT');
  });
});

describe('sockets', () => {
  test.each(['warning', 'refresh', 'cut'] as const)(
    'are opened again after a %s, and a command in between is heard by the other',
    async (what) => {
      await using place = await inWorkspace('socket');
      await place.client.control.waitForConnections(2);
      await place.client.control.socket(what, 0);
      expect(await place.ana.say('#general', '/incident note in between')).toMatchObject({
        ok: true,
      });
      await place.client.control.waitForConnections(2, soon);
      expect(await notes(place)).toBe(1);
    },
  );

  test('survive that Slack holds events back, and it is said', async () => {
    await using place = await inWorkspace('socket');
    await place.client.control.waitForConnections(2);
    const swallow = (): void => undefined;
    process.on('unhandledRejection', swallow);
    await place.client.control.events({ do: 'appRateLimited' });
    await place.ana.waitFor(
      async () => place.side.reasons().some((why) => why.includes('holds events back')),
      soon,
    );
    process.off('unhandledRejection', swallow);
    expect(await place.ana.say('#general', '/incident note still here')).toMatchObject({
      ok: true,
    });
  });
});

describe('Slack that is away when Sternway starts', () => {
  test('is asked until it answers, and Sternway says so meanwhile', async () => {
    await using place = await inWorkspace('socket', { silentMs: 4_000 });
    await place.ana.waitFor(
      async () => place.side.reasons().join().includes('does not answer'),
      soon,
    );
    await place.client.control.waitForConnections(1, soon);
    expect(await place.ana.say('#general', '/incident note at last')).toMatchObject({ ok: true });
    expect(place.side.reasons()).toEqual([]);
  });
});
