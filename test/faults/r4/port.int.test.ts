import { setImmediate as turn } from 'node:timers/promises';
import { type Rig, registryContract } from '../../registry/contract.ts';
import { entriesContract } from '../../registry/entries-contract.ts';
import { sqliteRig } from '../../registry/sqlite-rig.ts';
import { type Random, randomFrom } from '../lib/random.ts';
import { portOf } from './port.ts';
import { remembered } from './remembered.ts';
import { type Life, openScheduler } from './scheduler.ts';

/** What stands between a simulated process and the engine, on a quiet day, with a scheduler that goes on by itself. */
async function quietRig(): Promise<Rig> {
  const rig = await sqliteRig();
  let lots = 0;
  // The shortest way, nothing goes wrong, and what was sent first arrives first.
  const random: Random = {
    ...randomFrom(7),
    next: () => {
      lots += 1;
      return lots;
    },
    between: (low) => low,
    chance: () => false,
  };
  const pending = { count: 0 };
  const scheduler = openScheduler(random, () => false);
  const life: Life = { name: 'here/1/one', state: 'runs', stops: [], ills: [], missed: [] };
  const over = new AbortController();
  const goOn = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await scheduler.until(() => over.signal.aborted, Infinity);
      await turn();
    }
  };
  const going = goOn();
  return {
    ...rig,
    reopen: async () => {
      const engine = await rig.reopen();
      const real = remembered(engine);
      const sea = { scheduler, random, real, pending };
      const port = portOf(sea, { life, distance: 'far', isDown: false, fate: undefined });
      return { ...port, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() };
    },
    [Symbol.asyncDispose]: async () => {
      over.abort();
      await going;
      await rig[Symbol.asyncDispose]();
    },
  };
}

registryContract('The port of a simulated process', quietRig, { events: [], texts: [] });
entriesContract('The port of a simulated process', quietRig);
