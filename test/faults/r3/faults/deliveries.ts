import { channelOf, declare, declareOnly, type Fault, type Stage, upToDate } from '../stage.ts';

/** Marks a message of the channel for the timeline, which must make one note of it. */
async function mark(stage: Stage, channel: string, text: string): Promise<void> {
  const first = stage.as('U0FIRST');
  const { ts } = await first.waitForMessage((one) => one.channel === channel && one.text === text);
  const done = await first.act('react', { channel, ts, name: 'memo' });
  const answer = text;
  stage.ledger.add({
    user: 'U0FIRST',
    makes: { type: 'NoteAdded', text },
    answer,
    delivered: done.ok,
  });
}

/** Everything comes twice: commands, presses and events, under the same id and under another. */
const duplicates: Fault = {
  name: 'duplicates',
  ways: ['socket', 'http'],
  play: async (stage) => {
    const { control, as } = stage;
    const channel = await declare(stage);
    for (const eventId of ['same', 'different'] as const) {
      await control.fault('reaction_added', { kind: 'duplicate', eventId });
      const text = `seen twice, ${eventId} id`;
      await as('U0FIRST').say(channel, text);
      await mark(stage, channel, text);
      await upToDate(stage, `${eventId} is over`);
    }
    await control.fault('/incident', { kind: 'duplicate', eventId: 'same' }, { times: 3 });
    for (const n of [1, 2, 3]) await stage.note('U0SECOND', `sent twice ${n}.`);
    await control.redeliver({ name: '/incident' });
    await control.redeliver({ name: 'reaction_added', eventId: 'different' });
    // An acknowledgment that Slack does not hear makes it send the event again.
    await control.fault('reaction_added', { kind: 'dropAck' });
    await as('U0FIRST').say(channel, 'not heard the first time');
    await mark(stage, channel, 'not heard the first time');
    await control.advance(3_100);
    await control.advance(60_000);
  },
};

/** Events come in the wrong order, the last one first. */
const reordered: Fault = {
  name: 'reordered',
  ways: ['socket'],
  play: async (stage) => {
    const { control, as } = stage;
    const channel = await declare(stage);
    await control.fault('*', { kind: 'hold' }, { times: 'always' });
    const second = as('U0SECOND');
    for (const n of [1, 2, 3]) {
      const text = `out of order ${n}.`;
      await as('U0FIRST').say(channel, text);
      await mark(stage, channel, text);
    }
    await second.act('home', {});
    await control.clearFaults();
    await control.release();
    // News that was overtaken: the channel is there.
    await control.events({ do: 'send', event: { type: 'channel_archive', channel } });
  },
};

/** Answers of Slack are lost after it has done what it was asked. */
const lostResponses: Fault = {
  name: 'lost-responses',
  ways: ['socket'],
  play: async (stage) => {
    const { control, random } = stage;
    const lose = (method: string, times = 1, after = 0) =>
      control.fault(method, { kind: 'dropAnswer' }, { times, after });
    await lose('conversations.create');
    await lose('chat.postMessage', 2, random.between(0, 1));
    await lose('chat.update', 1);
    await lose('pins.add');
    await declareOnly(stage);
    await stage.told('the channel', () => channelOf(stage));
    for (const n of [1, 2, 3]) {
      await lose('chat.postMessage');
      await stage.note('U0FIRST', `answer lost ${n}.`);
      await upToDate(stage, `round ${n} is over`);
    }
    await lose('views.open');
    const first = stage.as('U0FIRST');
    await first.say('#dev', '/rollback checkout');
    await first.waitForMessage((one) => one.author.app && one.text.includes('Roll back'));
    await first.press('Roll back');
    await stage.told('a button for the form', () =>
      first.press('Open the form').catch(() => false),
    );
    await first.waitForForm('Roll back checkout?');
    const sent = await first.submit();
    stage.ledger.add({ user: 'U0FIRST', makes: { type: 'StrategyDecided' }, delivered: sent.ok });
  },
};

export const deliveries: readonly Fault[] = [duplicates, reordered, lostResponses];
