import type { Event } from '../events.ts';
import type { PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { preconditionKey } from '../run/phase.ts';
import type { Settled } from './state.ts';

/** Something that the plan takes for granted, and what has become of it. */
export type Assumption = {
  readonly plan: PlanId;
  /** Counted from 1, in the order of the playbook. */
  readonly number: number;
  readonly text: string;
  /** The precondition that shows it; undefined where it is unproven. */
  readonly check: string | undefined;
  readonly settled: Settled | undefined;
};

/** What the plan that was activated last takes for granted. */
export function assumptionsOf({ governing, plans, impact }: Incident): readonly Assumption[] {
  const made = governing === undefined ? undefined : plans[governing];
  if (made === undefined) return [];
  return made.document.assumes.map(({ text, check }, index) => ({
    plan: made.id,
    number: index + 1,
    text,
    check,
    settled: impact.settled[made.id]?.[index + 1],
  }));
}

/** With *recovered* each assumption that nobody settled is: by what its check said, else as never known. */
export const settleAssumptions = (incident: Incident): readonly Event[] =>
  assumptionsOf(incident)
    .filter(({ settled }) => settled === undefined)
    .map(({ plan, number, check }) => ({
      type: 'AssumptionSettled',
      plan,
      assumption: number,
      outcome: check === undefined ? 'never-known' : shownBy(incident, check),
    }));

/** A check that failed held the run up, and its verdict went when somebody went on without it: that person says what was broken. */
const shownBy = ({ checks }: Incident, check: string): Settled =>
  checks[preconditionKey(check)]?.verdict === 'pass' ? 'held' : 'never-known';
