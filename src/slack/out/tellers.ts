import type { Ship } from '../../app/ship.ts';
import { type Beside, openTeller, type Teller, type Telling } from './beside.ts';
import { digest } from './digest.ts';
import { drills } from './drills.ts';
import { goneBack } from './gone-back.ts';

/** Everything that is told beside the incidents, in the order in which it is sent. */
const all: readonly Beside[] = [drills, digest, goneBack];

/** All of them as one. */
export async function openTellers(ship: Ship, telling: Telling): Promise<Teller> {
  const tellers = await Promise.all(all.map((one) => openTeller(ship, telling, one)));
  return {
    look: async () => void (await Promise.all(tellers.map(({ look }) => look()))),
    jobs: () => tellers.flatMap(({ jobs }) => jobs()),
    reasons: () => tellers.flatMap(({ reasons }) => reasons()),
    [Symbol.dispose]: () => {
      for (const teller of tellers) teller[Symbol.dispose]();
    },
  };
}
