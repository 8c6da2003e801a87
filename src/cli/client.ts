import { z } from 'zod';
import type { Access } from './access.ts';
import type { Shell } from './shell.ts';

const answerMs = 30_000;

/** Nothing answers there, or not Sternway. The message says what to look at. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  /** The connection broke after it stood: what was sent may have been received. */
  readonly isCut: boolean;

  constructor(url: string, why: string, cause?: unknown) {
    super(`Sternway does not answer at ${url}: ${why}.`, { cause });
    this.isCut = cuts.has(codeOf(cause) ?? '');
  }
}

export type Request = {
  readonly method?: 'GET' | 'POST';
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the usual patience: for streams, which end with their signal. */
  readonly signal?: AbortSignal;
};

/** One request to the running process; rejects with `Unreachable` when no answer comes. */
export type Client = {
  readonly access: Access;
  readonly send: (path: string, request?: Request) => Promise<Response>;
};

export const clientOf = ({ fetch }: Pick<Shell, 'fetch'>, access: Access): Client => ({
  access,
  send: async (path, { method = 'GET', json, headers, signal } = {}) => {
    const patience = signal ?? AbortSignal.timeout(answerMs);
    try {
      return await fetch(new URL(path, access.url), {
        method,
        redirect: 'error',
        signal: patience,
        headers: {
          ...access.headers,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
      });
    } catch (error) {
      throw new Unreachable(access.url, whyNot(error), error);
    }
  },
});

/** How `fetch` says what went wrong: a code in the cause of its error. */
const Failure = z.object({ cause: z.object({ code: z.string() }) });
const codeOf = (error: unknown): string | undefined => Failure.safeParse(error).data?.cause.code;
const cuts: ReadonlySet<string> = new Set(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE']);
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ETIMEDOUT: 'no connection came about in time',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
};

function whyNot(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return `no answer within ${answerMs / 1_000} seconds`;
  }
  const code = codeOf(error);
  return reasons[code ?? ''] ?? code ?? (error instanceof Error ? error.message : String(error));
}
