import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { Message, Reaction } from './message.ts';
import { replaceMessage } from './post.ts';
import type { Workspace } from './workspace.ts';

/** Somebody's reaction to a message: which message, which emoji (short name without colons), who. */
export type Reacting = {
  readonly message: Message;
  readonly name: string;
  readonly user: string;
};

const emojiName = /^[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?$/u;
const mostEmojis = 23;

/** Adds a reaction. */
export const addReaction = (
  workspace: Workspace,
  { message, name, user }: Reacting,
): Result<Message, 'invalid_name' | 'already_reacted' | 'too_many_emoji'> => {
  if (!emojiName.test(name)) return err('invalid_name');
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (existing?.users.includes(user) === true) return err('already_reacted');
  if (existing === undefined && message.reactions.length >= mostEmojis)
    return err('too_many_emoji');
  const added: Reaction = { name, users: [...(existing?.users ?? []), user] };
  const reactions =
    existing === undefined
      ? [...message.reactions, added]
      : message.reactions.map((reaction) => (reaction === existing ? added : reaction));
  return ok(tell(workspace, { message: { ...message, reactions }, name, user }, 'reactionAdded'));
};

/** Takes one's own reaction back. */
export const removeReaction = (
  workspace: Workspace,
  { message, name, user }: Reacting,
): Result<Message, 'invalid_name' | 'no_reaction'> => {
  if (!emojiName.test(name)) return err('invalid_name');
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (existing?.users.includes(user) !== true) return err('no_reaction');
  const reactions = message.reactions
    .map((reaction) =>
      reaction === existing
        ? { name, users: reaction.users.filter((id) => id !== user) }
        : reaction,
    )
    .filter((reaction) => reaction.users.length > 0);
  return ok(tell(workspace, { message: { ...message, reactions }, name, user }, 'reactionRemoved'));
};

const tell = (
  workspace: Workspace,
  reacting: Reacting,
  type: 'reactionAdded' | 'reactionRemoved',
): Message => {
  replaceMessage(workspace, reacting.message);
  workspace.emit({ type, ...reacting });
  return reacting.message;
};
