import { setTimeout as pause } from 'node:timers/promises';
import { declare, type Fault, type Stage } from '../stage.ts';

const betweenMs = 100;
const commands = 40;
const people = ['U0FIRST', 'U0SECOND', 'U0SUPPORT', 'U0NEW'] as const;
/** Two sockets stand: each of these leaves the other one, but for the last, which leaves none. */
const disturbances = [
  { after: 8, do: 'warning', connection: 0 },
  { after: 14, do: 'refresh', connection: 1 },
  { after: 20, do: 'cut', connection: 0 },
  { after: 28, do: 'cut', connection: undefined },
] as const;

/** Ten commands a second by four people, while their connections are taken away. */
const disconnect: Fault = {
  name: 'disconnect',
  ways: ['socket'],
  play: async (stage) => {
    await declare(stage);
    const said: Promise<unknown>[] = [];
    for (let n = 0; n < commands; n += 1) {
      said.push(stage.note(stage.random.pick(people), `disconnect ${n}.`));
      const now = disturbances.find(({ after }) => after === n);
      if (now) await stage.control.socket(now.do, now.connection);
      await pause(betweenMs);
    }
    await Promise.all(said);
    await stage.told('both connections stand again', () => connected(stage));
  },
};

const connected = async ({ control }: Stage): Promise<boolean> =>
  (await control.secrets()).connections >= 2;

/** A minute of silence, a tenth as long: nothing is answered, nothing is sent, no ping is heard. */
const silence: Fault = {
  name: 'silence',
  ways: ['socket'],
  play: async (stage) => {
    await declare(stage);
    await stage.note('U0FIRST', 'before the silence');
    await stage.control.silence(silentMs);
    const typed = stage.note('U0SECOND', 'typed into the silence');
    for (const n of [1, 2, 3, 4])
      await stage.bot().say(`/incident note meanwhile ${n}`, 'first-oncall');
    await stage.told('Slack has not answered', async () =>
      (await stage.bot().impaired()).includes('Slack has not answered'),
    );
    await typed;
    await stage.told('it answers again', async () => (await stage.bot().impaired()) === '');
    await stage.note('U0FIRST', 'after the silence');
  },
};
const silentMs = 6_000;

export const connections: readonly Fault[] = [disconnect, silence];
