import type { Found } from './problem.ts';
import { isObject } from './rules.ts';

type Leaf = { readonly field: string; readonly value: string; readonly pointer: string };

/** Every string in a payload, with the field that it stands in. */
function* strings(value: unknown, pointer: string, field = ''): Generator<Leaf> {
  if (typeof value === 'string') yield { field, value, pointer };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* strings(item, `${pointer}/${index}`, field);
  } else if (isObject(value)) {
    for (const [name, inside] of Object.entries(value)) {
      yield* strings(inside, `${pointer}/${name}`, name);
    }
  }
}

const readable = new Set(['text', 'title', 'alt_text', 'caption', 'fallback']);

/** How many characters people read in these blocks. */
export const allTexts = (blocks: unknown): number =>
  strings(blocks, '').reduce(
    (sum, { field, value }) => sum + (readable.has(field) ? value.length : 0),
    0,
  );

/** Ids that stand twice: an answer to one of them could not be told from an answer to the other. */
export function repeatedIds(blocks: unknown, at: string): readonly Found[] {
  const seen = new Set<string>();
  const problems: Found[] = [];
  for (const { field, value, pointer } of strings(blocks, at)) {
    if (field !== 'block_id' && field !== 'action_id' && field !== 'task_id') continue;
    const key = `${field} ${value}`;
    if (seen.has(key)) problems.push({ pointer, message: `${field} ${value} already exists` });
    seen.add(key);
  }
  return problems;
}
