import { askToRollBack, declare, type Fault, type Stage, says } from '../stage.ts';

const triggerLifeMs = 3_100;

/** The press reaches the bot when its trigger is three seconds old. */
const expired: Fault = {
  name: 'expired-trigger',
  ways: ['socket'],
  play: async (stage) => {
    await declare(stage);
    // Every call that opens a form waits until its trigger is too old.
    await stage.control.fault('views.open', { kind: 'slow', ms: triggerLifeMs });
    const pressed = askToRollBack(stage);
    await stage.control.waitForLog({ kind: 'ack', name: 'block_actions' });
    await stage.control.advance(triggerLifeMs);
    await pressed;
    await openAgain(stage);
  },
};

/** Slack says that the trigger was used before. */
const reused: Fault = {
  name: 'reused-trigger',
  ways: ['socket'],
  play: async (stage) => {
    await declare(stage);
    await stage.control.fault('views.open', { kind: 'refuse', error: 'exchanged_trigger_id' });
    await askToRollBack(stage);
    await openAgain(stage);
    // The same press once more, its trigger spent: no second form, no second decision.
    await stage.control.redeliver({ name: 'block_actions' });
  },
};

async function openAgain({ as, ledger, told }: Stage): Promise<void> {
  const first = as('U0FIRST');
  await told('that the form did not open', () =>
    first.messages().then((all) => all.some((one) => says(one, 'Slack did not open the form'))),
  );
  await first.press('Open the form');
  await first.waitForForm('Roll back checkout?');
  const sent = await first.submit();
  ledger.add({ user: first.user, makes: { type: 'StrategyDecided' }, delivered: sent.ok });
}

export const triggers: readonly Fault[] = [expired, reused];
