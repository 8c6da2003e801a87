import type { Instant, PersonId } from '../ids.ts';
import { isRollbackWrong } from '../impact/persons.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { heldOn, type PeopleFacts } from '../policy/facts.ts';
import { holdersOf } from '../policy/may.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { notReached } from '../standing-approval/counting.ts';
import type { Ground } from '../standing-approval/reach.ts';
import { assignedAs, type Need } from './needs.ts';
import type { Harm } from './refusals.ts';
import { standingBefore } from './standing.ts';

type Holders = (role: string) => readonly PersonId[];

/** Who can give this agreement now. Nobody is the second person beside themselves. */
export function approversOf(
  need: Need,
  made: MadePlan,
  { incident, holders }: { readonly incident: Incident; readonly holders: Holders },
): readonly PersonId[] {
  const all = [
    ...need.people,
    ...need.roles.flatMap((role) => {
      const assigned = assignedAs(role, incident, made.document);
      // A role stays with the authority only where nobody was given it: nobody agrees with themselves beside an approver.
      const others = (one: PersonId) => assigned.length === 0 || one !== incident.authority;
      return [...assigned, ...holders(role).filter(others)];
    }),
  ];
  const able = need.mode === 'second' ? all.filter((one) => one !== incident.authority) : all;
  return [...new Set(able)];
}

/** Who holds a role for this plan: whoever was given it in the incident, else of the plan's own service. */
export const holdersFor =
  (
    incident: Incident,
    { document }: Pick<MadePlan, 'document'>,
    facts: Pick<PeopleFacts, 'serviceHolders'>,
  ): Holders =>
  (role) =>
    holdersOf(role, incident, heldOn(facts, document.targets));

/** Why this plan may not go yet: somebody said no, or somebody has not said yes. */
export function notApproved(
  incident: Incident,
  made: MadePlan,
  facts: Ground,
  at: Instant,
): Refusal | undefined {
  const standings = standingBefore(incident, made, at);
  const denied = standings.find(({ no }) => no !== undefined)?.no;
  if (denied !== undefined) {
    const { person: by, at: since } = denied === 'silence' ? nobody : denied;
    return refuse('ApprovalDenied', { plan: made.id, by, at: since });
  }
  const holders = holdersFor(incident, made, facts);
  const missing = standings
    .filter(({ isMet }) => !isMet)
    .map(({ need, given }) => ({
      roles: need.roles,
      people: approversOf(need, made, { incident, holders }).filter((one) => !given.includes(one)),
      given: given.length,
      min: need.min,
    }));
  const ahead = notReached(incident, made, facts, at);
  return missing.length === 0
    ? undefined
    : refuse('ApprovalMissing', { plan: made.id, missing, ahead, harm: harmOf(made.document) });
}

/** What makes going back wrong in itself; approving does not make it right. */
const harmOf = (document: FrozenPlan): Harm | undefined =>
  isRollbackWrong(document)
    ? {
        release: document.from.version,
        impact: document.dataImpact,
        canContain: document.containable === true,
      }
    : undefined;

const nobody = { person: undefined, at: undefined };
