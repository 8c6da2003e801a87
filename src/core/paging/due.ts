import { after, type Instant } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from './decisions.ts';
import { lastPage, pagesFor } from './pages.ts';
import { isGone } from './succession-list.ts';

/**
 * When the authority is called: at once for a decision that waits, unless they were just seen here, then a wait after
 * that; and at once when somebody else asked for them. Undefined when they know, and when they can be reached no more.
 */
export function authorityCalledAt(incident: Incident): Instant | undefined {
  if (isGone(incident, incident.authority)) return undefined;
  return [forDecision(incident), forAdvice(incident)]
    .filter((moment) => moment !== undefined)
    .toSorted()[0];
}

function forDecision(incident: Incident): Instant | undefined {
  const { authority, paging, rules } = incident;
  const decision = decisionSince(incident);
  const called = pagesFor(incident, decision).some(({ person }) => person === authority);
  if (decision === undefined || called) return undefined;
  const seen = paging.seen[authority];
  const awake = seen === undefined ? decision : after(seen, rules.maxWaitMs);
  return awake > decision ? awake : decision;
}

function forAdvice({ authority, paging }: Incident): Instant | undefined {
  const { advisedAt } = paging;
  if (advisedAt === undefined) return undefined;
  const last = lastPage({ paging }, authority);
  return last !== undefined && last.at >= advisedAt ? undefined : advisedAt;
}
