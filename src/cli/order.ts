import type { Answer } from '../core/answer.ts';
import { isPicture } from '../core/timeline/orders.ts';
import { tell } from './answer.ts';
import type { Options } from './arguments.ts';
import { clean } from './clean.ts';
import type { Client } from './client.ts';
import { meantSo } from './close.ts';
import { confirm } from './confirm.ts';
import { type Exit, exits } from './exits.ts';
import { orderFrom } from './from-file.ts';
import { isDocument, lineOf, timelineIn } from './line.ts';
import { writeNew } from './new-file.ts';
import { picture } from './picture.ts';
import { sendOrder } from './send-order.ts';
import type { Shell } from './shell.ts';

/** Sends what was typed, tells the answer, and takes care of a card that waits for its confirmation. */
export async function order(
  shell: Shell,
  client: Client,
  words: readonly string[],
  options: Options,
): Promise<Exit> {
  const { incident } = options;
  const text = lineOf(words);
  if (options.from !== undefined)
    return fromFile(shell, client, { words, from: options.from, options });
  if (options.out !== undefined)
    return document(shell, client, { text, out: options.out, options });
  if (!(await meantSo(shell, client, { text, options }))) {
    shell.err('Nothing moved.\n');
    return exits.unconfirmed;
  }
  const answer = await sendOrder(client, { text, ...(incident !== undefined && { incident }) });
  if (waitsForConfirmation(answer)) return confirm(shell, client, { words, text, answer, options });
  const exit = await tell(shell, answer, options);
  if (isUnknownSender(answer)) shell.err(`${client.access.hint}\n`);
  return exit;
}

type FromFile = {
  readonly words: readonly string[];
  readonly from: string;
  readonly options: Options;
};

/** A text that was written elsewhere is taken word for word: no shell and no command line reads anything into it. */
async function fromFile(
  shell: Shell,
  client: Client,
  { words, from, options }: FromFile,
): Promise<Exit> {
  const filled = await orderFrom(words, from);
  if (!filled.ok) {
    shell.err(`${clean(filled.error)} Nothing was ordered.\n`);
    return exits.usage;
  }
  const { incident } = options;
  const sent = { order: filled.value, ...(incident !== undefined && { incident }) };
  return tell(shell, await sendOrder(client, sent), options);
}

type Wanted = { readonly text: string; readonly out: string; readonly options: Options };

/** What is read as a whole may go into a new file; whatever moves something is answered to whoever ordered it. */
async function document(
  shell: Shell,
  client: Client,
  { text, out, options }: Wanted,
): Promise<Exit> {
  if (!isDocument(text)) {
    shell.err(
      'Only what makes a document goes into a file with --out, as in sternway timeline csv --out timeline.csv. Nothing was ordered.\n',
    );
    return exits.usage;
  }
  const { incident } = options;
  const answer = await sendOrder(client, { text, ...(incident !== undefined && { incident }) });
  if (!answer.accepted) return tell(shell, answer, options);
  const asked = timelineIn(text);
  if (asked !== undefined && isPicture(asked.format) && answer.incident !== undefined) {
    const wanted = { incident: answer.incident, format: asked.format, zone: asked.zone, out };
    return picture(shell, client, wanted, options);
  }
  await writeNew(out, [answer.say]);
  shell.err(`Written to ${out}.\n`);
  return exits.accepted;
}

/** A card that was shown, also in place of one that was too old. */
const waitsForConfirmation = (answer: Answer): boolean => answer.card !== undefined;

const isUnknownSender = (answer: Answer): boolean =>
  !answer.accepted && ['NotSignedIn', 'UnknownPerson'].includes(answer.refusal.code);
