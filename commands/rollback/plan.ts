import { err, ok } from '../../src/lib/result.ts';
import { grammar, nothingLeft } from '../grammar.ts';
import { name, writeName } from '../parts/names.ts';
import { targets, unknownService } from '../parts/targets.ts';
import { closest, fold } from '../spelling.ts';
import type { Draft, Known, Reading, Spot, Value, Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

/** The words that say what comes after them, in any order. */
const clauses = {
  to: name({
    field: 'to',
    what: 'a release',
    code: 'UnknownRelease',
    among: ({ releases }) => releases,
  }),
  playbook: name({ field: 'playbook', what: 'a playbook', code: 'BadValue' }),
};

const some = targets(['to', 'playbook']);

function parse(spot: Spot, known: Known): Reading {
  const found = some.read(spot, known);
  if (!found.ok) return found;
  const { value, at } = found.value;
  return readClauses({ ...spot, at }, known, { kind: 'plan', targets: value });
}

function readClauses(spot: Spot, known: Known, draft: Draft): Reading {
  const word = nextWord(spot.line, spot.at);
  const clause = word && clauseOf(fold(word.text));
  if (word === undefined || clause === undefined || clause.field in draft) {
    return ends(spot, known, draft);
  }
  const said = clause.read({ ...spot, at: word.end }, known);
  if (!said.ok) return said;
  const next = { ...draft, [clause.field]: said.value.value };
  return readClauses({ ...spot, at: said.value.at }, known, next);
}

function clauseOf(word: string): (typeof clauses)[keyof typeof clauses] | undefined {
  return Object.values(clauses).find(({ field }) => field === word);
}

function ends({ line, at }: Spot, known: Known, draft: Draft): Reading {
  const word = nextWord(line, at);
  if (word !== undefined && closest(word.text, known.services) !== undefined) {
    return err(unknownService(line, word, known, { service: fold(word.text), suffix: '' }).error);
  }
  return nothingLeft(line, at, draft);
}

const clause = (word: string) => ({
  field: word,
  read: () => ok({ value: undefined, at: 0 }),
  write: (value: Value) => (typeof value === 'string' ? `${word} ${writeName(value)}` : ''),
});
const { orders, say } = grammar('plan', [some, clause('to'), clause('playbook')]);

export const plan: Verb = {
  family: 'rollback',
  word: 'plan',
  synonyms: ['prepare'],
  usage: 'plan [<service[@env]>…] [to <release>] [playbook <id>]',
  summary: 'Make a plan and show it; nothing moves',
  examples: ['plan checkout to 1', 'plan checkout pricing playbook checkout-rollback'],
  where: 'incident',
  danger: false,
  orders,
  parse,
  say,
};
