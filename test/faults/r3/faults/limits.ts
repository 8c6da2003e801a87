import { askToRollBack, declare, type Fault, says } from '../stage.ts';

const storm = ['views.update', 'chat.postMessage', 'chat.update', 'chat.postEphemeral'] as const;
const mostHits = 6;

/** Slack puts off nearly everything, from the moment at which somebody has opened a form. */
const rateLimits: Fault = {
  name: 'rate-limits',
  ways: ['socket', 'http'],
  play: async (stage) => {
    const { as, control, ledger, random } = stage;
    const first = as('U0FIRST');
    await declare(stage);
    await askToRollBack(stage);
    await first.waitForForm('Roll back checkout?');
    for (const method of storm) {
      const times = random.between(2, mostHits);
      await control.fault(method, { kind: 'rateLimited', retryAfter: 1 }, { times });
    }
    const sent = await first.submit();
    ledger.add({ user: first.user, makes: { type: 'StrategyDecided' }, delivered: sent.ok });
    await stage.note('U0SECOND', 'in the storm');
    await stage.told('that it was decided', () =>
      first.messages().then((all) => all.some((one) => says(one, 'Decided: roll back'))),
    );
    await stage.told('each step once', async () => stage.effects().length === 2);
  },
};

/** The form itself is put off: nothing is ordered, and whoever asked is given a button for it. */
const formLimited: Fault = {
  name: 'form-put-off',
  ways: ['socket'],
  play: async (stage) => {
    const { as, control, ledger } = stage;
    const first = as('U0FIRST');
    await declare(stage);
    await control.fault('views.open', { kind: 'rateLimited', retryAfter: 1 });
    await askToRollBack(stage);
    await stage.told('that the form did not open', () => first.waitForMessage(notOpened));
    await first.press('Open the form');
    await stage.told('the card, in the form', () => first.waitForForm('Roll back checkout?'));
    const sent = await first.submit();
    ledger.add({ user: first.user, makes: { type: 'StrategyDecided' }, delivered: sent.ok });
  },
};

const notOpened = (one: Parameters<typeof says>[0]): boolean =>
  says(one, 'Slack did not open the form in time. Nothing was ordered.');

/** Slack says that it holds events back. socket-mode 3.1.0 cannot read that, and rejects where nobody can catch it. */
const eventsLimited: Fault = {
  name: 'app-rate-limited',
  ways: ['socket', 'http'],
  play: async (stage) => {
    await declare(stage);
    await stage.control.events({ do: 'appRateLimited' });
    await stage.told('that Slack holds events back', async () =>
      (await stage.bot().impaired()).includes('Slack holds events back'),
    );
    await stage.note('U0FIRST', 'commands still work');
  },
};

export const limits: readonly Fault[] = [rateLimits, formLimited, eventsLimited];
