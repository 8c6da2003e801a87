import { readFile, stat } from 'node:fs/promises';
import { isMisread } from '../../commands/read.ts';
import { Order } from '../core/orders.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { lineOf, orderIn } from './line.ts';

/** Stands in the line where the text of the file belongs. */
const place = '<text>';
/** Far more than any text that an order takes; what is larger is not read at all. */
const mostBytes = 1_000_000;

/**
 * The order that these words are with the file as its text, as in `report write impact` with `--from impact.md`. Refuses
 * with a sentence: where the words take no text, and where the file cannot be read or does not fit.
 */
export async function orderFrom(
  words: readonly string[],
  file: string,
): Promise<Result<Order, string>> {
  const order = orderIn(lineOf([...words, place]));
  if (isMisread(order)) return err(order.problem);
  if (!('text' in order) || order.text !== place) {
    return err(
      'Only what ends in a text takes it from a file with --from, as in sternway report write impact --from impact.md.',
    );
  }
  const text = await textOf(file);
  if (!text.ok) return text;
  const filled = Order.safeParse({ ...order, text: text.value });
  return filled.success ? ok(filled.data) : err(unfit(file, text.value));
}

/** Text in UTF-8 with line feeds, whatever program wrote it. */
async function textOf(file: string): Promise<Result<string, string>> {
  try {
    if ((await stat(file)).size > mostBytes) return err(`${file} is too large for a text.`);
    const bytes = await readFile(file);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ok(text.replaceAll('\r\n', '\n').trim());
  } catch (error) {
    const why = error instanceof TypeError ? 'it is no text in UTF-8' : String(error);
    return err(`${file} cannot be read: ${why}.`);
  }
}

const unfit = (file: string, text: string): string =>
  /[^\p{C}\p{Z}]/u.test(text)
    ? `${file} has ${text.length} characters, and a text has at most 4000. Shorten it, or put a part of it into another section, such as supporting.`
    : `${file} has nothing in it that can be read.`;
