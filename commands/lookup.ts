import { verbs } from './list.ts';
import { chosen, meanings } from './parts/choice.ts';
import { planOf } from './parts/plan.ts';
import { severityOf } from './parts/severity.ts';
import { targetOf } from './parts/targets.ts';
import { closest, fold } from './spelling.ts';
import type { Family, Known, Verb } from './verb.ts';
import { nextWord } from './words.ts';

/** A verb and where its arguments start. */
export type Found = { readonly verb: Verb; readonly at: number };

const familyVerbs = (family: Family): readonly Verb[] =>
  verbs.filter((verb) => verb.family === family);

const tableOf = (family: Family): ReadonlyMap<string, string> =>
  meanings(
    Object.fromEntries(
      familyVerbs(family)
        .filter(({ word }) => word !== '')
        .map(({ word, synonyms }) => [word, synonyms]),
    ),
  );
const tables: Readonly<Record<Family, ReadonlyMap<string, string>>> = {
  incident: tableOf('incident'),
  rollback: tableOf('rollback'),
  release: tableOf('release'),
  drill: tableOf('drill'),
  registry: tableOf('registry'),
};
/** What the command means when nothing follows it. */
const alone: Readonly<Record<Family, string>> = {
  incident: 'status',
  rollback: 'status',
  release: 'list',
  drill: 'status',
  registry: 'list',
};

/** All words and synonyms of a family. */
export const wordsOf = (family: Family): readonly string[] => [...tables[family].keys()];

/** The verb of this word or synonym. */
export function verbOf(family: Family, word: string): Verb | undefined {
  const meant = tables[family].get(word);
  return familyVerbs(family).find((verb) => verb.word === meant);
}

/** The verb that stands at the beginning of these words, spelled as it should be. */
export function exactVerb(family: Family, tail: string): Found | undefined {
  const found = chosen(tail, 0, tables[family]);
  const verb = found && verbOf(family, found.value);
  return found && verb && { verb, at: found.at };
}

/** The verb that these words mean: a word of the family, or what `/rollback` and `/incident` take without one. */
export function verbAt(family: Family, tail: string, known: Known): Found | undefined {
  if (nextWord(tail, 0) === undefined) return withWord(family, alone[family]);
  return exactVerb(family, tail) ?? wordless[family]?.(tail, known);
}

function withWord(family: Family, word: string): Found | undefined {
  const verb = familyVerbs(family).find((one) => one.word === word);
  return verb && { verb, at: 0 };
}

/** `/incident sev2` says how grave it is. */
function graveness(tail: string): Found | undefined {
  const word = nextWord(tail, 0);
  const said = word && severityOf(word, false);
  return said === undefined ? undefined : withWord('incident', 'severity');
}

/** `/rollback checkout` is the card of a service, `/rollback RB-17` that of a plan. */
function cardOf(tail: string, known: Known): Found | undefined {
  const word = nextWord(tail, 0);
  if (word === undefined) return undefined;
  if (targetOf(tail, word, known) !== undefined) return withWord('rollback', '');
  if (planOf(word) !== undefined) return withWord('rollback', 'go');
  // Where no service is known, any word may be one, unless it looks like one of ours.
  const maybeService = /^[a-z0-9-]+$/u.test(fold(word.text)) && known.services.length === 0;
  return maybeService && closest(word.text, wordsOf('rollback')) === undefined
    ? withWord('rollback', '')
    : undefined;
}

const wordless: Readonly<
  Partial<Record<Family, (tail: string, known: Known) => Found | undefined>>
> = { incident: graveness, rollback: cardOf };
