import { withBlockIds } from './blocks.ts';
import type { Ephemeral } from './message.ts';
import type { Workspace } from './workspace.ts';

export type EphemeralDraft = Pick<Ephemeral, 'channel' | 'to' | 'text'> &
  Partial<Pick<Ephemeral, 'blocks' | 'attachments' | 'threadTs' | 'user'>>;

/** Shows a message to one person. Without a `user` it is the app's. */
export const postEphemeral = (workspace: Workspace, draft: EphemeralDraft): Ephemeral => {
  const { app } = workspace;
  const user = draft.user ?? app.botUser;
  const ephemeral: Ephemeral = {
    channel: draft.channel,
    ts: workspace.nextTs(draft.channel),
    to: draft.to,
    user,
    botId: user === app.botUser ? app.botId : undefined,
    text: draft.text,
    blocks: draft.blocks === undefined ? undefined : withBlockIds(draft.blocks),
    attachments: draft.attachments,
    threadTs: draft.threadTs,
  };
  workspace.ephemerals.set(keyOf(ephemeral), ephemeral);
  workspace.emit({ type: 'ephemeralPosted', ephemeral });
  return ephemeral;
};

/** This person's message of this `ts`, if it is still shown. */
export const findEphemeral = (
  workspace: Workspace,
  where: Pick<Ephemeral, 'channel' | 'to' | 'ts'>,
): Ephemeral | undefined => workspace.ephemerals.get(keyOf(where));

/** What is shown to this person alone in a channel, oldest first. */
export const ephemeralsOf = (
  workspace: Workspace,
  channel: string,
  to: string,
): readonly Ephemeral[] =>
  [...workspace.ephemerals.values()].filter((e) => e.channel === channel && e.to === to);

/** Shows something else in its place. */
export const changeEphemeral = (
  workspace: Workspace,
  previous: Ephemeral,
  edit: Partial<Pick<Ephemeral, 'text' | 'blocks' | 'attachments'>>,
): Ephemeral => {
  const ephemeral = {
    ...previous,
    ...edit,
    ...(edit.blocks === undefined ? {} : { blocks: withBlockIds(edit.blocks) }),
  };
  workspace.ephemerals.set(keyOf(ephemeral), ephemeral);
  workspace.emit({ type: 'ephemeralChanged', ephemeral });
  return ephemeral;
};

/** Takes it away, as `delete_original` and a reload do. */
export const removeEphemeral = (workspace: Workspace, ephemeral: Ephemeral): void => {
  if (!workspace.ephemerals.delete(keyOf(ephemeral))) return;
  workspace.emit({ type: 'ephemeralRemoved', ephemeral });
};

const keyOf = ({ channel, to, ts }: Pick<Ephemeral, 'channel' | 'to' | 'ts'>): string =>
  `${channel}/${to}/${ts}`;
