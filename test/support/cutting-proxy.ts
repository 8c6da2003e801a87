import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a client and PostgreSQL, and cuts connections where the test wants it. */
export type CuttingProxy = AsyncDisposable & {
  readonly port: number;
  /** The next COMMIT: `asked` reaches the server and its answer is lost; `unasked` is lost itself. */
  readonly cutNextCommit: (how: 'asked' | 'unasked') => void;
  /** How many commits were cut so far. */
  readonly cuts: () => number;
  /** Nobody gets through, and whoever is through is cut off; until it is opened again. */
  readonly close: () => void;
  readonly open: () => void;
  /** Connections stand, and nothing gets through any more on them: a cable that was pulled. */
  readonly freeze: () => void;
};

const word = Buffer.from('COMMIT\0');

export async function cuttingProxy(to: number): Promise<CuttingProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let wanted: 'asked' | 'unasked' | undefined;
  let cuts = 0;
  let isShut = false;
  const server = createServer((inner) => {
    if (isShut) return void inner.destroy();
    const outer = connect(to, '127.0.0.1');
    const pair = [inner, outer] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      for (const one of pair) one.destroy();
    };
    for (const one of pair) one.on('error', end).on('close', end);
    let isMute = false;
    outer.on('data', (answer) => (isMute ? end() : inner.write(answer)));
    inner.on('data', (sent) => {
      const isCommit = wanted !== undefined && sent.includes(word);
      if (!isCommit) return void outer.write(sent);
      cuts += 1;
      isMute = wanted === 'asked';
      if (isMute) outer.write(sent);
      else end();
      wanted = undefined;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const cutAll = (): void => {
    for (const pair of pairs) for (const one of pair) one.destroy();
  };
  return {
    port: address.port,
    cutNextCommit: (how) => {
      wanted = how;
    },
    cuts: () => cuts,
    close: () => {
      isShut = true;
      cutAll();
    },
    open: () => {
      isShut = false;
    },
    freeze: () => {
      for (const pair of pairs) for (const one of pair) one.pause().removeAllListeners('data');
    },
    [Symbol.asyncDispose]: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}
