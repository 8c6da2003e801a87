import { Target } from '../../src/core/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { replaced, type Slip, slip } from '../misread.ts';
import { closest, echo, fold } from '../spelling.ts';
import type { Known } from '../verb.ts';
import { nextWord, type Word } from '../words.ts';
import { listed } from './names.ts';

/**
 * What a word says as a target: `checkout` alone means the default environment. Nothing when the word is no target at
 * all, an error when it has the form of one and is not known.
 */
export function targetOf(line: string, word: Word, known: Known): Result<string, Slip> | undefined {
  const said = fold(word.text);
  if (word.quoted || said.startsWith('@')) return undefined;
  if (known.services.includes(said)) return ok(`${said}@${known.defaultEnvironment}`);
  const at = said.indexOf('@');
  if (at === -1) return undefined;
  return qualified(
    { line, word, service: said.slice(0, at), environment: said.slice(at + 1) },
    known,
  );
}

type Qualified = {
  readonly line: string;
  readonly word: Word;
  readonly service: string;
  readonly environment: string;
};

function qualified(
  { line, word, service, environment }: Qualified,
  known: Known,
): Result<string, Slip> {
  if (!isKnown(service, known.services)) {
    return unknownService(line, word, known, { service, suffix: `@${environment}` });
  }
  if (!isKnown(environment, known.environments)) {
    const near = closest(environment, known.environments)?.word;
    return slip(
      'UnknownEnvironment',
      `"${echo(environment)}" is not an environment known here.${listed(known.environments)}`,
      near === undefined ? [] : [replaced(line, word, `${service}@${near}`)],
    );
  }
  return formed(`${service}@${environment}`);
}

const isKnown = (name: string, names: readonly string[]) =>
  names.length === 0 || names.includes(name);

function formed(target: string): Result<string, Slip> {
  return Target.safeParse(target).success
    ? ok(target)
    : slip('BadValue', `"${echo(target)}" is not a target; write service@environment.`);
}

/** "No such service", with the nearest one. */
export function unknownService(
  line: string,
  word: Word,
  known: Known,
  { service, suffix }: { readonly service: string; readonly suffix: string },
): { readonly ok: false; readonly error: Slip } {
  const near = closest(service, known.services)?.word;
  const hint = near === undefined ? listed(known.services) : ` The nearest is ${near}.`;
  return slip(
    'UnknownService',
    `"${echo(service)}" is not a service known here.${hint}`,
    near === undefined ? [] : [replaced(line, word, `${near}${suffix}`)],
  );
}

/** An argument that is one target. */
export const target: Part = {
  field: 'target',
  read: ({ line, at }, known) => {
    const word = nextWord(line, at);
    if (word === undefined) {
      return slip('MissingArgument', 'It needs a service, or service@environment.');
    }
    const found = targetOf(line, word, known) ?? alone(line, word, known);
    return found.ok ? ok({ value: found.value, at: word.end }) : found;
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

function alone(line: string, word: Word, known: Known): Result<string, Slip> {
  const service = fold(word.text);
  return known.services.length === 0
    ? formed(`${service}@${known.defaultEnvironment}`)
    : unknownService(line, word, known, { service, suffix: '' });
}

export const mostTargets = 20;

/** As many targets as stand here, none included. `until`: words that end them, whatever services are called. */
export const targets = (until: readonly string[] = []): Part => ({
  field: 'targets',
  read: ({ line, at }, known) => {
    const found: string[] = [];
    for (let next = at; ; ) {
      const word = nextWord(line, next);
      const ends = word === undefined || until.includes(fold(word.text));
      const one = ends ? undefined : targetOf(line, word, known);
      if (word === undefined || one === undefined) return ok({ value: found, at: next });
      if (!one.ok) return one;
      if (found.length === mostTargets) return tooManyTargets();
      found.push(one.value);
      next = word.end;
    }
  },
  write: (value) => (Array.isArray(value) ? value.join(' ') : ''),
});

/** One command names at most twenty targets. */
export const tooManyTargets = (): ReturnType<typeof slip> =>
  slip('TooLong', `One command takes ${mostTargets} targets at most.`);
