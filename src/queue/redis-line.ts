import { Redis, type RedisOptions } from 'ioredis';

const connectMs = 1_500;
const longestPauseMs = 1_000;
const settleMs = 3_000;

type Socket = Pick<Redis, 'status' | 'disconnect' | 'once' | 'on'>;
type LineOptions = Pick<
  RedisOptions,
  'enableOfflineQueue' | 'maxRetriesPerRequest' | 'commandTimeout'
>;

/**
 * A connection to Redis together with the copies that BullMQ makes of it (a worker waits on one of
 * its own), so that closing and "is it up" reach every socket. Reconnects by itself for ever.
 */
export class RedisLine extends Redis {
  readonly #sockets: Socket[] = [];
  readonly #life: { retired: boolean };

  constructor(url: string, options: LineOptions) {
    const life = { retired: false };
    super(url, {
      ...options,
      // BullMQ 6.7 is tested on the replies of ioredis 5, which are those of protocol 2.
      protocol: 2,
      connectTimeout: connectMs,
      disconnectTimeout: 500,
      retryStrategy: (times) => (life.retired ? null : Math.min(times * 100, longestPauseMs)),
    });
    this.#life = life;
    this.#keep(this);
  }

  override duplicate<O extends Partial<RedisOptions> | undefined>(override?: O) {
    const copy = super.duplicate(override);
    this.#keep(copy);
    return copy;
  }

  /** Whether every socket can carry commands now. */
  get up(): boolean {
    return this.#sockets.every(({ status }) => status === 'ready');
  }

  /**
   * Ends reconnecting, and resolves when every socket is either usable or gone, after 3 s at the
   * latest. BullMQ must not close before: `disconnect` on a socket that waits for its next try
   * leaves it in that state for ever, and BullMQ would wait with it.
   */
  async retire(): Promise<void> {
    this.#life.retired = true;
    await Promise.all(this.#sockets.map((socket) => reached(socket, ['ready', 'end'])));
  }

  /** Cuts every socket; what is under way rejects. Resolves when they are gone, after 3 s at the latest. */
  async cut(): Promise<void> {
    this.#life.retired = true;
    for (const socket of this.#sockets) socket.disconnect();
    await Promise.all(this.#sockets.map((socket) => reached(socket, ['end'])));
  }

  #keep(socket: Socket): void {
    // BullMQ takes its listeners away when it closes, and ioredis prints errors that nobody hears.
    socket.on('error', () => {});
    this.#sockets.push(socket);
  }
}

async function reached(socket: Socket, states: readonly ('ready' | 'end')[]): Promise<void> {
  if (states.some((state) => state === socket.status)) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, settleMs);
  for (const state of states) socket.once(state, () => resolve());
  await promise;
  clearTimeout(timer);
}
