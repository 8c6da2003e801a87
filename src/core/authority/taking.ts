import {
  type Command,
  type Decider,
  type Decision,
  decided,
  nothing,
  refused,
} from '../command.ts';
import { after, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from '../paging/decisions.ts';
import { pagesFor } from '../paging/pages.ts';
import { pagedInVain, succeedsAt } from '../paging/succession.ts';
import { because } from '../policy/because.ts';
import { refuse } from '../refusals.ts';
import { reviewOpened } from '../review/reviews.ts';
import { mayHold } from './command.ts';

type Taking = Command<'takeCommand' | 'iDecide'> & { readonly by: PersonId };

/**
 * Break-glass (product.md, "Roles"): one person of the roster, a reason, a review by somebody else. The authority may
 * break the glass too, for what would otherwise need a second person at a time when nobody else answers.
 */
export const takeCommand: Decider<'takeCommand'> = (command, incident) => {
  const { order, facts, by, at } = command;
  const { authority, glass, rules } = incident;
  if (!mayHold(facts.roster).includes(by)) return byOps(command, incident);
  if (by === authority && glass && glass.until > at) {
    return nothing({ note: 'AlreadyHolds', role: 'authority', person: by });
  }
  return decided(
    {
      type: 'CommandTaken',
      how: 'break-glass',
      by,
      ...(by !== authority && { relieved: authority }),
      until: after(at, rules.breakGlassMs),
      because: because(command, by, { role: 'roster' }),
      texts: { reason: order.reason },
    },
    reviewOpened(
      incident,
      { cause: 'take-command', notBy: [by], what: `Command was taken: ${order.reason}` },
      at,
    ),
  );
};

/**
 * **I decide**: a decision has waited its time, others than the authority were called for it, and one of the roster takes
 * it. That is the usual succession: no reason, no review, nothing widened.
 */
export const iDecide: Decider<'iDecide'> = (command, incident) => {
  const { facts, by } = command;
  const { authority } = incident;
  if (by === authority) return nothing({ note: 'AlreadyHolds', role: 'authority', person: by });
  const decision = decisionSince(incident);
  if (!mayHold(facts.roster).includes(by)) return byOps(command, incident);
  if (decision === undefined) return refused(refuse('NothingToDecide', { authority }));
  if (!isOpenToOthers(incident)) {
    return refused(refuse('TooEarlyToDecide', { authority, until: succeedsAt(incident) }));
  }
  return decided({
    type: 'CommandTaken',
    how: 'succession',
    by,
    relieved: authority,
    because: because(command, by, { role: 'roster' }),
  });
};

/**
 * Somebody else than the authority was called for the decision that waits, or there was nobody left to call. Calls before
 * this authority came speak of the one before: whoever has just taken command has their own time.
 */
export const isOpenToOthers = (incident: Incident): boolean =>
  pagedInVain(incident) ||
  pagesFor(incident, decisionSince(incident)).some(
    ({ person, at }) => person !== incident.authority && at > incident.paging.authoritySince,
  );

/** Everybody who holds `ops`: whoever was given it in the incident, and whoever has it by configuration. */
export const opsOf = (
  { roles }: Pick<Incident, 'roles'>,
  standing: readonly PersonId[] = [],
): readonly PersonId[] => [...(roles['ops'] === undefined ? [] : [roles['ops']]), ...standing];

/** Two holders of `ops`, once the whole roster was paged in vain: the first claims, the second agrees, the first decides. */
function byOps(command: Taking, incident: Incident): Decision {
  const { order, facts, by, at } = command;
  const { authority, claim } = incident;
  const holders = opsOf(incident, facts.roleHolders['ops']);
  const mayOps = pagedInVain(incident) && holders.includes(by);
  if (!mayOps) {
    return refused(refuse('MayNotTakeCommand', { authority, roster: mayHold(facts.roster) }));
  }
  // Whoever claimed it and holds ops no more is no second pair of eyes.
  const open = claim && claim.until > at && holders.includes(claim.by) ? claim : undefined;
  if (open?.by === by) return nothing({ note: 'AlreadyClaimed', until: open.until });
  if (open) return together(command, incident, open.by);
  if (order.reason === undefined) return refused(refuse('ReasonMissing', { order: order.kind }));
  return decided({
    type: 'CommandClaimed',
    by,
    until: after(at, incident.rules.handoverMs),
    because: because(command, by, { role: 'ops' }),
    texts: { reason: order.reason },
  });
}

function together(command: Taking, incident: Incident, first: PersonId): Decision {
  const { order, by, at } = command;
  const { reason } = order;
  const what = 'Two holders of ops took command, after the whole roster was paged in vain';
  return decided(
    {
      type: 'CommandTaken',
      how: 'ops',
      by: first,
      together: by,
      relieved: incident.authority,
      because: because(command, by, { role: 'ops' }),
      ...(reason === undefined ? {} : { texts: { reason } }),
    },
    reviewOpened(
      incident,
      {
        cause: 'take-command',
        notBy: [first, by],
        what: reason === undefined ? what : `${what}: ${reason}`,
      },
      at,
    ),
  );
}
