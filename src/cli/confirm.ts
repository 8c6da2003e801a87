import { z } from 'zod';
import { exactVerb } from '../../commands/lookup.ts';
import type { Answer } from '../core/answer.ts';
import { tell } from './answer.ts';
import type { Options } from './arguments.ts';
import { clean } from './clean.ts';
import type { Client } from './client.ts';
import { type Exit, exits } from './exits.ts';
import { rollbackTail } from './line.ts';
import { type Body, sendOrder } from './send-order.ts';
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
      said = await shell.ask(`Type yes to ${meaning.does}: `);
    }
    if (said?.trim().toLowerCase() !== 'yes') {
      shell.err('Nothing moved.\n');
      return exits.unconfirmed;
    }
    answer = await sendOrder(client, { incident: answer.incident, ...meaning.body(card) });
    // Only what was seen may be confirmed: a fresh card is a new question.
    said = undefined;
  }
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
  card: z.object({ plan: z.string(), digest: z.string() }).optional(),
});
type Plan = z.infer<typeof Details>['plans'][number];

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
  return card?.digest === digest ? plans.find(({ id }) => id === card.plan) : undefined;
}

/** What a yes would do, in words, as the body of an order, and as what a script types. */
type Meaning = {
  readonly does: string;
  readonly body: (card: string) => Body;
  readonly types: (card: string) => readonly string[];
};

function meaningOf({ words, text }: Waiting, plan: Plan | undefined): Meaning {
  const verb = exactVerb('rollback', rollbackTail(text) ?? '')?.verb.word;
  const about = plan && clean(`roll back ${plan.targets.join(' and ')} to release ${plan.to}`);
  if (verb === 'switch') {
    const again = (card: string) => `${withoutCard(text)} --card ${card}`;
    return {
      does: 'switch as this card says',
      body: (card) => ({ text: again(card) }),
      types: (card) => [...wordsWithoutCard(words), '--card', card],
    };
  }
  return {
    does: about ?? 'do what this card says',
    body: (card) => ({
      order: { kind: 'go', card, ...(plan && { plan: plan.id }) },
    }),
    types: (card) => ['rollback', 'go', ...(plan ? [plan.id] : []), '--card', card],
  };
}

const withoutCard = (text: string): string => text.replace(/\s--card[\s=]\S+/u, '');

const wordsWithoutCard = (words: readonly string[]): readonly string[] =>
  words.filter(
    (word, index) =>
      word !== '--card' && words[index - 1] !== '--card' && !word.startsWith('--card='),
  );
