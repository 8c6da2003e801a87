import { z } from 'zod';
import { Answer } from '../core/answer.ts';
import type { Options } from './arguments.ts';
import { clean } from './clean.ts';
import { type Client, Unreachable } from './client.ts';
import { type Exit, exits } from './exits.ts';
import type { Shell } from './shell.ts';

type Told = Pick<Shell, 'out' | 'err'>;

/** Codes that say: what was typed was not understood. */
const notUnderstood: ReadonlySet<string> = new Set(['Misread', 'UnknownCommand', 'BadRequest']);

/** The answer in a response; rejects with `Unreachable` when what answered is not Sternway. */
export async function answerIn(response: Response, { access }: Client): Promise<Answer> {
  return bodyIn(response, access.url, Answer);
}

/** The JSON of a response as the schema wants it; a refusal where something else was asked is given back as it is. */
export async function bodyIn<T>(response: Response, url: string, schema: z.ZodType<T>): Promise<T> {
  const json: unknown = await response.json().catch(() => undefined);
  const body = schema.safeParse(json);
  if (body.success) return body.data;
  throw new Unreachable(url, `what answers there (status ${response.status}) is not this Sternway`);
}

/** Tells the answer: what people read on standard output, a refusal on standard error, `--json` all of it as it came. */
export async function tell(shell: Told, answer: Answer, { json }: Options): Promise<Exit> {
  if (json) await shell.out(`${JSON.stringify(answer)}\n`);
  else await tellPeople(shell, answer);
  if (answer.accepted) return exits.accepted;
  return notUnderstood.has(answer.refusal.code) ? exits.usage : exits.refused;
}

async function tellPeople({ out, err }: Told, answer: Answer): Promise<void> {
  if (!answer.accepted) {
    const { code, reason, lift } = answer.refusal;
    err(`Refused (${code}): ${clean(reason)}\n${clean(lift)}\n`);
  }
  if (answer.say !== undefined && answer.say !== '') await out(`${clean(answer.say).trimEnd()}\n`);
}
