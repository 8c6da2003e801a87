import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { Answer } from '../../src/core/answer.ts';
import type { Place } from './place.ts';
import { type Env, type Program, program } from './process.ts';

const requestMs = 20_000;
const lookMs = 50;
/** So much of what the program printed last stands in an error. */
const toldAtMost = 4_000;
/**
 * For what hangs. A run of the shop alone waits 6 s for purchases to end and reads figures for 10 s and more; with both
 * cores busy it was measured at 31 s.
 */
const patienceMs = 90_000;

const Seen = z.object({
  rung: z.string(),
  runs: z.array(
    z.object({
      plan: z.string(),
      status: z.string(),
      steps: z.array(z.object({ id: z.string(), status: z.string() })),
    }),
  ),
});
const Verified = z.object({ ok: z.boolean(), head: z.int() });

/** Says something as somebody: of the usual people `ada` and `bo` decide, `oz` looks on, `ci` is a machine. */
type Say = (text: string, by?: string, more?: object) => Promise<Answer>;

export type Sternway = AsyncDisposable & {
  readonly process: Program;
  readonly url: string;
  readonly say: Say;
  readonly send: (body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly read: (path: string) => Promise<unknown>;
  /** Position of the newest event, after the whole registry was verified. */
  readonly head: () => Promise<number>;
  readonly status: (incident: string, step: string) => Promise<string | undefined>;
  readonly until: (what: string, holds: () => Promise<boolean>) => Promise<void>;
};

const environment = ({ directory, configuration, playbooks }: Place): Env => ({
  STERNWAY_CONFIG: configuration,
  STERNWAY_PLAYBOOKS: playbooks,
  STERNWAY_DATA: `${directory}/data`,
  STERNWAY_ALLOW_ADDRESSES: '127.0.0.1:*',
  PORT: '0',
});

/** The program itself, `src/main.ts`, which may also refuse to start. */
export const launch = (place: Place, env: Env = {}, words: readonly string[] = []): Program =>
  program('src/main.ts', words, { ...environment(place), ...env });

/** The same when it is ready. */
export async function startSternway(place: Place, env: Env = {}): Promise<Sternway> {
  const running = launch(place, env);
  const url = await running.line(/Sternway is ready at (http\S+)/u);
  return at(place, running, url);
}

function at(place: Place, running: Program, url: string): Sternway {
  const signal = () => AbortSignal.timeout(requestMs);
  const bearer = (by = place.admin) => ({ authorization: `Bearer ${place.tokens[by] ?? by}` });
  const send: Sternway['send'] = (body, headers = bearer()) =>
    fetch(`${url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: signal(),
    });
  const read = async (path: string): Promise<unknown> =>
    (await fetch(`${url}${path}`, { headers: bearer(), signal: signal() })).json();
  return {
    process: running,
    url,
    send,
    read,
    say: async (text, by = place.admin, more = {}) =>
      Answer.parse(await (await send({ text, ...more }, bearer(by))).json()),
    head: async () => {
      const { ok, head } = Verified.parse(await read('/api/v1/registry/verify'));
      if (!ok) throw new Error('The registry does not verify');
      return head;
    },
    status: async (incident, step) => {
      const { runs } = Seen.parse(await read(`/api/v1/incidents/${incident}`));
      return runs.flatMap(({ steps }) => steps).findLast(({ id }) => id === step)?.status;
    },
    until: async (what, holds) => {
      const end = performance.now() + patienceMs;
      while (!(await holds())) {
        if (performance.now() > end) throw new Error(late(what, running));
        await wait(lookMs);
      }
    },
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

const late = (what: string, { out, err }: Program): string =>
  `It never came about: ${what}\n${`${out()}${err()}`.slice(-toldAtMost)}`;

type No = Extract<Answer, { accepted: false }>['refusal'];

/** What somebody is told who is refused: why, and what next. */
export function refusal(answer: Answer): No {
  if (answer.accepted) throw new Error(`It was accepted: ${answer.say}`);
  return answer.refusal;
}

export function yes(answer: Answer): Extract<Answer, { accepted: true }> {
  if (!answer.accepted) throw new Error(`It was refused: ${JSON.stringify(answer.refusal)}`);
  return answer;
}

/** From the card to a running strategy on this service; answers the incident. */
export async function rollBack(bot: Sternway, service: string): Promise<string> {
  const { incident = '', say } = yes(await bot.say(`/rollback ${service}`));
  const plan = /RB-\d+/u.exec(say)?.[0] ?? '';
  const { card = '' } = yes(await bot.say(`/rollback go ${plan}`));
  yes(await bot.say(`/rollback go ${plan} --card ${card}`));
  return incident;
}

/** Two releases on the record of a service: 2 is live, 1 is the way back. */
export async function release(bot: Sternway, { tokens }: Place, service: string): Promise<void> {
  const authorization = `Bearer ${tokens['ci']}`;
  for (const version of ['1', '2']) {
    const liveSince = `2026-11-0${version}T00:00:00.000Z`;
    const what = { target: `${service}@prod`, version, liveSince, commit: `abcdef${version}` };
    const answer = await bot.send(
      { order: { kind: 'releaseRegister', ...what } },
      { authorization },
    );
    yes(Answer.parse(await answer.json()));
  }
}
