import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import type { PersonId } from '../ids.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';

/** Why this is not theirs; who the administrators are stands in the configuration. */
function notAnAdmin({
  by,
  facts: { admins = [] },
}: Pick<Command, 'facts'> & { readonly by: PersonId }): Refusal | undefined {
  return admins.includes(by) ? undefined : refuse('HoldIsForAdmins', { admins });
}

const registryHold: Decider<'registryHold'> = (command, { id, hold }) => {
  const no = notAnAdmin(command);
  if (no) return refused(no);
  if (hold) return nothing({ note: 'AlreadyHeld', incident: id, by: hold.by, since: hold.since });
  return decided({
    type: 'RecordHeld',
    incident: id,
    because: because(command, command.by, { role: 'administrator' }),
    texts: { reason: command.order.reason },
  });
};

const registryRelease: Decider<'registryRelease'> = (command, { id, hold }) => {
  const no = notAnAdmin(command);
  if (no) return refused(no);
  if (!hold) return nothing({ note: 'NotHeld', incident: id });
  return decided({
    type: 'RecordReleased',
    incident: id,
    because: because(command, command.by, { role: 'administrator' }),
    texts: { reason: command.order.reason },
  });
};

/** The orders about what may be erased of an incident. */
export const retentionDeciders = { registryHold, registryRelease };
