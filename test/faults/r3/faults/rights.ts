import { declare, declareOnly, type Fault, toldIn, upToDate } from '../stage.ts';

/** The app was installed without the permission to make channels and to pin. */
const missingAtStart: Fault = {
  name: 'missing-scope-at-start',
  ways: ['socket'],
  withhold: ['channels:manage', 'pins:write', 'channels:history', 'reactions:read'],
  play: async (stage) => {
    await declareOnly(stage);
    await stage.told('that there is no channel, and why', () =>
      toldIn(stage, '#incidents', 'no channel could be made (missing_scope)'),
    );
    await stage.note('U0FIRST', 'without a channel');
  },
};

/** The permission to write is taken away while an incident is open, and given back. */
const missingLater: Fault = {
  name: 'missing-scope-later',
  ways: ['socket'],
  play: async (stage) => {
    await declare(stage);
    await upToDate(stage, 'with the permission');
    await stage.control.app({ do: 'withhold', scopes: ['chat:write', 'chat:write.public'] });
    for (const n of [1, 2, 3]) await stage.note('U0FIRST', `without permission ${n}.`);
    await stage.told('that Slack refuses', async () =>
      (await stage.bot().impaired()).includes('does not let the bot write'),
    );
    await stage.control.app({ do: 'grant', scopes: ['chat:write', 'chat:write.public'] });
    await stage.note('U0FIRST', 'with it again');
  },
};

/** The token is revoked while an incident is open; the app is installed anew, and the bot started with its token. */
const revoked: Fault = {
  name: 'revoked-token',
  ways: ['socket'],
  play: async (stage) => {
    await declare(stage);
    await upToDate(stage, 'with a token');
    await stage.control.app({ do: 'revoke' });
    for (const n of [1, 2]) await stage.note('U0FIRST', `no token ${n}.`);
    await stage.bot().say('/incident note over HTTP all the same', 'first-oncall');
    await stage.told('that Slack refuses the token', async () =>
      (await stage.bot().impaired()).includes('refuses the bot'),
    );
    await stage.drain();
    await stage.control.app({ do: 'restore' });
    await stage.start();
    await stage.note('U0FIRST', 'with a new token');
  },
};

export const rights: readonly Fault[] = [missingAtStart, missingLater, revoked];
