import type { Order } from '../../src/core/orders.ts';
import { fold } from '../spelling.ts';
import type { Spot, Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

/** One thing that may be said with a verb: the words that it begins with, any of them, and the rest. */
export type Form = Pick<Verb, 'orders' | 'parse' | 'say'> & { readonly words: readonly string[] };

/** Where the rest starts, if the line goes on with these words. */
function after(words: string, line: string, at: number): number | undefined {
  let place = at;
  for (const expected of words.split(' ')) {
    const word = nextWord(line, place);
    if (word === undefined || word.quoted || fold(word.text) !== expected) return undefined;
    place = word.end;
  }
  return place;
}

const begun = ({ words }: Form, { line, at }: Spot): number | undefined =>
  words.map((each) => after(each, line, at)).find((place) => place !== undefined);

/** What is said of this order, after the first of the form's words. */
function said(form: Form, order: Order): string | undefined {
  const rest = form.orders.includes(order.kind) ? form.say(order) : undefined;
  return rest === undefined ? undefined : [...form.words.slice(0, 1), rest].join(' ').trim();
}

/** A verb of several forms, each by its first words; what begins with none of them is read by `otherwise`. */
export const formed = (
  forms: readonly Form[],
  otherwise: Verb['parse'],
): Pick<Verb, 'parse' | 'say'> => ({
  parse: (spot, known) => {
    for (const form of forms) {
      const at = begun(form, spot);
      if (at !== undefined) return form.parse({ ...spot, at }, known);
    }
    return otherwise(spot, known);
  },
  say: (order) => forms.map((form) => said(form, order)).find((words) => words !== undefined),
});
