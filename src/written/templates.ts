import type { Json } from '../lib/json.ts';
import { notAmong, quoted } from '../lib/say-issue.ts';
import type { Path } from '../lib/yaml-values.ts';

const marker = /\$\{\{([^{}]*)\}\}/gu;

/** What a template may name, whatever the playbook declares. Secrets are not among it, on purpose. */
export const templateNames = [
  'to.version',
  'from.version',
  'target',
  'service',
  'environment',
] as const;

export type TemplateFault = { readonly path: Path; readonly message: string };

/** The part of a value at a path, or `undefined` where there is none. */
export function partAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      part instanceof Object && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined,
    value,
  );
}

/** Whether there is a template anywhere in a value. */
export const holdsTemplate = (value: unknown): boolean =>
  JSON.stringify(value)?.includes('${{') ?? false;

/** The names that a text asks for, in order. */
export const namesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(marker), ([, name]) => (name ?? '').trim());

/** The text with every template replaced; a name without a value stays as it is. Values are never read as templates again. */
export const fill = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(marker, (whole, name: string) => values.get(name.trim()) ?? whole);

/** Every text inside a value with its path; keys of mappings are not among them. */
export function textsIn(value: Json, path: Path = []): readonly { path: Path; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((part, index) => textsIn(part, [...path, index]));
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, [...path, key]));
}

/** A value whose texts went through `change`. */
export function mapTexts(
  value: Json,
  change: (text: string, path: Path) => string,
  path: Path = [],
): Json {
  if (typeof value === 'string') return change(value, path);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value))
    return value.map((part, index) => mapTexts(part, change, [...path, index]));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapTexts(part, change, [...path, key])]),
  );
}

/** Where a kind's own values stand, and so templates may. */
const open = new Set(['with', 'count']);
/** Keys of a `with:` that are programs: text from outside must reach them as environment or parameters. */
const programKeys = new Set(['script', 'statement', 'sql', 'query']);
/** The options after which a program takes its next argument for code: `sh -c`, `node -e`. */
const takesCode = /^(?:-[a-z]*[ce]|--eval|--command)$/u;

function isProgram(path: Path, whole: Json): boolean {
  const last = path.at(-1);
  if (programKeys.has(String(last))) return open.has(String(path.at(-2)));
  if (path.at(-2) !== 'argv' || typeof last !== 'number') return false;
  return takesCode.test(String(partAt(whole, [...path.slice(0, -1), last - 1])));
}

function nameFault(text: string, known: readonly string[]): string | undefined {
  const unknown = namesIn(text).find((name) => !known.includes(name));
  if (unknown?.startsWith('secrets.') === true) {
    return 'a secret is never templated; list its name under secrets: and read it at run time';
  }
  if (unknown !== undefined)
    return `unknown template ${quoted(unknown)}${notAmong(unknown, known)}`;
  return text.replaceAll(marker, '').includes('${{')
    ? 'the template is not closed: write ${{ name }}'
    : undefined;
}

function placeFault(path: Path, whole: Json): string | undefined {
  if (!path.slice(0, -1).some((key) => open.has(String(key)))) {
    return 'a template works only inside with:';
  }
  return isProgram(path, whole)
    ? 'no template may stand here: it would be read as code; pass it as env, args or params'
    : undefined;
}

/** What is wrong with the templates of a file, where the given names are known. */
export function templateFaults(value: Json, known: readonly string[]): readonly TemplateFault[] {
  return textsIn(value)
    .filter(({ text }) => text.includes('${{'))
    .flatMap(({ path, text }) => {
      const message = nameFault(text, known) ?? placeFault(path, value);
      return message === undefined ? [] : [{ path, message }];
    });
}
