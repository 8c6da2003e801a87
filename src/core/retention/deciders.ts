import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import type { PersonId } from '../ids.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';

/** Why this is not theirs; who the administrators are stands in the configuration. */
function notAnAdmin(
  { by, facts: { admins = [] } }: Pick<Command, 'facts'> & { readonly by: PersonId },
  code: 'HoldIsForAdmins' | 'ExportIsForAdmins' = 'HoldIsForAdmins',
): Refusal | undefined {
  return admins.includes(by) ? undefined : refuse(code, { admins });
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

/** That it is taken out goes on record first, so that it is in what is taken out. */
const registryExport: Decider<'registryExport'> = (command, { id }) => {
  const no = notAnAdmin(command, 'ExportIsForAdmins');
  if (no) return refused(no);
  const { arrival } = command.facts.basis;
  return decided({
    type: 'RecordExported',
    what: 'bundle',
    to: command.by,
    how: arrival.startsWith('slack:') ? 'message' : 'download',
    incident: id,
    because: because(command, command.by, { role: 'administrator' }),
  });
};

/** The orders about what is kept of an incident, may be erased, or is taken out. */
export const retentionDeciders = { registryHold, registryRelease, registryExport };
