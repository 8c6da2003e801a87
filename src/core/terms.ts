import { canonical } from '../lib/canonical.ts';
import { approvalTerms } from './approval/terms.ts';
import { authorityTerms } from './authority/terms.ts';
import { cadenceTerms } from './cadence/terms.ts';
import { gateTerms } from './gates/terms.ts';
import type { Instant } from './ids.ts';
import { targetTimeTerms } from './impact/terms.ts';
import type { Incident } from './incident/incident.ts';
import { pagingTerms } from './paging/terms.ts';
import { tableTerms } from './proposals/terms.ts';
import { reportTerms } from './report/terms.ts';
import { restTerms } from './rest/terms.ts';
import { stepTerms } from './run/terms.ts';
import { standDownTerms } from './standdown/terms.ts';
import { standingOrderTerms } from './standing-order/terms.ts';
import { proposalTerms } from './strategy/terms.ts';
import { tabletopTerms } from './tabletop/terms.ts';
import type { TimerOrder } from './timer-order.ts';

/** Something that is waited for until a moment, and what the timer says then. No two terms have one key, in any incident. */
export type Term = { readonly key: string; readonly at: Instant; readonly order: TimerOrder };

/** What an append does to the kept terms. A second `set` of a key replaces the first. */
export type TermChange =
  | ({ readonly do: 'set' } & Term)
  | { readonly do: 'clear'; readonly key: string };

/** What is waited for in one noun. A new one is added to this list. */
const waited: readonly ((incident: Incident) => readonly Term[])[] = [
  stepTerms,
  proposalTerms,
  targetTimeTerms,
  gateTerms,
  approvalTerms,
  pagingTerms,
  standingOrderTerms,
  authorityTerms,
  cadenceTerms,
  standDownTerms,
  restTerms,
  tableTerms,
  reportTerms,
  tabletopTerms,
];

/** Everything that is waited for now. Nothing is, once an incident was closed, but what a step still has to end, and what comes of it. */
export const termsOf = (incident: Incident): readonly Term[] =>
  (incident.rung === 'closed' ? [stepTerms, reportTerms] : waited).flatMap((terms) =>
    terms(incident),
  );

/** What became of the terms between two states: those that are no longer waited for are cleared, new and moved ones are set. */
export function termChanges(before: Incident | undefined, after: Incident): readonly TermChange[] {
  const old = new Map((before ? termsOf(before) : []).map((term) => [term.key, term]));
  const now = termsOf(after);
  const kept = new Set(now.map(({ key }) => key));
  return [
    ...[...old.keys()]
      .filter((key) => !kept.has(key))
      .map((key) => ({ do: 'clear', key }) as const),
    ...now
      .filter((term) => !isSame(old.get(term.key), term))
      .map((term) => ({ do: 'set', ...term }) as const),
  ];
}

const isSame = (before: Term | undefined, now: Term): boolean =>
  before !== undefined && canonical(before) === canonical(now);
