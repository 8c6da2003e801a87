import { z } from 'zod';
import { JsonObject } from '../../../../src/lib/json.ts';
import { findMessage } from '../../state/find.ts';
import type { Ephemeral, Message } from '../../state/message.ts';
import type { Home, View } from '../../state/view.ts';
import { findEphemeral } from '../../state/whisper.ts';
import type { Workspace } from '../../state/workspace.ts';
import { elementsOf, type Placed } from '../payloads/elements.ts';
import { no, type Outcome, yes } from './outcome.ts';

/** Where something can be pressed. */
export type Surface =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'ephemeral'; readonly ephemeral: Ephemeral }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'home'; readonly home: Home };

/** How a person names it. */
export type Place = {
  readonly channel?: string | undefined;
  readonly ts?: string | undefined;
  readonly ephemeral?: boolean | undefined;
  readonly view?: string | undefined;
};

const blockList = z.array(JsonObject).catch([]);

/** What this person means, if it is still there. */
export function surfaceOf(workspace: Workspace, user: string, place: Place): Outcome<Surface> {
  if (place.view !== undefined) return viewNamed(workspace, user, place.view);
  const { channel, ts } = place;
  if (channel === undefined || ts === undefined)
    return no('invalid_arguments', 'Say channel and ts of a message, or the view.');
  if (place.ephemeral === true) {
    const ephemeral = findEphemeral(workspace, { channel, to: user, ts });
    return ephemeral ? yes({ kind: 'ephemeral', ephemeral }) : goneMessage;
  }
  const message = findMessage(workspace, channel, ts);
  return message.ok ? yes({ kind: 'message', message: message.value }) : goneMessage;
}

const goneMessage = no('message_not_found', 'This message is not there any more.');

function viewNamed(workspace: Workspace, user: string, id: string): Outcome<Surface> {
  const view = workspace.views.get(id);
  if (view?.user === user) return yes({ kind: 'view', view });
  const home = workspace.homes.get(user);
  if (home?.id === id) return yes({ kind: 'home', home });
  return no('view_not_found', 'This form is not open any more.');
}

/** The blocks that stand there. */
export function blocksOf(surface: Surface): readonly JsonObject[] {
  switch (surface.kind) {
    case 'message':
      return surface.message.blocks ?? [];
    case 'ephemeral':
      return surface.ephemeral.blocks ?? [];
    case 'view':
      return blockList.parse(surface.view.content['blocks']);
    default:
      return blockList.parse(surface.home.content['blocks']);
  }
}

/** The element of these ids, if the app still shows it there. */
export function elementAt(
  surface: Surface,
  { block, action }: { readonly block: string; readonly action: string },
): Outcome<Placed> {
  const placed = elementsOf(blocksOf(surface)).find(
    (each) => each.block === block && each.element.action_id === action,
  );
  return placed
    ? yes(placed)
    : no('element_not_found', 'What was to be pressed is not there any more.');
}
