import { z } from 'zod';
import type { Json } from '../lib/json.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { parseYaml } from '../lib/yaml-file.ts';
import type { SourceFile } from './found.ts';

const List = z.looseObject({ kind: z.string().endsWith('List'), items: z.array(z.json()) });

/** What `kubectl get` prints is a list of things. */
const itemsOf = (value: Json): readonly Json[] => {
  const list = List.safeParse(value);
  return list.success ? list.data.items : [value];
};

/** The values in a file of JSON or of YAML documents; a sentence where it cannot be read. */
export function documentsIn({ path, text }: SourceFile): Result<readonly Json[], string> {
  if (path.endsWith('.json') || text.trimStart().startsWith('{')) return jsonIn(path, text);
  const values: Json[] = [];
  for (const part of text.split(/^---(?:[ \t].*)?$/mu)) {
    if (part.trim() === '') continue;
    const read = parseYaml(path, part);
    if (!read.ok)
      return err(`${path} was left out: ${read.error[0]?.message ?? 'it cannot be read'}`);
    values.push(...itemsOf(read.value.value));
  }
  return ok(values);
}

function jsonIn(path: string, text: string): Result<readonly Json[], string> {
  try {
    return ok(itemsOf(z.json().parse(JSON.parse(text))));
  } catch {
    return err(`${path} was left out: it is no JSON`);
  }
}
