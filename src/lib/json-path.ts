import { z } from 'zod';
import type { Json } from './json.ts';

const start = /^\$?\.?/u;
const step = /^(?:\.?(?<name>[\w-]+)|\[(?<index>\d{1,9})\]|\["(?<quoted>[^"\\]{0,200})"\])/u;

function parse(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let rest = text.replace(start, '');
  while (rest !== '') {
    const match = step.exec(rest);
    const groups = match?.groups;
    const part = groups?.['name'] ?? groups?.['index'] ?? groups?.['quoted'];
    if (match === null || part === undefined) return undefined;
    parts.push(part);
    rest = rest.slice(match[0].length);
  }
  return parts;
}

/** A place in a JSON value, as people write it: `status.replicas`, `items[0].name`, `$["odd name"]`, `$` for all of it. */
export const JsonPath = z
  .string()
  .max(500)
  .refine((text) => text !== '' && parse(text) !== undefined, {
    error: 'not a path; write for example status.replicas or items[0].name',
  });

/** The value at a path, or `undefined` when there is none. Only what the JSON itself holds, never what JavaScript inherits. */
export function valueAt(value: Json, path: string): Json | undefined {
  let here: Json | undefined = value;
  for (const part of parse(path) ?? []) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    here = Array.isArray(here) ? here[Number(part)] : here[part];
  }
  return here;
}
