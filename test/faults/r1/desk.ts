import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { Answer } from '../../../src/core/answer.ts';
import type { Order } from '../../../src/core/orders.ts';
import type { Who } from './scene.ts';

const requestMs = 10_000;
const againMs = 20;

/** One order that got an answer, as the driver keeps it outside of the bot. */
export const Acknowledged = z.strictObject({ key: z.string(), by: z.string(), answer: Answer });
export type Acknowledged = z.infer<typeof Acknowledged>;

/** Somebody with a token, at a bot that may be gone at any moment. */
export type Desk = {
  /** Says the same order under the same key until it is answered, and keeps the answer before anything else happens. */
  readonly order: (who: Who, order: Order, incident?: string) => Promise<Answer>;
  /** Reads until there is an answer. */
  readonly read: (path: string) => Promise<unknown>;
};

type Options = {
  readonly name: string;
  readonly tokens: Readonly<Record<Who, string>>;
  /** Where the bot listens now, if it does. */
  readonly url: () => string | undefined;
  readonly keep: (acknowledged: Acknowledged) => void;
  /** Aborts when nobody waits for answers any more. */
  readonly over: AbortSignal;
};

/** A desk's own keys: `alpha-17` is the seventeenth order given here. */
export function openDesk({ name, tokens, url, keep, over }: Options): Desk {
  let given = 0;
  const untilAnswered = async (path: string, init: RequestInit): Promise<unknown> => {
    for (;;) {
      over.throwIfAborted();
      const found = await attempt(`${url() ?? ''}${path}`, init);
      if (found !== undefined) return found;
      await wait(againMs);
    }
  };
  return {
    order: async (who, order, incident) => {
      given += 1;
      const key = `${name}-${given}`;
      const body = JSON.stringify({ order, ...(incident === undefined ? {} : { incident }) });
      const headers = { ...signed(tokens[who]), 'idempotency-key': key };
      const init = { method: 'POST', headers, body };
      const answer = Answer.parse(await untilAnswered('/api/v1/orders', init));
      keep({ key, by: who, answer });
      return answer;
    },
    read: (path) => untilAnswered(path, { headers: signed(tokens.first) }),
  };
}

const signed = (token: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

/** Nothing when nobody answered: the bot was away, or was killed in the middle. */
async function attempt(url: string, init: RequestInit): Promise<unknown> {
  if (!url.startsWith('http')) return undefined;
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(requestMs) });
    // Busy or closing: the same key is said again.
    return answer.status === 503 ? undefined : await answer.json();
  } catch {
    return undefined;
  }
}
