import type { EventOf } from '../../src/core/events.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { decisionSince } from '../../src/core/paging/decisions.ts';
import { pagesFor } from '../../src/core/paging/pages.ts';
import { nextInSuccession, succeedsAt } from '../../src/core/paging/succession.ts';
import { isGone } from '../../src/core/paging/succession-list.ts';
import { entryAt } from '../../src/lib/layers.ts';
import type { Seen } from './invariants.ts';

/**
 * Nobody is called twice for one decision, for a decision that does not wait, or in a closed incident; calling moves
 * nothing, and no more does an answer on the pager.
 */
export function ofPages({ before, recorded: { event }, after }: Seen): readonly string[] {
  if (!before) return [];
  if (event.type === 'PersonPaged') {
    const moved = after.authority === before.authority ? [] : [`${event.page} moved the decision`];
    return [...moved, ...ofCall(before, event)];
  }
  if (event.type === 'PageReported') return ofAnswer(before, event, after);
  return event.type === 'PagedInVain' && event.decision !== decisionSince(before)
    ? ['a decision that waits no more is in vain']
    : [];
}

/** Whoever answers a pager decides nothing and is not taken for somebody who was here; nobody is called later for it. */
function ofAnswer(
  before: Incident,
  { page, pager }: EventOf<'PageReported'>,
  after: Incident,
): readonly string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [after.authority === before.authority, 'moved the decision'],
    [decisionSince(after) === decisionSince(before), 'changed what waits'],
    [succeedsAt(after) === succeedsAt(before), 'changed when the next one is called'],
    [nextInSuccession(after) === nextInSuccession(before), 'changed who is called next'],
    // A page that its own person's order answered is of somebody who was here.
    [pager === undefined || after.paging.seen === before.paging.seen, 'was taken for an order'],
  ];
  return rules.flatMap(([holds, problem]) => (holds ? [] : [`${page} ${problem}`]));
}

function ofCall(
  before: Incident,
  { page, person, decision, why, by }: EventOf<'PersonPaged'>,
): readonly string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [before.rung !== 'closed', `${page} calls somebody into a closed incident`],
    [by !== undefined || !isGone(before, person), `${page} calls somebody whose account is closed`],
    [entryAt(before.paging.pages, page) === undefined, `${page} is the name of two pages`],
    [
      decision === undefined || decision === decisionSince(before),
      `${page} is for a decision that does not wait`,
    ],
    [
      why !== 'decision' || pagesFor(before, decision).every((one) => one.person !== person),
      `${person} is called twice for one decision`,
    ],
  ];
  return rules.flatMap(([holds, problem]) => (holds ? [] : [problem]));
}
