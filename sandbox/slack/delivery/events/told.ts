import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Change } from '../../state/change.ts';
import type { Channel } from '../../state/channel.ts';
import { isMember } from '../../state/find.ts';
import type { Workspace } from '../../state/workspace.ts';

/** An event, and the name under which the manifest subscribes to it. */
export type Told = {
  readonly subscription: string;
  readonly event: JsonObject & { readonly type: string };
};

export type ChangeOf<T extends Change['type']> = Change & { readonly type: T };

/** An event that is subscribed to by its own type. */
export const plain = (type: string, event: JsonObject): readonly Told[] => [
  { subscription: type, event: { ...event, type } },
];

/** Now, as Slack stamps events. */
export const stamp = ({ clock }: Workspace): string => (clock.now() / 1_000).toFixed(6);

/** The channel, when the app is in it. */
export function ownChannel(workspace: Workspace, id: string): Channel | undefined {
  const channel = workspace.channels.get(id);
  return channel && isMember(channel, workspace.app.botUser) ? channel : undefined;
}
