import { z } from 'zod';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { Json } from '../../../../src/lib/json.ts';

const text = z.looseObject({ type: z.string(), text: z.string() });

export const option = z.looseObject({ text, value: z.string() }).catchall(Json);
export type Option = z.infer<typeof option>;

const element = z
  .looseObject({
    type: z.string(),
    action_id: z.string().default(''),
    options: z.array(option).optional(),
    option_groups: z.array(z.looseObject({ options: z.array(option) })).optional(),
    min_length: z.number().optional(),
    max_length: z.number().optional(),
    max_selected_items: z.number().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
    is_decimal_allowed: z.boolean().optional(),
    min_query_length: z.number().optional(),
  })
  .catchall(Json);
export type Element = z.infer<typeof element>;

const block = z.looseObject({
  type: z.string(),
  block_id: z.string().default(''),
  optional: z.boolean().optional(),
  label: text.optional(),
  element: z.unknown().optional(),
  elements: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
});

/** An interactive element where it stands. */
export type Placed = {
  readonly block: string;
  readonly element: Element;
  /** Set for the element of an `input` block: whether it must be filled in. */
  readonly input: { readonly required: boolean } | undefined;
};

/** All interactive elements of a message, a form or a Home, in their order. */
export const elementsOf = (blocks: readonly JsonObject[]): readonly Placed[] =>
  blocks.flatMap((raw) => {
    const parsed = block.safeParse(raw);
    if (!parsed.success) return [];
    const { block_id, type, optional } = parsed.data;
    const input = type === 'input' ? { required: optional !== true } : undefined;
    return insideOf(parsed.data).map((element) => ({ block: block_id, element, input }));
  });

const insideOf = ({ element: one, elements, accessory }: z.infer<typeof block>): Element[] =>
  [one, ...(elements ?? []), accessory].flatMap((raw) => {
    const parsed = element.safeParse(raw);
    // Text and pictures stand in the same places; only what can be acted on has an id.
    return parsed.success && parsed.data.action_id !== '' ? [parsed.data] : [];
  });

/** Every option that an element offers by itself. */
export const ownOptions = ({ options, option_groups: groups }: Element): readonly Option[] => [
  ...(options ?? []),
  ...(groups ?? []).flatMap((group) => group.options),
];
