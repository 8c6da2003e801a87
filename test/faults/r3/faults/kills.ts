import { waitUntil } from '../../../../sandbox/slack/people/client/wait.ts';
import { declare, type Fault, upToDate } from '../stage.ts';

/** Slower than anybody waits: the bot is gone before it is answered. */
const heldMs = 2_000;

/** Killed after it has acknowledged a command, while it asks Slack who gave it, and before it has decided. */
const beforeActing: Fault = {
  name: 'killed-before-acting',
  ways: ['socket', 'http'],
  play: async (stage) => {
    const { control } = stage;
    await declare(stage);
    for (const user of ['U0NEW', 'U0SECOND']) {
      await control.fault('users.info', { kind: 'slow', ms: heldMs });
      await stage.note(user, `${user} before the kill`);
      await stage.kill();
      await control.clearFaults();
      await stage.start();
    }
  },
};

/** Killed while a post is on its way: one arrives, one does not, and nobody is there to note which. */
const whilePosting: Fault = {
  name: 'killed-while-posting',
  ways: ['socket'],
  play: async (stage) => {
    const { control, random, workspace } = stage;
    const { faults } = workspace.delivery;
    await declare(stage);
    await upToDate(stage, 'before the kills');
    for (const fate of ['arrives', 'does not arrive'] as const) {
      const slow = { kind: 'slow', ms: random.between(100, 400) } as const;
      await control.fault('chat.postMessage', slow);
      if (fate !== 'arrives') await control.fault('chat.postMessage', { kind: 'dropRequest' });
      await stage.note('U0FIRST', `killed while posting what ${fate}`);
      await waitUntil(async () => faults.waiting().length === 0, { what: 'a post on its way' });
      await stage.kill();
      await control.clearFaults();
      await stage.start();
    }
  },
};

export const kills: readonly Fault[] = [beforeActing, whilePosting];
