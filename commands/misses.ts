import { exactVerb, verbOf, wordsOf } from './lookup.ts';
import { type MisreadCode, replaced } from './misread.ts';
import { chosen, meanings } from './parts/choice.ts';
import { someOf } from './parts/names.ts';
import { strategyWords } from './parts/strategy.ts';
import { reserved } from './reserved.ts';
import { card } from './rollback/card.ts';
import { closest, echo, fold } from './spelling.ts';
import { mentionsStop } from './stopping.ts';
import { type Family, families, type Known, type Verb } from './verb.ts';
import { bareWord, nextWord, type Word } from './words.ts';

/** A command that may have been meant: its family and what follows its name. */
export type Guess = { readonly family: Family; readonly tail: string };

/** Why a line was not understood, before the guesses were tried. */
export type Miss = {
  readonly code: MisreadCode;
  readonly problem: string;
  readonly guesses: readonly Guess[];
  readonly family: Family;
  /** The verb that was meant, when that much is clear. */
  readonly verb?: Verb;
};
type Missed = { readonly ok: false; readonly error: Miss };

/** The line does not begin with one of our commands. */
export function unknownCommand(line: string, known: Known): Missed {
  const head = bareWord(line, 0);
  const { incident, rollback, release, drill, registry } = known.names;
  const names = `/${incident}, /${rollback}, /${release}, /${drill} or /${registry}`;
  const said = head === undefined ? 'Nothing was typed' : `"${echo(head.text)}" is not a command`;
  const problem = `${said}; a line begins with ${names}.`;
  const guesses =
    head === undefined ? [] : [...misspelledNames(line, head, known), ...missingNames(line, known)];
  return { ok: false, error: { code: 'UnknownCommand', problem, guesses, family: 'incident' } };
}

function misspelledNames(line: string, head: Word, { names }: Known): readonly Guess[] {
  const said = head.text.startsWith('/') ? head.text.slice(1) : head.text;
  const near = closest(said, [...Object.values(names), ...families])?.word;
  return families
    .filter((family) => near === names[family] || near === family)
    .slice(0, 1)
    .map((family) => ({ family, tail: line.slice(head.end).trim() }));
}

/** `go RB-17` and `checkout` miss the name of their command. */
function missingNames(line: string, known: Known): readonly Guess[] {
  const tail = line.trim();
  const bare = tail.startsWith('/') ? tail.slice(1) : tail;
  return elsewhere(bare, known, ['rollback', 'incident', 'release', 'drill', 'registry']);
}

/** The families, of these, in which the words mean something. */
function elsewhere(tail: string, known: Known, among: readonly Family[]): readonly Guess[] {
  const first = fold(nextWord(tail, 0)?.text ?? '');
  const service = known.services.some((one) => first === one || first.startsWith(`${one}@`));
  return among
    .filter((family) => exactVerb(family, tail) !== undefined || (family === 'rollback' && service))
    .map((family) => ({ family, tail }));
}

/** The first word after the command's name is none of the family's. */
export function unknownWord({ family, tail }: Guess, known: Known): Missed {
  const word = nextWord(tail, 0);
  const others = families.filter((other) => other !== family);
  const found = elsewhere(tail, known, others);
  const near = found.length > 0 || isReserved(family, tail) ? [] : nearest(word, family, known);
  const verb =
    near.find((one) => one.verb !== undefined)?.verb ?? verbWithoutWord(family, found.length > 0);
  return {
    ok: false,
    error: {
      code: 'UnknownWord',
      problem: `"${echo(word?.text ?? '')}" is ${none(family, known)}.${hint(family, near, found, known)}`,
      guesses: [
        ...found,
        ...near.map((one) => ({ family, tail: word ? replaced(tail, word, one.word) : tail })),
        ...strategyNamed(family, tail),
        ...(mentionsStop(tail) ? [{ family: 'rollback', tail: 'stop' } as const] : []),
      ],
      family,
      ...(verb && { verb }),
    },
  };
}

const isReserved = (family: Family, tail: string): boolean =>
  chosen(tail, 0, new Map(reserved[family].map((one) => [one, one]))) !== undefined;

/** What is no word of /rollback was meant as a service. */
const verbWithoutWord = (family: Family, elsewhere: boolean): Verb | undefined =>
  family === 'rollback' && !elsewhere ? card : undefined;

const none = (family: Family, { names }: Known): string =>
  family === 'rollback'
    ? `neither a command of /${names.rollback} nor a service known here`
    : `not a word of /${names[family]}`;

function hint(
  family: Family,
  [near]: readonly Near[],
  [found]: readonly Guess[],
  { names, services }: Known,
): string {
  if (found !== undefined) return ` It belongs to /${names[found.family]}.`;
  if (near !== undefined) return ` The nearest is ${near.word}.`;
  const [first] = services;
  if (family !== 'rollback' || first === undefined) return '';
  return ` Services: ${someOf(services)}. For example: /${names.rollback} ${echo(first)}.`;
}

type Near = { readonly word: string; readonly far: number; readonly verb?: Verb };

/** The verb and the service that are nearest to a word, the nearer one first. */
function nearest(word: Word | undefined, family: Family, known: Known): readonly Near[] {
  if (word === undefined) return [];
  const said = closest(word.text, wordsOf(family));
  const verb = said && verbOf(family, said.word);
  const service = family === 'rollback' ? closest(word.text, known.services) : undefined;
  const found: readonly (Near | undefined)[] = [
    said && verb && { word: verb.word, far: said.far, verb },
    service,
  ];
  return found.filter((one) => one !== undefined).toSorted((a, b) => a.far - b.far);
}

/** `/rollback hotfix …` is a switch to another strategy, said without the word. */
function strategyNamed(family: Family, tail: string): readonly Guess[] {
  const named = chosen(tail, 0, meanings(strategyWords));
  return family === 'rollback' && named !== undefined ? [{ family, tail: `switch ${tail}` }] : [];
}
