import type { EventOf } from '../events.ts';
import type { Instant, PersonId, PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Happened } from '../timeline/entries.ts';
import { toldOf, type Words, wordsOf } from './told.ts';

/** Something that a plan which was carried out took for granted, and what became of it. */
export type AssumptionAccount = {
  readonly plan: PlanId;
  /** Counted from 1, in the order of the playbook. */
  readonly number: number;
  readonly text: string;
  /** Whether a check was to show it. */
  readonly proven: boolean;
  /** Undefined where nobody has settled it. */
  readonly outcome: EventOf<'AssumptionSettled'>['outcome'] | undefined;
  readonly at: Instant | undefined;
  /** Who said so; undefined where its check did, or nobody ever knew. */
  readonly by: PersonId | undefined;
  readonly evidence: Words;
};

/** Those of every plan under which a strategy was activated. */
export function assumptionAccounts(
  log: readonly Happened[],
  { plans }: Incident,
): readonly AssumptionAccount[] {
  const settled = toldOf(log, 'AssumptionSettled');
  const ran = new Set(toldOf(log, 'StrategyActivated').flatMap(({ event }) => event.plan ?? []));
  return Object.values(plans)
    .filter(({ id }) => ran.has(id))
    .flatMap(({ id, document }) =>
      document.assumes.map(({ text, check }, index) => {
        const number = index + 1;
        const last = settled.findLast(
          ({ event }) => event.plan === id && event.assumption === number,
        );
        return {
          plan: id,
          number,
          text,
          proven: check !== undefined,
          outcome: last?.event.outcome,
          at: last?.at,
          by: last?.event.because?.person,
          evidence: last && wordsOf(last, 'evidence'),
        };
      }),
    );
}
