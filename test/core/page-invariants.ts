import { decisionSince } from '../../src/core/paging/decisions.ts';
import { pagesFor } from '../../src/core/paging/pages.ts';
import type { Seen } from './invariants.ts';

/** Nobody is called twice for one decision, for a decision that does not wait, or in a closed incident; and only called out is called in vain. */
export function ofPages({ before, recorded: { event }, after }: Seen): readonly string[] {
  if (!before) return [];
  if (event.type === 'PagedInVain') {
    return event.decision === decisionSince(before)
      ? []
      : ['a decision that waits no more is in vain'];
  }
  if (event.type !== 'PersonPaged') return [];
  const { person, decision, page, why } = event;
  const problems = [
    before.rung === 'closed' ? `${page} calls somebody into a closed incident` : undefined,
    before.paging.pages[page] ? `${page} is the name of two pages` : undefined,
    decision !== undefined && decision !== decisionSince(before)
      ? `${page} is for a decision that does not wait`
      : undefined,
    why === 'decision' && pagesFor(before, decision).some((one) => one.person === person)
      ? `${person} is called twice for one decision`
      : undefined,
    after.authority === before.authority ? undefined : `${page} moved the decision`,
  ];
  return problems.filter((problem) => problem !== undefined);
}
