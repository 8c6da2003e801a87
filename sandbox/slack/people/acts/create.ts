import { no } from '../../delivery/interactions/outcome.ts';
import { createChannel } from '../../state/channels.ts';
import { act } from '../act.ts';
import { actBodies } from '../shapes.ts';

/** Makes a channel, with oneself in it. */
export const create = act('create', actBodies.create, ({ workspace }, user, body) => {
  if (workspace.users.get(user)?.isRestricted)
    return no('restricted_action', 'A guest cannot make channels.');
  const isPrivate = body.private === true;
  const made = createChannel(workspace, { name: body.name, creator: user, isPrivate });
  return made.ok
    ? { ok: true, channel: made.value.id }
    : no(made.error, `A channel cannot be called "${body.name}": ${reasons[made.error]}.`);
});

const reasons = {
  name_taken: 'there is one already, perhaps an archived one',
  invalid_name_required: 'it needs a name',
  invalid_name_maxlength: 'a name has at most 80 characters',
  invalid_name_specials: 'only small letters, digits, - and _ can be used',
  invalid_name_punctuation: 'it needs a letter or a digit',
} as const;
