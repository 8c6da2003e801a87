import type { Event, EventType } from '../events.ts';
import { type Instant, PersonId } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import { waitsAt } from './decisions.ts';
import { pagedLately } from './pages.ts';
import type { Paging } from './paging.ts';

const keep = (state: Incident, more: Partial<Paging>): Incident => ({
  ...state,
  paging: { ...state.paging, ...more },
});

/** The events about who is called. */
export const pagingEvolvers = {
  PersonPaged: (state, { type: _type, texts: _texts, ...page }, at) =>
    keep(state, {
      pages: {
        ...state.paging.pages,
        [page.page]: { ...page, at, state: 'called', code: undefined },
      },
    }),
  PageReported: (state, { page: name, state: became, code }) => {
    const page = state.paging.pages[name];
    if (page === undefined) throw new Error(`${name} was reported but never sent`);
    return keep(state, {
      pages: { ...state.paging.pages, [name]: { ...page, state: became, code } },
    });
  },
  PagedInVain: (state, { decision }) => keep(state, { inVain: decision }),
  SuccessionChanged: (state, { type: _type, texts: _texts, ...succession }) =>
    // Somebody may have been added: who is called in vain is found out anew.
    keep(state, { succession, inVain: undefined }),
} satisfies Partial<Evolvers<EventType>>;

/** What every event says about waiting and being awake, whatever else it says: the state after it, with that in it. */
export function attended(
  before: Incident | undefined,
  next: Incident,
  event: Event,
  at: Instant,
): Incident {
  const { paging } = next;
  const relieved = before !== undefined && before.authority !== next.authority;
  return keep(next, {
    waits: waitsAt(next, at),
    seen: seenIn(paging.seen, event, at),
    // Whoever decides now has not been waited for yet, so nobody was called in vain.
    ...(relieved
      ? {
          authoritySince: at,
          relieved: [...paging.relieved, before.authority],
          inVain: undefined,
        }
      : {}),
    ...(event.type === 'OrderAdvised' &&
    next.rung !== 'closed' &&
    !pagedLately(next, next.authority, at)
      ? { advisedAt: at }
      : {}),
  });
}

/** Whoever ordered something is awake. */
function seenIn(seen: Paging['seen'], event: Event, at: Instant): Paging['seen'] {
  const who = [
    'by' in event ? event.by : undefined,
    'because' in event && event.because?.role !== 'signer' ? event.because?.person : undefined,
    event.type === 'CardShown' ? event.to : undefined,
  ].flatMap((person) => {
    const known = PersonId.safeParse(person);
    return known.success ? [known.data] : [];
  });
  return who.length === 0 ? seen : { ...seen, ...Object.fromEntries(who.map((one) => [one, at])) };
}
