import type { OrderKind } from '../src/core/orders.ts';
import type { HelpRow, HelpRows } from '../src/core/texts/help.ts';
import { whoMayText } from '../src/core/texts/permissions.ts';
import { toBeginWith, verbs } from './list.ts';
import { verbOf, wordsOf } from './lookup.ts';
import { usageOf } from './read.ts';
import { closest, echo, fold } from './spelling.ts';
import { families, type Known, type Verb } from './verb.ts';

/**
 * What this person may type here. `allowed` says which kinds of order; `about` is as in the order `help`: a verb, a
 * family, or both (`go`, `rollback`, `rollback go`).
 */
export function helpFor(
  allowed: (kind: OrderKind, where: Verb['where']) => boolean,
  known: Pick<Known, 'names'>,
  about?: string,
): HelpRows {
  const asked = about === undefined ? verbs : askedAbout(about, known);
  const may = ({ orders, where }: Verb): boolean => orders.some((kind) => allowed(kind, where));
  const rows = (some: readonly Verb[]) => some.filter(may).map((verb) => row(verb, known));
  const groups = families
    .map((family) => ({
      family,
      command: known.names[family],
      rows: rows(asked.filter((verb) => verb.family === family)),
    }))
    .filter((group) => group.rows.length > 0);
  const withheld = about === undefined ? [] : asked.filter((verb) => !may(verb));
  return {
    isBrief: about === undefined,
    begin: about === undefined ? rows(toBeginWith) : [],
    groups,
    withheld: withheld.map((verb) => ({
      usage: usageOf(verb, known),
      who: whoMayText(verb.orders[0]),
    })),
    ...(about !== undefined && asked.length === 0 && { unknown: unknown(about) }),
  };
}

const row = (verb: Verb, known: Pick<Known, 'names'>): HelpRow => ({
  word: verb.word,
  usage: usageOf(verb, known),
  summary: verb.summary,
  example: `/${known.names[verb.family]} ${verb.examples[0]}`,
});

function askedAbout(about: string, { names }: Pick<Known, 'names'>): readonly Verb[] {
  const [first = '', ...more] = about
    .slice(0, 200)
    .split(/\s/u)
    .map((word) => fold(word.startsWith('/') ? word.slice(1) : word))
    .filter((word) => word !== '');
  const family = families.find((one) => first === names[one].toLowerCase() || first === one);
  const word = (family === undefined ? [first, ...more] : more).join('-');
  const among = family === undefined ? families : [family];
  if (word === '') return verbs.filter((verb) => among.includes(verb.family));
  return among.map((one) => verbOf(one, word)).filter((verb) => verb !== undefined);
}

function unknown(about: string): { readonly said: string; readonly nearest?: string } {
  const near = closest(about, families.flatMap(wordsOf))?.word;
  return { said: echo(about), ...(near !== undefined && { nearest: near }) };
}
