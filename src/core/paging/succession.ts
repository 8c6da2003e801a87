import { after, type Instant, latest, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from './decisions.ts';
import { pagesFor } from './pages.ts';
import { isGone, type Succession } from './succession-list.ts';

/**
 * Who is called next for the decision that waits (product.md, "Roles"): the deputy, then each on the roster in turn.
 * Nobody twice for one decision, never whoever decides now, and whoever was relieved in this incident last. Undefined
 * when all were called.
 */
export function nextInSuccession(
  incident: Incident,
  roster: Pick<Succession, 'people' | 'deputy'> = incident.paging.succession,
): PersonId | undefined {
  const { authority, roles, paging } = incident;
  const first = roles['deputy'] ?? roster.deputy;
  const called = new Set(pagesFor(incident, decisionSince(incident)).map(({ person }) => person));
  const all = [...(first === undefined ? [] : [first]), ...roster.people];
  const left = all.filter(
    (person) => person !== authority && !called.has(person) && !isGone(incident, person),
  );
  return left.find((person) => !paging.relieved.includes(person)) ?? left[0];
}

/**
 * When the next in succession is called, or, where nobody is left, the roster was called in vain: a wait after the
 * decision began to wait for this authority, and a wait after each call. Whose account is closed is not waited for.
 * Undefined when nothing waits or all is said.
 */
export function succeedsAt(incident: Incident): Instant | undefined {
  const { paging, rules, authority } = incident;
  const decision = decisionSince(incident);
  if (decision === undefined || paging.inVain === decision) return undefined;
  const began = latest(decision, [paging.authoritySince]);
  const called = pagesFor(incident, decision).filter(({ person }) => person !== authority);
  const ends = [{ person: authority, at: began }, ...called].map(({ person, at }) =>
    isGone(incident, person) ? at : after(at, rules.maxWaitMs),
  );
  return ends.toSorted().at(-1);
}

/** The whole roster has been called for the decision that waits, each had their time, and nobody took it. */
export const pagedInVain = (incident: Incident): boolean =>
  incident.paging.inVain !== undefined && incident.paging.inVain === decisionSince(incident);
