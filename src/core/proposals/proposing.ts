import type { EventOf } from '../events.ts';
import type { PersonId, PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { ProposalId } from './ids.ts';
import { sameProposal } from './table.ts';

type What = { readonly strategy: Strategy; readonly plan: PlanId | undefined };

/** The event that puts this on the table, or that one more person stands behind it. */
export function proposing(
  incident: Incident | undefined,
  { strategy, plan }: What,
  by: PersonId,
): EventOf<'StrategyProposed'> {
  const same = incident && sameProposal(incident, { strategy, plan });
  const number = Object.keys(incident?.table.proposals ?? {}).length + 1;
  return {
    type: 'StrategyProposed',
    proposal: same?.id ?? ProposalId.parse(`P${number}`),
    strategy,
    ...(plan === undefined ? {} : { plan }),
    by,
  };
}
