import type { Exit } from '../../src/cli/exits.ts';
import { main } from '../../src/cli/main.ts';
import type { Offline, Shell } from '../../src/cli/shell.ts';

/** One command line, as it was typed, and what came of it. */
type Ran = { readonly exit: Exit; readonly out: string; readonly err: string };

export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
};

export type Setting = Partial<Omit<Shell, 'args' | 'out' | 'err' | 'offline'>> & {
  /** What the process answers; undefined for one that does not run. */
  readonly answer?: (sent: Sent) => Response;
  readonly offline?: Partial<Offline>;
  /** What the person types when asked, one each time. */
  readonly replies?: readonly string[];
};

export const refused = (code: string, more: object = {}): Response =>
  Response.json({ accepted: false, refusal: { code, reason: 'Why.', lift: 'How.' }, ...more });
export const accepted = (say: string, more: object = {}): Response =>
  Response.json({ accepted: true, events: [], say, ...more });

const beyond = () => Promise.reject(new Error('This test does not go that far'));

/** Runs a command line against a process that the test plays. */
export async function run(
  args: readonly string[],
  setting: Setting = {},
): Promise<Ran & { readonly sent: readonly Sent[]; readonly asked: readonly string[] }> {
  const { answer, replies = [], offline, ...given } = setting;
  const sent: Sent[] = [];
  const asked: string[] = [];
  let out = '';
  let err = '';
  const exit = await main({
    args,
    env: { STERNWAY_TOKEN: 'secret' },
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    screen: () => undefined,
    progress: () => undefined,
    ask: async (question) => {
      asked.push(question);
      return replies[asked.length - 1];
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (!answer) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      const body: unknown = request.method === 'POST' ? await request.json() : undefined;
      const { pathname, search } = new URL(request.url);
      const one = {
        method: request.method,
        path: `${pathname}${search}`,
        headers: request.headers,
        body,
      };
      sent.push(one);
      return answer(one);
    },
    // Waits between tries are over at once; the patience with a silent line never ends.
    sleep: (ms, signal) =>
      ms < 20_000
        ? Promise.resolve()
        : new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(), { once: true });
          }),
    now: () => '2026-11-21T03:00:00.000Z',
    interrupts: () => new AbortController().signal,
    offline: {
      openRegistry: async () => undefined,
      migrate: beyond,
      restore: beyond,
      lint: beyond,
      manifest: beyond,
      examine: beyond,
      propose: beyond,
      start: beyond,
      signingKey: async () => undefined,
      ...offline,
    },
    ...given,
  });
  return { exit, out, err, sent, asked };
}
