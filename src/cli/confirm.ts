import { z } from 'zod';
import type { Answer } from '../core/answer.ts';
import { tell } from './answer.ts';
import type { Options } from './arguments.ts';
import type { Client } from './client.ts';
import { type Exit, exits } from './exits.ts';
import { type Meaning, meaningOf, type Plan } from './meaning.ts';
import { sendOrder } from './send-order.ts';
import type { Shell } from './shell.ts';
import { typedLine } from './typed.ts';

type Waiting = {
  /** As they were typed, and the line that they are. */
  readonly words: readonly string[];
  readonly text: string;
  readonly answer: Answer;
  readonly options: Options;
};

/**
 * A card is on the table: shows it and asks the person once, then gives its digest back. A card that went stale meanwhile
 * comes back fresh and is asked again. Where nobody can be asked, it says what to type and nothing moves.
 */
export async function confirm(shell: Shell, client: Client, waiting: Waiting): Promise<Exit> {
  const { options } = waiting;
  let { answer } = waiting;
  let said = options.yes ? 'yes' : undefined;
  for (;;) {
    const exit = await tell(shell, answer, options);
    const card = answer.card;
    if (card === undefined) return exit;
    const meaning = meaningOf(waiting, await detailsOf(client, answer, card));
    if (said === undefined) {
      if (options.json || shell.screen() === undefined)
        return answer.accepted ? unasked(shell, answer, meaning, options) : exit;
      said = await shell.ask(`${meaning.warns}Type ${meaning.word} to ${meaning.does}: `);
    }
    const read = readBy(said, meaning, options);
    if (read === undefined) {
      shell.err('Nothing moved.\n');
      return exits.unconfirmed;
    }
    answer = await sendOrder(client, { incident: answer.incident, ...meaning.body(card, read) });
    // Only what was seen may be confirmed: a fresh card is a new question.
    said = undefined;
  }
}

/** What is confirmed beside the card: whoever was asked has read it, a script has named it itself. Nothing without a yes. */
function readBy(
  said: string | undefined,
  { word, flags }: Meaning,
  { yes }: Options,
): readonly string[] | undefined {
  if (yes === true && said === 'yes') return [];
  return said?.trim().toLowerCase() === word.toLowerCase() ? flags : undefined;
}

async function unasked(
  shell: Shell,
  { card = '', incident }: Answer,
  { types }: Meaning,
  options: Options,
): Promise<Exit> {
  const line = typedLine(types(card), { ...(incident !== undefined && { incident }), ...options });
  const token = options.token === undefined ? '' : ' (and --token as before)';
  if (!options.json) await shell.out(`Nothing moved yet. To confirm: ${line}${token}\n`);
  return exits.unconfirmed;
}

const Details = z.object({
  plans: z.array(z.object({ id: z.string(), targets: z.array(z.string()), to: z.string() })),
  card: z
    .object({
      plan: z.string(),
      digest: z.string(),
      needs: z
        .object({ accept: z.array(z.string()), typed: z.string().optional() })
        .default({ accept: [] }),
    })
    .optional(),
});

/** The plan that the card is about; without it the question says less, and confirms the same. */
async function detailsOf(
  client: Client,
  { incident }: Answer,
  digest: string,
): Promise<Plan | undefined> {
  if (incident === undefined) return undefined;
  const response = await client.send(`/api/v1/incidents/${encodeURIComponent(incident)}`);
  const details = Details.safeParse(await response.json().catch(() => undefined));
  const { plans = [], card } = details.data ?? {};
  const plan = card?.digest === digest ? plans.find(({ id }) => id === card.plan) : undefined;
  return plan && card && { ...plan, ...card.needs };
}
