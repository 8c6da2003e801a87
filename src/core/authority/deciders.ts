import { type Decider, decided, nothing, refused } from '../command.ts';
import { after } from '../ids.ts';
import { because } from '../policy/because.ts';
import { whoIs } from '../policy/named.ts';
import { refuse } from '../refusals.ts';
import { doubled, mayHold } from './command.ts';
import { iDecide, takeCommand } from './taking.ts';

/** Offers the decision to somebody of the roster. An offer to another person takes the place of an earlier one. */
const handover: Decider<'handover'> = (command, incident) => {
  const { order, facts, by, at } = command;
  const meant = whoIs(order.who, facts);
  if (!meant.ok) return refused(meant.error);
  const to = meant.value;
  if (to === incident.authority)
    return nothing({ note: 'AlreadyHolds', role: 'authority', person: to });
  const roster = mayHold(facts.roster);
  if (!roster.includes(to)) return refused(refuse('NotOnRoster', { who: to, roster }));
  const { offer } = incident;
  if (offer?.to === to && offer.until > at) {
    return nothing({ note: 'AlreadyOffered', person: to, until: offer.until });
  }
  if (doubled(incident, { authority: to }) === 'refused') {
    return refused(refuse('OneRoleEach', { who: to }));
  }
  return decided({
    type: 'HandoverOffered',
    to,
    until: after(at, incident.rules.handoverMs),
    because: because(command, by),
  });
};

/** The other side of a handover. Whoever left the roster meanwhile may not take it any more. */
const acceptHandover: Decider<'acceptHandover'> = (command, incident) => {
  const { facts, by, at } = command;
  const { authority, offer } = incident;
  if (by === authority) return nothing({ note: 'AlreadyHolds', role: 'authority', person: by });
  const open = offer && offer.until > at ? offer : undefined;
  if (open?.to !== by) return refused(refuse('NoHandover', { authority, to: open?.to }));
  const roster = mayHold(facts.roster);
  if (!roster.includes(by)) return refused(refuse('NotOnRoster', { who: by, roster }));
  // Who was given ops since the offer would both decide and do.
  if (doubled(incident, { authority: by }) === 'refused') {
    return refused(refuse('OneRoleEach', { who: by }));
  }
  return decided({
    type: 'HandoverAccepted',
    from: authority,
    to: by,
    because: because(command, by, { role: 'roster' }),
  });
};

/** The orders about who decides. */
export const authorityDeciders = { handover, acceptHandover, takeCommand, iDecide };
