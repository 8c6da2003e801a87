import type { JsonObject } from '../../../../src/lib/json.ts';
import { findMessage } from '../../state/find.ts';
import type { Shortcut } from '../../state/manifest.ts';
import type { Message } from '../../state/message.ts';
import { messageJson } from '../../state/wire/message.ts';
import type { Delivery } from '../delivery.ts';
import { whoOf } from '../payloads/who.ts';
import { channelOf } from './context.ts';
import { no, type Outcome, unheard, yes } from './outcome.ts';

type Chosen = {
  readonly user: string;
  /** Its callback id. */
  readonly shortcut: string;
  readonly channel?: string | undefined;
  readonly ts?: string | undefined;
};

/** Uses a shortcut of the app: a global one, or one on a message. */
export async function useShortcut(delivery: Delivery, chosen: Chosen): Promise<Outcome> {
  const { workspace, courier } = delivery;
  const known = workspace.app.manifest.features.shortcuts.find(
    ({ callback_id }) => callback_id === chosen.shortcut,
  );
  if (!known) return no('unknown_shortcut', 'The app has no such shortcut.');
  const payload =
    known.type === 'global' ? globalPayload(delivery, chosen) : messagePayload(delivery, chosen);
  if (!payload.ok) return payload;
  const delivered = await courier.ask({
    type: 'interactive',
    name: known.type === 'global' ? 'shortcut' : 'message_action',
    answerable: false,
    payload: payload.value,
  });
  return delivered.ok ? yes(undefined) : unheard(labelOf(known), delivered.why);
}

const labelOf = ({ name }: Shortcut): string => `“${name}”`;

const common = ({ workspace, triggers }: Delivery, { user, shortcut }: Chosen): JsonObject => ({
  ...whoOf(workspace, user),
  callback_id: shortcut,
  trigger_id: triggers.issue(user),
  action_ts: (workspace.clock.now() / 1_000).toFixed(6),
});

const globalPayload = (delivery: Delivery, chosen: Chosen): Outcome<JsonObject> =>
  yes({ type: 'shortcut', ...common(delivery, chosen) });

function messagePayload(delivery: Delivery, chosen: Chosen): Outcome<JsonObject> {
  const { workspace } = delivery;
  const { channel = '', ts = '' } = chosen;
  const found = findMessage(workspace, channel, ts);
  if (!found.ok) return no('message_not_found', 'This message is not there any more.');
  return yes({
    type: 'message_action',
    ...common(delivery, chosen),
    ...onMessage(delivery, chosen.user, found.value),
  });
}

const onMessage = ({ workspace, responses }: Delivery, user: string, message: Message) => ({
  channel: channelOf(workspace, message.channel),
  message_ts: message.ts,
  message: messageJson(workspace, message),
  response_url: responses.issue({ user, channel: message.channel }),
});
