import { z } from 'zod';
import type { Filled } from '../../people/shapes.ts';
import type { Element } from './elements.ts';

const value = z.looseObject({ value: z.string() });
const texts = z.array(z.string());

/** What stands in an element before anybody has touched it. */
export function initiallyFilled(element: Element): Filled {
  for (const [field, raw] of Object.entries(element)) {
    if (!field.startsWith('initial_') || field === 'initial_conversations_filter') continue;
    const filled = read(raw);
    if (filled !== null) return filled;
  }
  return null;
}

function read(raw: unknown): Filled {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number') return String(raw);
  const option = value.safeParse(raw);
  if (option.success) return option.data.value;
  const options = z.array(value).safeParse(raw);
  if (options.success && options.data.length > 0) return options.data.map((each) => each.value);
  const several = texts.safeParse(raw);
  return several.success && several.data.length > 0 ? several.data : null;
}
