import type { JsonObject } from '../../../../src/lib/json.ts';
import type { FilledForm } from '../../people/shapes.ts';
import { ephemeralJson, messageJson } from '../../state/wire/message.ts';
import { homeJson, viewJson } from '../../state/wire/view.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { Delivery } from '../delivery.ts';
import { stateOf } from '../payloads/state.ts';
import { channelNameOf } from '../payloads/who.ts';
import type { Origin } from '../responses/desk.ts';
import { blocksOf, type Surface } from './surface.ts';

/** What an interaction says about where it happened: container, message or form, state, and where to answer. */
export function contextOf(
  delivery: Delivery,
  { user, surface, values }: { user: string; surface: Surface; values: FilledForm },
): JsonObject {
  const { workspace, offers } = delivery;
  const state = stateOf(blocksOf(surface), values, offers.of(user));
  switch (surface.kind) {
    case 'view': {
      const view = { ...viewJson(workspace, surface.view), state };
      return { container: { type: 'view', view_id: surface.view.id }, view };
    }
    case 'home': {
      const view = { ...homeJson(workspace, surface.home), state };
      return { container: { type: 'view', view_id: surface.home.id }, view };
    }
    default:
      return { ...onMessage(delivery, user, surface), state };
  }
}

type OnMessage = Extract<Surface, { readonly kind: 'message' | 'ephemeral' }>;

function onMessage(delivery: Delivery, user: string, surface: OnMessage): JsonObject {
  const { workspace, responses } = delivery;
  const ephemeral = surface.kind === 'ephemeral';
  const { channel, ts, threadTs } = ephemeral ? surface.ephemeral : surface.message;
  const origin: Origin = { user, channel, message: { ts, ephemeral } };
  const container = {
    type: 'message',
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: ephemeral,
    ...(threadTs !== undefined && { thread_ts: threadTs }),
  };
  return {
    container,
    channel: channelOf(workspace, channel),
    message: ephemeral
      ? ephemeralJson(workspace, surface.ephemeral)
      : messageJson(workspace, surface.message),
    response_url: responses.issue(origin),
  };
}

/** A channel as interactions name it. */
export function channelOf({ channels }: Workspace, id: string): JsonObject {
  const channel = channels.get(id);
  return { id, name: channel ? channelNameOf(channel) : id };
}
