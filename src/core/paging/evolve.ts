import { entryAt, withEntry } from '../../lib/layers.ts';
import type { EventType } from '../events.ts';
import { personIn } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { Recorded } from '../recorded.ts';
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
      pages: withEntry(state.paging.pages, page.page, {
        ...page,
        at,
        state: 'called',
        code: undefined,
        pager: undefined,
      }),
    }),
  PageReported: (state, { page: name, state: became, code, pager }) => {
    const page = entryAt(state.paging.pages, name);
    if (page === undefined) throw new Error(`${name} was reported but never sent`);
    return keep(state, {
      pages: withEntry(state.paging.pages, name, { ...page, state: became, code, pager }),
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
  recorded: Recorded,
): Incident {
  const { event, at } = recorded;
  const { paging } = next;
  const relieved = before !== undefined && before.authority !== next.authority;
  return keep(next, {
    waits: waitsAt(next, at),
    seen: seenIn(paging.seen, recorded),
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

/**
 * Whoever did something just now is awake. What a person signed, answered or approved earlier says nothing of now, though
 * it names them; and what was signed ahead is given by the timer.
 */
function seenIn(seen: Paging['seen'], { actor, via, at }: Recorded): Paging['seen'] {
  const person = via === 'timer' ? undefined : personIn(actor);
  return person === undefined ? seen : { ...seen, [person]: at };
}
