import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, QueryResultRow } from 'pg';
import { connectionTo } from './address.ts';
import { settle } from './connect.ts';
import { pg } from './driver.ts';

/** A connection that is kept, and watched: what depends on it ends with it. */
export type Line = AsyncDisposable & {
  readonly ask: <Row extends QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
  /** Aborts when the connection is gone. */
  readonly lost: AbortSignal;
  /** Whether the server surely still has the session, by the monotonic clock. */
  readonly isFresh: () => boolean;
  /** Messages of this channel. */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<void>;
};

/** The server ends a session that was silent for so long: a process that was stopped gives way. */
const silentMs = 5_000;
const beatMs = 1_000;
/** So much before that nobody believes any more that the session stands. */
const marginMs = 1_000;

/** Opens a connection of its own, outside the pool. */
export async function openLine(url: string): Promise<Line> {
  const client = new pg.Client({ ...connectionTo(url), query_timeout: silentMs, pipeline: true });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  let seen = performance.now();
  await ready(client);
  const ask = async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) => {
    const asked = performance.now();
    try {
      const { rows } = await client.query<Row>(text, [...values]);
      seen = asked;
      return rows;
    } catch (error) {
      // Whatever it was, nobody knows how the session stands now.
      lost.abort();
      throw error;
    }
  };
  void beat(ask, lost.signal);
  const ended = once(lost.signal, 'abort').then(() => client.end());
  ended.catch(() => undefined);
  return {
    ask,
    lost: lost.signal,
    isFresh: () => !lost.signal.aborted && performance.now() - seen < silentMs - marginMs,
    listen: async (channel, heard) => {
      client.on('notification', ({ payload = '' }) => heard(payload));
      await ask(`LISTEN ${channel}`);
    },
    [Symbol.asyncDispose]: async () => {
      lost.abort();
      await ended.catch(() => undefined);
    },
  };
}

async function ready(client: Client): Promise<void> {
  try {
    await client.connect();
    await settle(client);
    await client.query(`SET idle_session_timeout = ${silentMs}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function beat(ask: (text: string) => Promise<unknown>, lost: AbortSignal): Promise<void> {
  while (!lost.aborted) {
    await sleep(beatMs, undefined, { signal: lost }).catch(() => undefined);
    if (!lost.aborted) await ask('SELECT').catch(() => undefined);
  }
}
