import { holdersFor } from '../approval/guards.ts';
import { goesUnapproved } from '../approval/standing.ts';
import type { Facts } from '../facts.ts';
import { firstRefusal } from '../guards.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import type { OrderOf } from '../orders.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { excess, numberOf, type Signature, unsigned } from './loss.ts';
import { isTyped, needsOf } from './needs.ts';
import { destroys, mayRun, needsTwoPersons } from './persons.ts';
import { signatureOf } from './signing.ts';

/** A step that would destroy what has to be kept. No override, no break-glass reaches it (capabilities, S11). */
export function constraintForbids(document: FrozenPlan): Refusal | undefined {
  const found = mayRun(document).flatMap((step) =>
    destroys(step, document.datasets).flatMap(({ dataset, how }) => {
      const kept = document.datasets.find(({ name }) => name === dataset)?.constraints ?? [];
      return kept.map(({ said }) => ({ step: step.id, dataset, how, constraint: said }));
    }),
  );
  const [first] = found;
  return first && refuse('ConstraintForbids', first);
}

/** A plan about to be confirmed, with all that was said along with it. */
export type Confirming = {
  readonly order: Pick<OrderOf<'go'>, 'accept' | 'typed' | 'lose'>;
  readonly incident: Incident;
  readonly made: MadePlan;
  readonly facts: Facts;
  readonly by: PersonId;
  readonly at: Instant;
};

/** What was not said that has to be, in the order in which people are told. */
export const unsaid = (asked: Confirming): Refusal | undefined =>
  firstRefusal([() => notAccepted(asked), () => notTyped(asked), () => notSigned(asked)]);

function notAccepted({ order, made }: Confirming): Refusal | undefined {
  const { document, id: plan } = made;
  const open = needsOf(document).accept.find((word) => !(order.accept ?? []).includes(word));
  if (open === undefined) return undefined;
  return open === 'unknown-effects'
    ? refuse('EffectsUnknown', { plan, target: document.targets.join(', ') })
    : refuse('DataImpactUnknown', { plan, releases: [document.from.version] });
}

function notTyped({ order, incident, made, at }: Confirming): Refusal | undefined {
  const isUnapproved = goesUnapproved(incident, made, at);
  const { typed: wanted } = needsOf(made.document, isUnapproved);
  if (wanted === undefined || isTyped(order.typed, wanted)) return undefined;
  const two = needsTwoPersons(made.document);
  const why = isUnapproved ? ['unapproved', ...two] : two;
  return refuse('TargetNotTyped', { plan: made.id, typed: order.typed, wanted, why });
}

function notSigned(asked: Confirming): Refusal | undefined {
  const { incident, made, facts, at, order } = asked;
  const losses = excess(made.document, facts.losses);
  const known = incident.impact.signed[made.id] ?? [];
  if (unsigned(losses, known, at).length === 0) return undefined;
  const now = order.lose === undefined ? undefined : signatureOf(asked, order.lose);
  if (now?.ok === false) return now.error;
  const signatures: readonly Signature[] = now ? [...known, now.value] : known;
  const left = unsigned(losses, signatures, at);
  if (left.length === 0) return undefined;
  const holders = holdersFor(incident, made, facts);
  const owners = [...new Set(left.flatMap(({ owner }) => holders(owner)))];
  return refuse('DataLossUnsigned', {
    plan: made.id,
    losses: left,
    owners,
    number: numberOf(left),
  });
}
