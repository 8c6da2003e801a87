import type { EventOf } from '../../src/core/events.ts';
import type { Instant, PersonId } from '../../src/core/ids.ts';
import type { PagingReport } from '../../src/core/paging/reports.ts';
import type { Succession } from '../../src/core/paging/succession-list.ts';
import { type Term, termsOf } from '../../src/core/terms.ts';
import type { Move } from './given.ts';
import { type By, order, stop } from './orders.ts';
import { observer } from './sample.ts';
import { type Act, opening, type Scene } from './scene.ts';

const due = (scene: Scene, kind: string): Term | undefined =>
  scene.incident && termsOf(scene.incident).find(({ order }) => order.kind === kind);

/** When the timer is to say this; undefined when it is not to say it. */
export const dueAt = (scene: Scene, kind: string): Instant | undefined => due(scene, kind)?.at;

/** Whoever is next in succession is called at the moment at which they are due. */
export const successionDue: Act = { report: { kind: 'successionDue' } };
export const authorityDue: Act = { report: { kind: 'authorityDue' } };

export const later = (minutes: number): Act => ({ laterMs: minutes * 60_000 });

/** A wait, and the next in succession is called. */
export const waited: Move = [later(5), successionDue];

export const pageReported = (
  page: string,
  state: EventOf<'PageReported'>['state'],
  code?: string,
): Act => ({ report: { kind: 'pageReported', page, state, code } });

/** The pager says by itself what became of a page, by default just now. */
export const pageHeard =
  (
    page: string,
    state: 'delivered' | 'answered',
    more: Partial<Extract<PagingReport, { kind: 'pageHeard' }>> = {},
  ) =>
  ({ at }: Pick<Scene, 'at'>): Act => ({
    report: {
      kind: 'pageHeard',
      page,
      state,
      happenedAt: at,
      answeredBy: undefined,
      named: undefined,
      ...more,
    },
  });

export const successionKnown = (succession: Succession): Act => ({
  report: { kind: 'successionKnown', succession },
});

/** A stop by somebody who may not: it asks for the authority. */
export const advice: Act = stop({ by: observer });

/** Something urgent is asked of this person, since the beginning unless said otherwise. */
export const askUnanswered = (ask: string, person: PersonId, since: Instant = opening.at): Act => ({
  report: { kind: 'askUnanswered', ask, person, since },
});

/** `/incident page`, of whoever decides, of somebody by name, or of a role. */
export const page = ({
  named,
  role,
  ...by
}: By & { readonly named?: PersonId | undefined; readonly role?: string } = {}): Act => {
  const who = role ?? named;
  return order(
    { kind: 'page', ...(who === undefined ? {} : { who }) },
    { ...by, facts: { named, ...by.facts } },
  );
};
