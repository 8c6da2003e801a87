import { randomUUID } from 'node:crypto';
import type { Envelope } from '../../core/envelope.ts';
import { envelopesIn } from '../envelopes.ts';
import { openBell, openEar } from './bell.ts';
import type { Store } from './connect.ts';
import { napping } from './nap.ts';

/** Sees what other processes append, and lets them see what this one does. */
export type Tail = AsyncDisposable & {
  /** From the first time on, others are watched. */
  readonly watch: () => void;
  /** What this process is about to append is not told again here. */
  readonly expect: (events: readonly Envelope[]) => void;
  /** This process appended it: the others are woken. */
  readonly appended: (events: readonly Envelope[]) => void;
};

type Options = {
  readonly store: Store;
  readonly tell: (events: readonly Envelope[]) => void;
  /** Where the record ended when the registry was opened: everything after that is told. */
  readonly from: number;
};

const pageSize = 500;
/** How soon it looks again: while the bell is heard, while it is not, and while something before the newest event may still come. */
const lookMs = { hearing: 500, deaf: 90, behind: 20 } as const;

/** The bell is for speed alone: what is not heard is found by looking. */
export function openTail({ store, tell, from }: Options): Tail {
  const me = randomUUID();
  const own = new Set<number>();
  const bell = openBell(store, me);
  const { nap, wake } = napping();
  const closing = new AbortController();
  let watching: Promise<void> | undefined;
  let rung = 0;
  let position = from;

  const follow = async (): Promise<void> => {
    const heard = (position: number): void => {
      rung = Math.max(rung, position);
      wake();
    };
    await using ear = openEar(store.url, me, { heard, opened: wake });
    while (!closing.signal.aborted) {
      position = await lookOn({ store, tell, own, from: position }).catch(() => position);
      await nap(position < rung ? lookMs.behind : ear.isOpen() ? lookMs.hearing : lookMs.deaf);
    }
  };
  return {
    watch: () => {
      watching ??= follow();
    },
    expect: (events) => {
      for (const { position } of events) own.add(position);
    },
    appended: (events) => {
      const last = events.at(-1);
      if (last !== undefined) bell.ring(last.position);
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      wake();
      await watching;
      await bell.quiet();
    },
  };
}

type Following = Options & { readonly own: Set<number> };

/** Tells what others appended after this position, and answers how far it has come. */
async function lookOn({ store, tell, own, from }: Following): Promise<number> {
  for (let after = from; ; ) {
    const { rows, upTo } = await store.use(async ({ rows: { events } }) => {
      const upTo = await events.horizon();
      const page = { after, upTo, limit: pageSize };
      return { upTo, rows: after < upTo ? await events.others([...own], page) : [] };
    });
    const others = envelopesIn(rows);
    tell(others);
    after = rows.length < pageSize ? upTo : (others.at(-1)?.position ?? upTo);
    for (const seen of own) if (seen <= after) own.delete(seen);
    if (rows.length < pageSize) return after;
  }
}
