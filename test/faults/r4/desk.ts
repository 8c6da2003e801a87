import { handleOrder } from '../../../src/app/handle-order.ts';
import type { Ship } from '../../../src/app/ship.ts';
import type { Answer } from '../../../src/core/answer.ts';
import type { Actor } from '../../../src/core/command.ts';
import type { Order } from '../../../src/core/orders.ts';
import type { Random } from '../lib/random.ts';
import type { Acknowledged } from '../r1/desk.ts';
import { sayFault } from './fault.ts';
import type { Fleet, Open } from './fleet.ts';
import type { Who } from './rules.ts';
import type { Scheduler } from './scheduler.ts';

/** What is given at a desk is said under one key until it is answered, to whichever process takes it. */
export type Desk = {
  readonly order: (who: Who | 'ci', order: Order, incident?: string) => Promise<Answer>;
};

/** Parts of one: of what people send, and of what they are answered. */
export type DeskFaults = { readonly lost: number; readonly doubled: number };

type Sea = {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly fleet: Pick<Fleet, 'open'>;
  readonly faults: () => DeskFaults;
  /** Every answer that reached somebody. */
  readonly keep: (acknowledged: Acknowledged) => void;
  /** An order that threw: a fault of the program. */
  readonly broke: (what: string) => void;
};

const againMs = 3_000;
const nobodyMs = 200;

export function openDesk(sea: Sea, name: string): Desk {
  let given = 0;
  const { scheduler, random } = sea;
  const once = async (who: Who | 'ci', order: Order, about: { key: string; incident?: string }) => {
    const open = sea.fleet.open();
    const to = open[random.between(0, open.length - 1)];
    if (to === undefined) {
      await scheduler.sleep(nobodyMs);
      return undefined;
    }
    return new Promise<Answer | undefined>((resolve) => {
      const copies = random.chance(sea.faults().doubled) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) send(sea, to, { who, order, ...about }, resolve);
      scheduler.after(againMs, () => resolve(undefined));
    });
  };
  return {
    order: async (who, order, incident) => {
      given += 1;
      const key = `${name}-${given}`;
      for (;;) {
        const answer = await once(who, order, {
          key,
          ...(incident === undefined ? {} : { incident }),
        });
        if (answer === undefined || isToSayAgain(answer)) continue;
        sea.keep({ key, by: who, answer });
        return answer;
      }
    },
  };
}

/** What is answered with 503: nothing of it has happened, and the same key is said again. */
const isToSayAgain = (answer: Answer): boolean =>
  !answer.accepted && ['RegistryUnavailable', 'Busy'].includes(answer.refusal.code);

type Letter = {
  readonly who: Who | 'ci';
  readonly order: Order;
  readonly key: string;
  readonly incident?: string;
};

/** One delivery: it may be lost on the way there or back, or fall into the hands of a process that dies. */
function send(
  { scheduler, random, faults, broke }: Sea,
  { ship, life }: Open,
  { who, order, key, incident }: Letter,
  resolve: (answer: Answer | undefined) => void,
): void {
  const wayMs = (): number => random.between(1, 30);
  if (random.chance(faults().lost)) return;
  const arrive = async (): Promise<void> => {
    const arrival = { via: 'http', arrival: `http:${who}`, key } as const;
    try {
      const answer = await handleOrder(ship, {
        order,
        incident,
        actor: actorOf(ship, who),
        arrival,
      });
      if (!random.chance(faults().lost)) scheduler.after(wayMs(), () => resolve(answer));
    } catch (error) {
      broke(sayFault(order.kind, error));
    }
  };
  scheduler.after(wayMs(), () => void arrive(), life);
}

function actorOf(ship: Ship, who: Letter['who']): Actor {
  if (who === 'ci') return { kind: 'machine', token: 'ci', may: ['release.register'] };
  const person = ship.directory.find(who);
  if (person === undefined) throw new Error(`nobody is called ${who}`);
  return { kind: 'person', person };
}
