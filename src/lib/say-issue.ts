import { z } from 'zod';
import { nearest } from './nearest.ts';

type RawIssue = z.core.$ZodRawIssue;

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** A value of a file as a short quotation: `"abrt"`, `3`, `nothing`, `a list`. */
export function quoted(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `; did you mean "needs"?` when a known word is near, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word.slice(0, 100), known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** `is not known; did you mean …?`, or the known words themselves when none is near. */
export const notAmong = (word: string, known: readonly string[]): string =>
  didYouMean(word, known) || `; known: ${known.length === 0 ? 'none' : known.join(', ')}`;

/** One line for each key, in the order of the issue's `keys` (a quoted key never holds a line break). */
function sayUnknownKeys(keys: readonly string[], known: readonly string[]): string {
  return keys.map((key) => `unknown key ${quoted(key)}${notAmong(key, known)}`).join('\n');
}

function sayWrongType(expected: string, { input, path }: RawIssue): string {
  const place = path?.at(-1);
  const wanted = typeNames[expected] ?? expected;
  if (input === undefined) {
    return typeof place === 'string' ? `"${place}" is missing` : `${wanted} is missing`;
  }
  const quotes = expected === 'string' && ['number', 'boolean'].includes(typeof input);
  return `expected ${wanted}, found ${quoted(input)}${quotes ? `; put it in quotes: "${quoted(input)}"` : ''}`;
}

function sayWrongValue(values: readonly unknown[], { input, path }: RawIssue): string {
  const place = path?.at(-1);
  if (input === undefined && typeof place === 'string') return `"${place}" is missing`;
  const known = values.map(String);
  if (known.length === 1) return `expected ${quoted(values[0])}, found ${quoted(input)}`;
  return `${quoted(input)} is not one of ${known.join(', ')}${typeof input === 'string' ? didYouMean(input, known) : ''}`;
}

function sayNoDiscriminator(discriminator: string, options: readonly unknown[], input: unknown) {
  const found = input instanceof Object ? Reflect.get(input, discriminator) : undefined;
  if (found === undefined) return `"${discriminator}" is missing`;
  const known = options.map(String);
  const hint = typeof found === 'string' ? notAmong(found, known) : `; known: ${known.join(', ')}`;
  return `unknown ${discriminator} ${quoted(found)}${hint}`;
}

/** What several alternatives had to say, each thing once. */
function sayAlternatives(branches: readonly (readonly { readonly message: string }[])[]): string {
  const said = branches.map((branch) => branch.map(({ message }) => message).join(' and '));
  return Array.from(new Set(said)).join('; or ');
}

function sayUnion(issue: Extract<RawIssue, { code: 'invalid_union' }>): string {
  const { discriminator, options, input } = issue;
  return discriminator === undefined
    ? sayAlternatives(issue.errors)
    : sayNoDiscriminator(discriminator, Array.isArray(options) ? options : [], input);
}

function knownKeys({ inst }: RawIssue): readonly string[] {
  if (inst instanceof z.ZodObject) return Object.keys(inst.shape);
  const keys = inst instanceof z.ZodRecord ? inst.keyType : undefined;
  return keys instanceof z.ZodEnum ? keys.options.map(String) : [];
}

/**
 * The words for a zod issue in a file that a person wrote, with the nearest known word. Give it as
 * `error` of a parse. A message that the schema carries itself is used before this is asked;
 * `undefined` leaves the words to zod.
 */
export function sayIssue(issue: RawIssue): string | undefined {
  if (issue.code === 'invalid_type') return sayWrongType(issue.expected, issue);
  if (issue.code === 'unrecognized_keys') return sayUnknownKeys(issue.keys, knownKeys(issue));
  if (issue.code === 'invalid_value') return sayWrongValue(issue.values, issue);
  if (issue.code === 'invalid_union') return sayUnion(issue);
  if (issue.code === 'invalid_key') return sayAlternatives([issue.issues]);
  return undefined;
}
