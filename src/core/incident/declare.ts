import { type Command, type Decision, decided, refused } from '../command.ts';
import type { EventOf } from '../events.ts';
import type { Facts } from '../facts.ts';
import { IncidentId, type Instant, type PersonId, type Target } from '../ids.ts';
import type { OrderOf } from '../orders.ts';
import { successionOf } from '../paging/facts.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { momentSaid } from '../said-moment.ts';
import { isLikely } from './hurt-since.ts';

type First = { readonly person: PersonId; readonly by: EventOf<'IncidentDeclared'>['authorityBy'] };

/** The first authority (product.md, "Roles"): the declarer if on the roster of the worst-hit target, else its first, else its deputy. */
function firstAuthority({ roster }: Facts, declarer: PersonId): First | undefined {
  const { people, deputy } = roster;
  if (people.includes(declarer)) return { person: declarer, by: 'declarer' };
  const [onCall] = people;
  if (onCall) return { person: onCall, by: 'roster' };
  return deputy && { person: deputy, by: 'deputy' };
}

/** One open incident per target: why another cannot be opened here. */
export function targetTaken({ openOnTargets: [other] }: Facts): Refusal | undefined {
  return other && refuse('TargetHasIncident', other);
}

/** Opens an incident. Refuses where nobody could decide, where a target already has an open incident, and a time at which users cannot have begun to hurt. */
export function declare(command: Command<'declare'>, by: PersonId): Decision {
  const { order, facts } = command;
  const taken = targetTaken(facts);
  if (taken) return refused(taken);
  const since = order.since === undefined ? undefined : momentSaid(order.since, command.at);
  if (since !== undefined && !isLikely(since, command.at)) {
    return refused(refuse('HurtSinceUnfit', { since }));
  }
  const event = declared(command, by, { ...order, since });
  return event
    ? decided(event)
    : refused(refuse('NobodyMayDecide', { target: String(order.targets[0]) }));
}

/** The event that opens an incident on these targets; nothing when nobody could be its authority. */
export function declared(
  command: Pick<Command, 'facts' | 'order'>,
  by: PersonId,
  about: Pick<OrderOf<'declare'>, 'severity' | 'targets' | 'title' | 'private'> & {
    readonly since?: Instant | undefined;
  },
): EventOf<'IncidentDeclared'> | undefined {
  const { facts } = command;
  const first = firstAuthority(facts, by);
  return (
    first && {
      type: 'IncidentDeclared',
      id: IncidentId.parse(`INC-${facts.nextIncident}`),
      severity: about.severity ?? null,
      targets: [...about.targets],
      opened: command.order.kind === 'card' ? 'card' : 'declared',
      authority: first.person,
      authorityBy: first.by,
      criteria: [...facts.criteria],
      rules: facts.rules,
      succession: successionOf(facts),
      ...(about.private === true && { private: true }),
      ...(about.since !== undefined && { hurtSince: about.since }),
      because: because(command, by, { role: 'declarer' }),
      texts: { title: about.title },
    }
  );
}

/** What an incident is called that a card opened: nobody has said more yet. */
export const untitled = (target: Target): string => `${target}: rollback considered`;
