import { type Decider, decided, nothing, refused } from '../command.ts';
import { because } from '../policy/because.ts';
import { commandRole } from '../policy/may.ts';
import { whoIs } from '../policy/named.ts';
import { insiders } from './privacy.ts';

/** Lets somebody in. In a public incident everybody is. */
const invite: Decider<'invite'> = (command, incident) => {
  const { order, facts, by } = command;
  if (!incident.privacy.isPrivate) return nothing({ note: 'AlreadyPublic', incident: incident.id });
  const meant = whoIs(order.who, facts);
  if (!meant.ok) return refused(meant.error);
  const named = meant.value;
  if (insiders(incident).includes(named)) return nothing({ note: 'AlreadyInvited', person: named });
  return decided({
    type: 'PersonInvited',
    person: named,
    because: because(command, by, { role: commandRole(by, incident) }),
  });
};

const makePublic: Decider<'makePublic'> = (command, incident) =>
  incident.privacy.isPrivate
    ? decided({ type: 'MadePublic', because: because(command, command.by) })
    : nothing({ note: 'AlreadyPublic', incident: incident.id });

/** The orders about who may know of an incident. */
export const privacyDeciders = { invite, makePublic };
