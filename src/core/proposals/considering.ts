import type { Facts } from '../facts.ts';
import type { PlanId } from '../ids.ts';
import { warningsOf } from '../impact/needs.ts';
import type { Incident } from '../incident/incident.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import type { EffectCount } from '../strategy/events.ts';
import { openPlans } from '../strategy/plans.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Considered } from './considered.ts';
import { standingProposals } from './table.ts';

type Chosen = { readonly strategy: Strategy; readonly plan?: PlanId | undefined };

/** What every decision keeps of what was known when it was made; `document` is the plan that was chosen. */
export const knownThen = (
  { counts }: Pick<Facts, 'counts'>,
  incident: Incident,
  chosen: Chosen,
  document?: FrozenPlan,
): {
  readonly counts: EffectCount[];
  readonly unproven: string[];
  readonly considered: Considered;
} => ({
  counts: document === undefined ? [] : [...counts],
  unproven: (document?.assumes ?? [])
    .filter(({ check }) => check === undefined)
    .map(({ text }) => text),
  considered: {
    ...consideredFor(incident, chosen),
    warned: document === undefined ? [] : [...warningsOf(document)],
  },
});

/** What is on the table and known now, for the decision for `chosen`. */
function consideredFor(incident: Incident, chosen: Chosen): Omit<Considered, 'warned'> {
  const { checks, waived, table } = incident;
  return {
    options: optionsFor(incident, chosen),
    checks: Object.entries(checks).map(([check, { verdict, at }]) => ({ check, verdict, at })),
    waived: [...waived],
    objections: table.objections.map(({ id, by }) => ({ objection: id, by })),
    polls: table.polls.map(({ id, status }) => ({
      poll: id,
      standing: status === 'open' ? status : answerOf(incident, id),
    })),
  };
}

const answerOf = ({ table }: Incident, poll: string): 'consent' | 'objections' =>
  table.objections.some((one) => one.poll === poll) ? 'objections' : 'consent';

function optionsFor(incident: Incident, chosen: Chosen): Considered['options'] {
  const proposed = standingProposals(incident);
  const plans = openPlans(incident).filter(({ id }) => proposed.every(({ plan }) => plan !== id));
  const asProposed = proposed.map(({ id, strategy, plan, by, standing }) => ({
    proposal: id,
    strategy,
    ...(plan === undefined ? {} : { plan }),
    by: [...by],
    status: standing.status === 'declined' ? standing.status : ('open' as const),
    chosen: isFor({ strategy, plan }, chosen),
  }));
  const asPlanned = plans.map(({ id, proposal, document }) => ({
    strategy: document.strategy,
    plan: id,
    by: [],
    status: proposal.status === 'declined' ? proposal.status : ('open' as const),
    chosen: id === chosen.plan,
  }));
  return [...asProposed, ...asPlanned];
}

/** Whether a proposal is what was decided: its very plan, or its strategy where it named no plan. */
export const isFor = (
  { strategy, plan }: { readonly strategy: Strategy; readonly plan: PlanId | undefined },
  chosen: Chosen,
): boolean => (plan === undefined ? strategy === chosen.strategy : plan === chosen.plan);
