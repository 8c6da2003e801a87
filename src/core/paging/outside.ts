import type { Incident } from '../incident/incident.ts';
import { isOver } from './pages.ts';
import type { Page } from './paging.ts';

/** What a pager was told last about a page, as far as anybody knows: it may have been lost on the way. */
export type ToldPager = 'trigger' | 'acknowledge' | undefined;

/**
 * What the pager is to be told now about a page; nothing when it knows. Whoever has answered is not rung any more, and
 * what is over is resolved. `isMoot`: the ask that it was for does not stand any more.
 */
export function toTellPager(
  incident: Pick<Incident, 'paging' | 'rung' | 'reached'>,
  page: Page,
  { told, isMoot }: { readonly told: ToldPager; readonly isMoot: boolean },
): 'trigger' | 'acknowledge' | 'resolve' | undefined {
  if (isMoot || isOver(incident, page)) return told && 'resolve';
  if (page.state === 'answered') return told === 'trigger' ? 'acknowledge' : undefined;
  return page.state === 'called' || page.state === 'failed' ? 'trigger' : undefined;
}
