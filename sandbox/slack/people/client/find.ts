import { z } from 'zod';
import { JsonObject } from '../../../../src/lib/json.ts';
import { elementsOf, ownOptions, type Placed } from '../../delivery/payloads/elements.ts';
import type { Filled, FilledForm, ShownBlock } from '../shapes.ts';

const labeled = z.looseObject({ text: z.string() });
const text = (raw: unknown): string => labeled.safeParse(raw).data?.text ?? '';
const objects = z.array(JsonObject);

/** The interactive elements that stand in these blocks. */
export const placedIn = (blocks: readonly ShownBlock[]): readonly Placed[] =>
  elementsOf(objects.parse(blocks));

/** What a person would call an element: its own text, the label above it, or what stands in it while it is empty. */
export function namesOf(placed: Placed, blocks: readonly ShownBlock[]): readonly string[] {
  const { element, block } = placed;
  const around = blocks.find(({ block_id }) => block_id === block);
  return [
    element.action_id,
    text(element['text']),
    placed.input ? text(around?.['label']) : '',
    text(element['placeholder']),
    placed.input ? block : '',
  ].filter((name) => name !== '');
}

/** The element of this name, if it stands there. */
export const named = (blocks: readonly ShownBlock[], name: string): Placed | undefined =>
  placedIn(blocks).find((placed) => namesOf(placed, blocks).includes(name));

/** The value of the option that reads so, or what was said itself. */
const optionValue = ({ element }: Placed, said: string): string =>
  ownOptions(element).find(({ text, value }) => text.text === said || value === said)?.value ??
  said;

/** Fills in a form by what its inputs are called. A name that is not there is a throw. */
export function fillIn(
  blocks: readonly ShownBlock[],
  said: Readonly<Record<string, Filled>>,
): FilledForm {
  const form: FilledForm = {};
  for (const [name, filled] of Object.entries(said)) {
    const placed = named(blocks, name);
    if (!placed) throw new Error(`No "${name}" here. There is: ${everyName(blocks)}.`);
    const { block, element } = placed;
    form[block] = { ...form[block], [element.action_id]: valuesOf(placed, filled) };
  }
  return form;
}

function valuesOf(placed: Placed, filled: Filled): Filled {
  if (filled === null) return null;
  return typeof filled === 'string'
    ? optionValue(placed, filled)
    : filled.map((each) => optionValue(placed, each));
}

/** Everything that could be pressed or filled in, for the errors. */
export const everyName = (blocks: readonly ShownBlock[]): string =>
  placedIn(blocks)
    .map((placed) => `"${namesOf(placed, blocks).slice(0, 2).join('" or "')}"`)
    .join(', ') || 'nothing';
