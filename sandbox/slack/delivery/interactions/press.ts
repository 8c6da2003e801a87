import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Filled, FilledForm } from '../../people/shapes.ts';
import type { Delivery } from '../delivery.ts';
import { chosen } from '../payloads/chosen.ts';
import type { Placed } from '../payloads/elements.ts';
import { whoOf } from '../payloads/who.ts';
import { contextOf } from './context.ts';
import { type Outcome, unheard, yes } from './outcome.ts';
import { elementAt, type Place, type Surface, surfaceOf } from './surface.ts';

export type Press = Place & {
  readonly user: string;
  readonly block: string;
  readonly action: string;
  /** What was chosen, for anything but a button. */
  readonly value?: Filled | undefined;
  /** What stands in the inputs around it. */
  readonly values?: FilledForm | undefined;
};

/** Presses a button or chooses something: `block_actions`, sent to the app once. */
export async function press(delivery: Delivery, pressed: Press): Promise<Outcome> {
  const { user } = pressed;
  const surface = surfaceOf(delivery.workspace, user, pressed);
  if (!surface.ok) return surface;
  const placed = elementAt(surface.value, pressed);
  if (!placed.ok) return placed;
  const delivered = await delivery.courier.ask({
    type: 'interactive',
    name: 'block_actions',
    answerable: false,
    payload: payloadOf(delivery, pressed, { surface: surface.value, placed: placed.value }),
  });
  return delivered.ok ? yes(undefined) : unheard('This', delivered.why);
}

function payloadOf(
  delivery: Delivery,
  pressed: Press,
  { surface, placed }: { readonly surface: Surface; readonly placed: Placed },
): JsonObject {
  const { workspace, triggers } = delivery;
  const { user, block, action, value } = pressed;
  // What was just chosen already stands in the state that is sent along.
  const values: FilledForm = { ...pressed.values };
  if (value !== undefined) values[block] = { ...values[block], [action]: value };
  return {
    type: 'block_actions',
    ...whoOf(workspace, user),
    trigger_id: triggers.issue(user),
    ...contextOf(delivery, { user, surface, values }),
    actions: [actionOf(delivery, pressed, placed)],
  };
}

const shownFields = ['text', 'value', 'style', 'placeholder', 'url'] as const;

function actionOf(
  { workspace, offers }: Delivery,
  { user, value }: Press,
  { block, element }: Placed,
): JsonObject {
  const shown: Record<string, JsonObject[string]> = {};
  for (const field of shownFields) {
    const held = element[field];
    if (held !== undefined) shown[field] = held;
  }
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: block,
    ...shown,
    ...chosen(element, value ?? null, offers.of(user)),
    action_ts: (workspace.clock.now() / 1_000).toFixed(6),
  };
}
