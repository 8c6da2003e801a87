import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Answer } from '../../../src/core/answer.ts';
import type { Place } from '../../e2e/place.ts';
import { type Env, program } from '../../e2e/process.ts';
import type { Control } from './controls.ts';

const unguarded = fileURLToPath(new URL('./unguarded-process.ts', import.meta.url));
const requestMs = 10_000;

const Ready = z.looseObject({ impaired: z.array(z.string()).default([]) });
const Entries = z.object({
  entries: z.array(z.object({ text: z.string(), ref: z.string() })),
});

/** How a life of the bot ended, as the judge wants to know it. */
export type Ended = {
  /** We killed it, so that its end says nothing. */
  readonly isKilled: boolean;
  /** It was still there when its end was asked for. */
  readonly lived: boolean;
  readonly code: number | null;
  readonly log: string;
};

/** One life of the bot as a process of its own. */
export type Bot = AsyncDisposable & {
  /** An order over HTTP, by somebody with a token: Slack has no part in it. */
  readonly say: (text: string, by?: string, more?: object) => Promise<Answer>;
  readonly send: (body: unknown, by: string) => Promise<Answer>;
  /** What it says does not work in Slack just now. */
  readonly impaired: () => Promise<string>;
  /** The entries of an incident's timeline, in the order of the record. */
  readonly entries: (incident: string) => Promise<readonly string[]>;
  readonly kill: () => Promise<Ended>;
  readonly drain: () => Promise<Ended>;
};

/** Starts the bot, or one without a guard, and waits until it is ready. */
export async function startBot(here: Place, env: Env, control: Control | undefined): Promise<Bot> {
  const running = program(control ? unguarded : 'src/main.ts', control ? [control] : [], {
    STERNWAY_CONFIG: here.configuration,
    STERNWAY_PLAYBOOKS: here.playbooks,
    STERNWAY_DATA: `${here.directory}/data`,
    STERNWAY_ALLOW_ADDRESSES: '127.0.0.1:*',
    LOG_LEVEL: 'info',
    ...env,
  });
  const url = await running.line(/Sternway is ready at (http\S+)/u);
  let isGone = false;
  const watch = async (): Promise<void> => {
    await running.ended();
    isGone = true;
  };
  void watch();
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended> => {
    const lived = !isGone;
    running.kill(signal);
    const { code, err } = await running.ended();
    return { isKilled: signal === 'SIGKILL', lived, code, log: err };
  };
  const ask = askerOf(here, url);
  return {
    ...ask,
    kill: () => end('SIGKILL'),
    drain: () => end('SIGTERM'),
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

function askerOf({ tokens, admin }: Place, url: string) {
  const send: Bot['send'] = async (body, by) => {
    const response = await fetch(`${url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[by] ?? ''}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(requestMs),
    });
    return Answer.parse(await response.json());
  };
  const say: Bot['say'] = (text, by = admin, more = {}) => send({ text, ...more }, by);
  return {
    send,
    say,
    impaired: async () => {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(requestMs) });
      return Ready.parse(await response.json()).impaired.join(' ');
    },
    entries: async (incident: string) => {
      const answer = await say('/incident timeline json', admin, { incident });
      if (!answer.accepted) throw new Error(`No timeline: ${answer.refusal.reason}`);
      const { entries } = Entries.parse(JSON.parse(answer.say));
      return entries
        .toSorted((a, b) => versionOf(a.ref) - versionOf(b.ref))
        .map(({ text }) => text);
    },
  };
}

const versionOf = (ref: string): number => Number(ref.slice(ref.lastIndexOf('#') + 1));
