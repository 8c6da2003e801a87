import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Filled, FilledForm } from '../../people/shapes.ts';
import { chosen, keepsState, type Offered } from './chosen.ts';
import { elementsOf, type Placed } from './elements.ts';
import { initiallyFilled } from './initial.ts';

/** What stands in a placed element: what the person put there, else what the app had put there. */
export function filledIn({ block, element }: Placed, values: FilledForm): Filled {
  const filled = values[block]?.[element.action_id];
  return filled === undefined ? initiallyFilled(element) : filled;
}

/** `state.values`: block_id → action_id → what is chosen, of every element that keeps something. */
export function stateOf(
  blocks: readonly JsonObject[],
  values: FilledForm,
  offered: Offered,
): JsonObject {
  const state: Record<string, JsonObject> = {};
  for (const placed of elementsOf(blocks)) {
    const { block, element } = placed;
    if (!keepsState(element)) continue;
    state[block] = {
      ...state[block],
      [element.action_id]: {
        type: element.type,
        ...chosen(element, filledIn(placed, values), offered),
      },
    };
  }
  return { values: state };
}
