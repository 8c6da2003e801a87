import { channelOf, declare, declareOnly, type Fault, toldIn, upToDate } from '../stage.ts';

/** Somebody archives the incident's channel in the middle of it. */
const archived: Fault = {
  name: 'archived-channel',
  ways: ['socket'],
  play: async (stage) => {
    const channel = await declare(stage);
    await upToDate(stage, 'in the channel');
    await stage.as('U0FIRST').act('archive', { channel });
    await stage.note('U0SECOND', 'after it was archived');
    await stage.told('where it goes on, and why', () =>
      toldIn(stage, '#incidents', 'cannot be written to'),
    );
    await stage.note('U0FIRST', 'where everybody sees it');
  },
};

/** An administrator lets nobody but a few write in the incident's channel. */
const readOnly: Fault = {
  name: 'read-only-channel',
  ways: ['socket'],
  play: async (stage) => {
    await declare(stage);
    await upToDate(stage, 'in the channel');
    const error = 'restricted_action_read_only_channel';
    await stage.control.fault('chat.postMessage', { kind: 'refuse', error });
    await stage.note('U0SECOND', 'not to be written there');
    await stage.told('where it goes on, and why', () =>
      toldIn(stage, '#incidents', 'cannot be written to'),
    );
  },
};

/** The name that the channel should have belongs to another one, an archived one at that. */
const nameTaken: Fault = {
  name: 'name-taken',
  ways: ['socket'],
  play: async (stage) => {
    const first = stage.as('U0FIRST');
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    const name = `inc-${day}-checkout-orders-fail`;
    const made = await first.act('create', { name });
    if (made.ok && made.channel) await first.act('archive', { channel: made.channel });
    await declareOnly(stage);
    await stage.told('a channel under another name', async () =>
      (await channelOf(stage))?.name.startsWith(`${name}-`),
    );
    await stage.note('U0FIRST', 'under the other name');
  },
};

export const channels: readonly Fault[] = [archived, readOnly, nameTaken];
