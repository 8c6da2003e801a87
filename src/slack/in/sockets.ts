import type { Ship } from '../../app/ship.ts';
import { troubleOf } from '../trouble.ts';
import type { Socket } from './socket.ts';

/** A socket that does not greet within this time is given up. */
const greetMs = 15_000;
/** How often a socket is looked at. A dead one is noticed by its missing pong, and replaced within one look. */
const lookMs = 2_000;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** A connection that stood so long was a good one: its end is Slack's ordinary refresh, or an accident. */
const steadyMs = 30_000;
/** After this long the end of a connection is not waited for any more. */
const farewellMs = 1_000;

export type Sockets = AsyncDisposable & {
  /** How many connections Slack can reach this process through. */
  readonly alive: () => number;
};

/**
 * Two connections, so that none of the few hours' refreshes leaves Slack without one: what comes in while no connection
 * stands is lost. The second starts later, so that Slack does not refresh both at once. Disposing ends both.
 */
export function keepSockets(
  { clock, log }: Pick<Ship, 'clock' | 'log'>,
  { staggerMs, newSocket }: { readonly staggerMs: number; readonly newSocket: () => Socket },
): Sockets {
  const ending = new AbortController();
  const standing = new Set<Socket>();
  const first = keepOne({ clock, log, newSocket, standing, signal: ending.signal });
  const second = clock
    .sleep(staggerMs, ending.signal)
    .then(() => keepOne({ clock, log, newSocket, standing, signal: ending.signal }));
  return {
    alive: () => [...standing].filter((socket) => socket.isAlive()).length,
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await Promise.all([first, second]);
    },
  };
}

type Keeping = Pick<Ship, 'clock' | 'log'> & {
  readonly newSocket: () => Socket;
  readonly standing: Set<Socket>;
  readonly signal: AbortSignal;
};

/**
 * Opens a connection again whenever it ends: at once the first time, with patience when it ended soon after the one
 * before, because Slack counts how often it is asked for one.
 */
async function keepOne({ clock, log, newSocket, standing, signal }: Keeping): Promise<void> {
  let wait = 0;
  let brief = 0;
  while (!signal.aborted) {
    await clock.sleep(wait, signal);
    if (signal.aborted) return;
    const socket = newSocket();
    const ended = endOf(socket);
    try {
      await greeted(socket, clock);
      standing.add(socket);
      const since = clock.monotonic();
      log.info({ event: 'SlackSocketOpened' });
      await untilDead(socket, clock, AbortSignal.any([ended, signal]));
      brief = clock.monotonic() - since < steadyMs ? brief + 1 : 0;
      wait = brief > 1 ? longer(wait) : 0;
      log.info({ event: 'SlackSocketEnded', againMs: wait });
    } catch (err) {
      wait = afterRefusal(wait, err);
      log.warn({ event: 'SlackSocketRefused', againMs: wait, err });
    } finally {
      standing.delete(socket);
      farewell(socket, clock, ended);
    }
  }
}

const longer = (wait: number): number => Math.min(Math.max(wait * 2, firstWaitMs), longestWaitMs);

function afterRefusal(wait: number, err: unknown): number {
  const trouble = troubleOf(err);
  return Math.max(longer(wait), trouble.kind === 'wait' ? trouble.ms : 0);
}

async function greeted(socket: Socket, clock: Ship['clock']): Promise<void> {
  const late = new AbortController();
  const tooLate = async (): Promise<void> => {
    await clock.sleep(greetMs, late.signal);
    if (!late.signal.aborted) throw new Error('Slack opened a connection and did not greet');
  };
  try {
    await Promise.race([socket.open(), tooLate()]);
  } finally {
    late.abort();
  }
}

/** Aborted when the connection has ended. */
function endOf(socket: Socket): AbortSignal {
  const ended = new AbortController();
  socket.onEnd(() => ended.abort());
  return ended.signal;
}

/** Resolves when the connection has ended, is found dead, or is not wanted any more. */
async function untilDead(socket: Socket, clock: Ship['clock'], over: AbortSignal): Promise<void> {
  while (!over.aborted && socket.isAlive()) await clock.sleep(lookMs, over);
}

/** Says farewell, and hangs up when the other side does not answer it. */
function farewell(socket: Socket, clock: Ship['clock'], ended: AbortSignal): void {
  socket.close();
  void clock.sleep(farewellMs, ended).then(() => socket.close());
}
