import type { Because } from '../because.ts';
import { type Decision, decided, nothing, refused } from '../command.ts';
import type { Event, EventOf } from '../events.ts';
import { type Instant, millis, type OutsideId, type PersonId } from '../ids.ts';
import type { OrderOf } from '../orders.ts';
import { refuse } from '../refusals.ts';
import type { TargetHistory } from '../release/history.ts';
import { goesBack } from './seen.ts';

type Told = Omit<EventOf<'WentBackOutside'>, 'type' | 'texts'>;

/** What is recorded of it, on its own stream and on that of the target. `what`: what was seen, in words. */
function recordsOf(
  told: Told,
  what: string,
): readonly [EventOf<'WentBackOutside'>, EventOf<'ReleaseLeft'>] {
  const { outside, target, from, to, since } = told;
  return [
    { type: 'WentBackOutside', ...told, texts: { title: what } },
    { type: 'ReleaseLeft', outside, target, from, to, since },
  ];
}

/** Under which name it would be recorded, who says so, and which incident holds the target. */
export type Sighting = Pick<Told, 'outside' | 'seen' | 'by' | 'incident'> & {
  /** What is seen, in words. */
  readonly what: (back: { readonly from: string; readonly to: string }) => string;
};

/**
 * What was decided about the releases of a target, and that an older one is live again by it. Nothing is added without a
 * sighting: then a run of ours brings it.
 */
export function alsoGoneBack(
  decision: Decision,
  history: TargetHistory,
  sighting: Sighting | undefined,
): Decision {
  if (decision.status !== 'decided' || sighting === undefined) return decision;
  const { events } = decision;
  return decided(
    ...events,
    ...events.flatMap((event) =>
      event.type === 'ReleaseRegistered'
        ? backBy(history, sighting, { ...event, since: event.liveSince })
        : [],
    ),
  );
}

/** What is recorded where this release is live: nothing where that is no way back. */
export function backBy(
  history: TargetHistory,
  { what, ...sighting }: Sighting,
  live: Pick<Told, 'target' | 'since'> & { readonly version: string },
): readonly Event[] {
  const back = goesBack(history, live);
  if (back === undefined) return [];
  const { target, since } = live;
  return recordsOf({ ...sighting, target, since, ...back }, what(back));
}

/** A run of ours and what somebody remembers are the same where they are no further apart. */
const sameMs = 3_600_000;

type Given = {
  readonly order: OrderOf<'registryAdd'>;
  readonly by: PersonId;
  readonly at: Instant;
};

/** Records what nobody saw. Refuses what did not go back, has not happened yet, or was a run of ours. */
export function addOutside(
  { order, by, at }: Given,
  { wentBack }: TargetHistory,
  outside: OutsideId,
): Decision {
  const { target, from, to, since, what } = order;
  const no = (why: 'same' | 'future') => refused(refuse('NotOutside', { target, from, to, why }));
  if (from === to) return no('same');
  if (since > at) return no('future');
  const known = wentBack.find(
    (one) =>
      one.from === from && one.to === to && Math.abs(millis(one.since) - millis(since)) <= sameMs,
  );
  if (known && 'plan' in known) {
    return refused(refuse('NotOutside', { target, from, to, why: 'run', plan: known.plan }));
  }
  if (known) return nothing({ note: 'AlreadyOutside', outside: known.outside });
  return decided(...recordsOf({ outside, target, from, to, since, seen: 'told', by }, what));
}

/** What somebody of the team says: who did it, why, and what it did not undo. */
export const explainOutside = (
  { outside, who, why, left }: OrderOf<'registryExplain'>,
  { target, by }: Pick<EventOf<'WentBackExplained'>, 'target' | 'by'>,
  because: Because,
): EventOf<'WentBackExplained'> => ({
  type: 'WentBackExplained',
  outside,
  target,
  by,
  because,
  texts: { who, why, left },
});
