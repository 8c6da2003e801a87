import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { z } from 'zod';
import { Order, type OrderKind } from '../../src/core/orders.ts';

/** The part of JSON Schema that the schemas of the orders come out as. Anything else fails here, loudly. */
const Shape = z.strictObject({
  $schema: z.string().optional(),
  type: z.enum(['object', 'string', 'array', 'boolean', 'integer']).optional(),
  const: z.union([z.string(), z.boolean()]).optional(),
  enum: z.array(z.string()).optional(),
  anyOf: z.array(z.json()).optional(),
  oneOf: z.array(z.json()).optional(),
  properties: z.record(z.string(), z.json()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.boolean().optional(),
  items: z.json().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.json().optional(),
});
type Shape = z.infer<typeof Shape>;

const awkward = fc.constantFrom(
  'help',
  '?',
  '--override',
  '—override',
  '"',
  '\\"',
  '"quoted"',
  '“smart”',
  "'tis",
  'sev1',
  'to',
  'checkout',
  'a\nb',
  'a\u00a0b',
  'a\u200bb',
  '\u200b',
  'stop!',
  'RB-1',
  '\\',
  'a --card b',
  'say "no"',
  '"a" "b"',
  '@x',
);

const byPattern = new Map<string, Arbitrary<string>>();

/** Made once for each pattern: to go through all that may stand for `\p{C}` takes a second. */
function anyMatching(pattern: string): Arbitrary<string> {
  const made = byPattern.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  byPattern.set(pattern, made);
  return made;
}

function anyString({ pattern, minLength = 0, maxLength = 60 }: Shape): Arbitrary<string> {
  if (pattern !== undefined) return anyMatching(pattern);
  const size = { minLength, maxLength: Math.min(maxLength, 60) };
  return fc.oneof(
    fc.string(size),
    fc.string({ ...size, unit: 'binary' }),
    fc.array(awkward, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    awkward,
  );
}

function anyOfShape(json: unknown): Arbitrary<unknown> {
  const shape = Shape.parse(json);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(anyOfShape));
  const words = shape.const === undefined ? shape.enum : [shape.const];
  if (words !== undefined) return fc.constantFrom(...words);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer') {
    return fc.integer({ min: shape.minimum ?? -1, max: shape.maximum ?? 1e9 });
  }
  return shape.type === 'string' ? anyString(shape) : anyStructure(shape);
}

function anyStructure(shape: Shape): Arbitrary<unknown> {
  if (shape.type === 'array') {
    const { minItems: minLength = 0, maxItems = 3 } = shape;
    return fc.array(anyOfShape(shape.items), { minLength, maxLength: maxItems });
  }
  const properties = Object.entries(shape.properties ?? {});
  return fc.record(
    Object.fromEntries(properties.map(([name, property]) => [name, anyOfShape(property)])),
    { requiredKeys: shape.required ?? [] },
  );
}

/** All kinds of order there are, read from the schemas. */
export const kinds: readonly OrderKind[] = Order.options.map((option) => option.shape.kind.value);

/** Any order of one kind, made from its zod schema: a new order is covered without a word here. */
export function anyOrder(kind: OrderKind): Arbitrary<Order> {
  const option = Order.options.find((one) => one.shape.kind.value === kind);
  const json = z.toJSONSchema(z.strictObject(option?.shape ?? {}), { io: 'input' });
  return anyOfShape(json)
    .map((value) => Order.safeParse(value))
    .filter((parsed) => parsed.success)
    .map((parsed) => Order.parse(parsed.data));
}
