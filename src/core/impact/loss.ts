import type { EventOf } from '../events.ts';
import type { Instant, PersonId, PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { destroyedBy } from './persons.ts';
import type { DatasetSpec, Loss } from './shapes.ts';

/** Who answers for a dataset that nobody declared. */
const usualOwner = 'dba';

/** A dataset that nobody declared: nothing is known of it, and nothing of it may be lost unsigned. */
const undeclared = (name: string): DatasetSpec => ({
  name,
  owner: usualOwner,
  rpo: {},
  constraints: [],
});

/** The datasets of which a plan destroys something, each once. */
export const destroyedDatasets = (document: FrozenPlan): readonly DatasetSpec[] =>
  [...new Set(destroyedBy(document).map(({ dataset }) => dataset))].map(
    (name) => document.datasets.find((one) => one.name === name) ?? undeclared(name),
  );

/** More than may be lost without a signature. Without a threshold that is any row, and what nobody could count always is. */
export function exceeds(loss: Loss, { rpo: { maxAgeMs, maxRows = 0 } }: DatasetSpec): boolean {
  if (loss.rows === null || loss.rows > maxRows) return true;
  return maxAgeMs !== undefined && (loss.ageMs === null || loss.ageMs > maxAgeMs);
}

/** What this plan would lose now beyond its thresholds. A dataset that was not looked up counts as lost uncounted. */
export const excess = (document: FrozenPlan, losses: readonly Loss[]): readonly Loss[] =>
  destroyedDatasets(document).flatMap((dataset) => {
    const { name, owner } = dataset;
    const none: Loss = { dataset: name, owner, rows: null, ageMs: null };
    const loss = losses.find((one) => one.dataset === name) ?? none;
    return exceeds(loss, dataset) ? [loss] : [];
  });

/** What is typed to sign these: the rows of all of them, or that nobody knows. */
export function numberOf(losses: readonly Loss[]): string {
  const counted = losses.map(({ rows }) => rows).filter((rows) => rows !== null);
  return counted.length < losses.length
    ? 'unknown'
    : String(counted.reduce((sum, rows) => sum + rows, 0));
}

export type Signature = Pick<EventOf<'LossSigned'>, 'losses' | 'by' | 'until'>;

const covers = ({ losses }: Signature, loss: Loss): boolean =>
  losses.some(
    ({ dataset, rows }) =>
      dataset === loss.dataset && (rows === null || (loss.rows !== null && loss.rows <= rows)),
  );

/** What of this nobody has signed, or what has grown since somebody did. */
export const unsigned = (
  losses: readonly Loss[],
  signatures: readonly Signature[],
  at: Instant,
): readonly Loss[] =>
  losses.filter((loss) => !signatures.some((one) => at <= one.until && covers(one, loss)));

/** The last losses that anybody was shown for a plan. */
export function shownLosses({ cards }: Pick<Incident, 'cards'>, plan: PlanId): readonly Loss[] {
  const shown = Object.values(cards)
    .filter((card) => card.plan === plan)
    .toSorted((a, b) => a.until.localeCompare(b.until));
  return shown.at(-1)?.losses ?? [];
}

/** Those of which this person answers for the dataset. */
export const ownedBy = (
  losses: readonly Loss[],
  person: PersonId,
  holders: (role: string) => readonly PersonId[],
): readonly Loss[] => losses.filter(({ owner }) => holders(owner).includes(person));
