import { ok, type Result } from '../../lib/result.ts';
import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { Role } from '../incident/orders.ts';
import { holdersOf } from '../policy/may.ts';
import { whoIs } from '../policy/named.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { decisionSince } from './decisions.ts';
import { nextPage, pagedLately, pagesFor } from './pages.ts';
import { isGone } from './succession-list.ts';

/** Anybody may call whoever decides, a person or a role. Whoever was called within five minutes is let be, unless they must act. */
const page: Decider<'page'> = (command, incident) => {
  const { order, by, at } = command;
  const { who = 'authority' } = order;
  const meant = whoIsMeant(who, command, incident);
  if (!meant.ok) return refused(meant.error);
  const called = meant.value.filter((person) => !isGone(incident, person));
  if (called.length === 0) return refused(refuse('AccountClosed', { people: meant.value }));
  const people = called.filter((person) => isToBeCalled(incident, person, at));
  if (people.length === 0) return nothing({ note: 'AlreadyPaged', people: called });
  return decided(
    ...people.map((person, index) => ({
      type: 'PersonPaged' as const,
      page: nextPage(incident, index),
      person,
      by,
      ...whyCalled(incident, person),
    })),
  );
};

/** The first call of whoever decides counts as the one for the decision; a later one says who asks once more. */
function whyCalled(
  incident: Incident,
  person: PersonId,
): Pick<EventOf<'PersonPaged'>, 'why' | 'decision'> {
  const decision = decisionSince(incident);
  if (person !== incident.authority || decision === undefined) return { why: 'order' };
  return { why: isCalledFor(incident, decision, person) ? 'order' : 'decision', decision };
}

const isCalledFor = (incident: Incident, decision: Instant, person: PersonId): boolean =>
  pagesFor(incident, decision).some((one) => one.person === person);

function whoIsMeant(
  who: string,
  { facts }: Command<'page'>,
  incident: Incident,
): Result<readonly PersonId[], Refusal> {
  if (who === 'authority') return ok([incident.authority]);
  const role = Role.safeParse(who);
  if (role.success) return ok(holdersOf(role.data, incident, facts));
  const meant = whoIs(who, facts);
  return meant.ok ? ok([meant.value]) : meant;
}

/** Whoever must act is called for each decision, however lately they were called for another. */
function isToBeCalled(incident: Incident, person: PersonId, at: Instant): boolean {
  if (!pagedLately(incident, person, at)) return true;
  const decision = decisionSince(incident);
  return (
    person === incident.authority &&
    decision !== undefined &&
    !isCalledFor(incident, decision, person)
  );
}

/** The orders about calling people. */
export const pagingDeciders = { page };
