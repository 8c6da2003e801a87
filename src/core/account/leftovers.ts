import { entriesIn } from '../../lib/layers.ts';
import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Happened } from '../timeline/entries.ts';
import { toldOf, type Words, wordsOf } from './told.ts';

/** Work that was left over, as it stands at the end of the log. */
export type ResidualAccount = {
  readonly residual: string;
  readonly cause: EventOf<'ResidualOpened'>['cause'];
  readonly of: string;
  readonly name: string;
  readonly owner: string;
  /** Undefined where nothing is counted, null where nobody could tell. */
  readonly count: number | null | undefined;
  readonly status: 'open' | 'done' | 'waived';
  readonly opened: Instant;
  readonly due: Instant;
  readonly closed: Instant | undefined;
  readonly by: PersonId | undefined;
  readonly evidence: Words;
};

export function residualsOf(
  log: readonly Happened[],
  { residuals }: Incident,
): readonly ResidualAccount[] {
  const closes = toldOf(log, 'ResidualClosed');
  return Object.values(residuals).map((left) => {
    const { residual, cause, of, name, owner, count, status, openedAt: opened, due } = left;
    const close = closes.findLast(({ event }) => event.residual === residual);
    const ended = {
      closed: close?.at,
      by: close?.event.by,
      evidence: close && wordsOf(close, 'evidence'),
    };
    return { residual, cause, of, name, owner, count, status, opened, due, ...ended };
  });
}

/** What somebody else looks at afterwards. */
export type ReviewAccount = {
  readonly review: string;
  readonly cause: EventOf<'ReviewOpened'>['cause'];
  readonly what: Words;
  readonly notBy: readonly PersonId[];
  readonly opened: Instant;
  readonly due: Instant;
  readonly done: Instant | undefined;
  readonly by: PersonId | undefined;
  readonly finding: Words;
};

export const reviewsOf = (log: readonly Happened[]): readonly ReviewAccount[] =>
  toldOf(log, 'ReviewOpened').map((told) => {
    const { review, cause, notBy, due } = told.event;
    const done = toldOf(log, 'ReviewDone').find(({ event }) => event.review === review);
    return {
      review,
      cause,
      what: wordsOf(told, 'what'),
      notBy,
      opened: told.at,
      due,
      done: done?.at,
      by: done?.event.by,
      finding: done && wordsOf(done, 'finding'),
    };
  });

/** What going back did not undo, by plan: counted on the card or at go, and last. Null where nobody could tell. */
export type EffectAccount = {
  readonly plan: string;
  readonly effect: string;
  readonly name: string;
  readonly atDecision: number | null | undefined;
  readonly last: number | null | undefined;
};

/** The effects of every plan for which go was said. */
export function effectsOf(log: readonly Happened[], { plans }: Incident): readonly EffectAccount[] {
  const decisions = [...toldOf(log, 'StrategyDecided'), ...toldOf(log, 'SwitchOrdered')];
  return decisions.flatMap(({ event: { plan, counts } }) => {
    const made = plan && plans[plan];
    if (!made) return [];
    const counted = toldOf(log, 'EffectsCounted').findLast(({ event }) => event.plan === plan);
    return made.document.effects.map(({ id, name }) => ({
      plan: made.id,
      effect: id,
      name,
      atDecision: counts.find(({ effect }) => effect === id)?.count,
      last: counted?.event.counts.find(({ effect }) => effect === id)?.count,
    }));
  });
}

/** A change on a target by nobody who acts here, and what the authority said of it. */
export type OutsideAccount = {
  readonly change: string;
  readonly source: string;
  readonly kind: EventOf<'OutsideChangeSeen'>['kind'];
  readonly target: string;
  readonly at: Instant;
  readonly touches: boolean;
  readonly verdict: EventOf<'OutsideChangeJudged'>['verdict'] | undefined;
};

export const outsideOf = ({ outside }: Incident): readonly OutsideAccount[] =>
  entriesIn(outside).map(({ change, source, kind, target, happenedAt, touches, verdict }) => ({
    change,
    source,
    kind,
    target,
    at: happenedAt,
    touches,
    verdict,
  }));
